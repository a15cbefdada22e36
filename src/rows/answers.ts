/** What of a row is the assistant's: by the shapes of instruction data. The user's words, prompts and rejected answers are left out. */

/** The answers of a row, and whether its columns are known at all. */
export interface Answers {
  readonly texts: readonly string[];
  /** False where no column was recognized as an answer. */
  readonly known: boolean;
}

/** An object of a row, or the row itself. */
export type Row = Readonly<Record<string, unknown>>;

/** Is this an object? */
export const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

const none: Answers = { texts: [], known: false };

/** Rows of attacks on a model, and of what came of them, are tests and no training data. */
const attack = /jailbreak|adversarial|red_?team|attack/i;
const turns = /^(?:messages|conversations?|dialog(?:ue)?s?|turns|chat|items|mapping)$/i;
const answer =
  /(?:^|_)(?:outputs?|responses?|answers?|completions?|repl(?:y|ies)|generations?|generated|targets?|chosen|accepted|assistant|bot|gpt|solution)(?:_text)?$/i;
const foreign = /reject|prompt|user|human|system|instruction|input|question|query|lose/i;
const transcript = /^(?:text|content|conversation|chosen|completion|dialog(?:ue)?|sample)$/i;
const speakers = /^(?:assistant|gpt|chatgpt|bot|chat_?bot|model|ai|moss|bing|bard|chatglm|助手)$/i;

/** The answers in one row. */
export function answersOf(row: unknown): Answers {
  if (Array.isArray(row)) return ofTurns(row) ?? none;
  if (!isRow(row)) return none;
  const entries = Object.entries(row);
  if (isTest(row)) return { texts: [], known: true };
  const found = entries.flatMap(([key, value]) => ofColumn(key, value) ?? []);
  const known = entries.some(([key, value]) => ofColumn(key, value) !== undefined);
  return { texts: found, known };
}

/** Is this a row of an attack on a model? */
export const isTest = (row: Row): boolean => Object.keys(row).some((key) => attack.test(key));

/** Has this row a place for an answer, be it empty? Turns have one where an assistant speaks. */
export const holdsAnswers = (row: Row): boolean =>
  Object.entries(row).some(([key, value]) => {
    if (foreign.test(key)) return false;
    if (turns.test(key) && typeof value === "object") return (ofColumn(key, value) ?? []).length > 0;
    return answer.test(key) || transcript.test(key) || (ofChoices(key, value) ?? []).length > 0;
  });

/** The assistant's turns in a column. */
export const assistantTurns = (key: string, value: unknown): readonly Row[] =>
  !foreign.test(key) && (turns.test(key) || answer.test(key)) && Array.isArray(value)
    ? value.filter(isRow).filter((turn) => speakers.test(speakerOf(turn) ?? ""))
    : [];

/** The answers of one column; undefined where it is none that may hold any. */
function ofColumn(key: string, value: unknown): readonly string[] | undefined {
  if (foreign.test(key)) return undefined;
  if (turns.test(key) && Array.isArray(value)) return ofTurns(value)?.texts;
  if (turns.test(key) && isRow(value)) return ofMoss(value);
  if (/^history$/i.test(key) && Array.isArray(value))
    return value.flatMap((turn) => (Array.isArray(turn) ? strings(turn.slice(1, 2)) : (ofTurns([turn])?.texts ?? [])));
  const choices = ofChoices(key, value);
  if (choices) return choices;
  const isAnswer = answer.test(key);
  if (typeof value === "string" && (isAnswer || transcript.test(key))) return ofTranscript(value) ?? (isAnswer ? [value] : undefined);
  if (!isAnswer) return undefined;
  if (isRow(value)) return ofReply(value) ?? turnText(value);
  if (!Array.isArray(value)) return undefined;
  // Turns, or answers in the order of preference, of which the first is the one to learn.
  return ofTurns(value)?.texts ?? strings(value.slice(0, 1));
}

const strings = (values: readonly unknown[]): string[] => values.filter((value) => typeof value === "string");

/** What an interface answered, as it came or in the log of a batch: `{"body": {"choices": …}}`. */
function ofReply(reply: Row): readonly string[] | undefined {
  const body = isRow(reply["body"]) ? reply["body"] : reply;
  return ofChoices("choices", body["choices"]);
}

/** The first of the choices that an interface gave; those of a question with several answers are none. */
function ofChoices(key: string, value: unknown): readonly string[] | undefined {
  if (!/^choices$/i.test(key) || !Array.isArray(value)) return undefined;
  const [first] = value as readonly unknown[];
  if (!isRow(first)) return undefined;
  if (isRow(first["message"])) return turnText(first["message"]);
  return "finish_reason" in first ? strings([first["text"]]) : undefined;
}

/** Turns with a speaker: ShareGPT, OpenAI's messages, trees flattened to lists. */
function ofTurns(list: readonly unknown[]): Answers | undefined {
  const spoken = list.filter(isRow).filter((turn) => speakerOf(turn) !== undefined);
  if (spoken.length === 0) return undefined;
  return { known: true, texts: spoken.filter((turn) => speakers.test(speakerOf(turn) ?? "")).flatMap(turnText) };
}

const speakerOf = (turn: Row): string | undefined => {
  const speaker = turn["role"] ?? turn["from"] ?? turn["speaker"] ?? turn["user"];
  if (typeof speaker === "string") return speaker.trim();
  return typeof turn["assistant"] === "string" || typeof turn["human"] === "string" ? "assistant" : undefined;
};

/** The words of a turn; content may be a list of parts. */
function turnText(turn: Row): string[] {
  const content = turn["content"] ?? turn["value"] ?? turn["text"] ?? turn["assistant"];
  if (Array.isArray(content)) return content.filter(isRow).flatMap((part) => strings([part["text"]]));
  return strings([content]);
}

/** MOSS: `{"turn_1": {"Human": …, "MOSS": …}}`. */
const ofMoss = (chat: Row): string[] =>
  Object.values(chat)
    .filter(isRow)
    .flatMap((turn) => Object.entries(turn).flatMap(([speaker, words]) => (speakers.test(speaker) ? strings([words]) : [])));

const marker =
  /<\|im_start\|>(\w+)\n|<\|(assistant|user|system)\|>|\[(\/?INST)\]|<start_of_turn>(\w+)|(?:^|\n)#{0,3} ?(Human|User|Assistant|System|Bot|AI|GPT|Instruction|Response|Input|用户|助手) ?[:：]/gi;

/** Only the assistant's parts of a conversation in one text; undefined where nobody is named. */
function ofTranscript(text: string): string[] | undefined {
  if (!["<", "[", ":", "："].some((mark) => text.includes(mark))) return undefined;
  const marks = [...text.matchAll(marker)];
  if (marks.length === 0) return undefined;
  return marks.flatMap((mark, i) => {
    const speaker = (mark[1] ?? mark[2] ?? mark[3] ?? mark[4] ?? mark[5] ?? "").toLowerCase();
    const isOurs = speakers.test(speaker) || speaker === "/inst" || speaker === "response";
    return isOurs ? [text.slice(mark.index + mark[0].length, marks[i + 1]?.index)] : [];
  });
}
