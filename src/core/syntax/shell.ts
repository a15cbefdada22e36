/**
 * Command lines as shells read them: words with their exact places, variables that are set to literal text replaced by it. No shell is
 * emulated: what a substitution, a loop or an argument would bring stays `${…}`, which names nothing.
 */
import { type Dialect, type Value, type Word, WordReader } from "./shell-words.ts";

export type { Dialect, Value, Word };

/** One command: its words, the assignments before it left out. */
export type Command = readonly Word[];

/** Words a script may hold before the rest is left unread: generated files are longer, and are no launchers. */
const maxWords = 20_000;
/** Longest value and longest array of a variable that are kept. */
const maxText = 20_000;
const maxArray = 2_000;
const maxPrefixes = 20;

/** Reads all commands of a text in order. Any text is a shell text; nothing throws. `values`: what variables hold that are set elsewhere; `from`: where the commands begin. */
export function commandsIn(text: string, dialect: Dialect = "shell", values?: ReadonlyMap<string, Value>, from = 0): Command[] {
  return commandsOf(new Reader(text, dialect, from, text.length, values ?? new Map()));
}

function commandsOf(reader: Reader): Command[] {
  reader.run();
  return reader.commands;
}

/** Functions that are known, and calls of them that are followed. */
const maxFunctions = 200;
const maxCalls = 50;

class Reader extends WordReader {
  readonly commands: Command[] = [];
  /** Bodies of functions, where a call of one is followed. */
  readonly #functions: ReadonlyMap<string, readonly [from: number, to: number]>;
  #calls = 0;

  constructor(text: string, dialect: Dialect, from: number, to: number, outer: ReadonlyMap<string, Value>, isNested = false) {
    super(text, dialect, from, to, outer, isNested);
    this.#functions = isNested || dialect !== "shell" ? noFunctions : functionsIn(text);
  }

  #words: Word[] = [];
  #count = 0;
  /** How many `if` are open. */
  #branches = 0;
  #heredocs: { readonly mark: string; readonly command: readonly Word[] }[] = [];

  run(): void {
    while (this.at < this.end && this.#count < maxWords) this.#step();
    this.#close();
  }

  #step(): void {
    const char = this.text[this.at] ?? "";
    const broken = /^\\[ \t]*\r?\n/.exec(this.text.slice(this.at, this.at + 12));
    if (broken) this.at += broken[0].length;
    else if (char === "\n") this.#newline();
    else if (/[;&|(){}]/.test(char) && !(char === "{" && this.#words.length > 0)) {
      this.#close();
      this.at++;
    } else if (/\s/.test(char)) this.at++;
    else if (char === "#") this.at = this.lineEnd(this.at);
    else if (char === "<" || char === ">") this.#redirect();
    else this.#take();
  }

  #newline(): void {
    this.#close();
    this.at++;
    for (const { mark, command } of this.#heredocs.splice(0)) {
      const from = this.at;
      this.at = this.#afterHeredoc(mark);
      this.#hereText(command, from, this.at - mark.length);
    }
  }

  /** The text of a here-document: a variable that is read, a script that is run, or only text. */
  #hereText(command: readonly Word[], from: number, to: number): void {
    const program = command[0]?.text ?? "";
    if (this.isNested || to <= from || !/^(?:read|sbatch|bash|sh|srun|qsub)$/.test(program)) return;
    const commands = commandsOf(new Reader(this.text, this.dialect, from, to, this.values, true));
    if (program === "read") this.values.set(command.at(-1)?.text ?? "", { words: commands.flat() });
    else this.commands.push(...commands);
  }

  /** A redirection and its target are no words of the command. */
  #redirect(): void {
    const match = /^(?:<<<|<<-?|>>|>&|<&|[<>])[ \t]*/.exec(this.text.slice(this.at, this.at + 40));
    this.at += match?.[0].length ?? 1;
    const target = this.word();
    if (match && /^<<-?[ \t]*$/.test(match[0]) && target.text !== "")
      this.#heredocs.push({ mark: target.text, command: this.#words.slice() });
  }

  #afterHeredoc(mark: string): number {
    for (let at = this.at; at < this.end; ) {
      const end = this.lineEnd(at);
      if (this.text.slice(at, end).trim() === mark) return end;
      at = end + 1;
    }
    return this.end;
  }

  /** A word, or an assignment where a command begins. */
  #take(): void {
    const begins = this.#words.length < maxPrefixes && this.#words.every(({ text }) => isPrefix.test(text));
    const rest = this.text.slice(this.at, Math.min(this.end, this.at + 120));
    const set = begins ? (this.dialect === "make" && this.#atLineStart() ? makeSet : shellSet).exec(rest) : null;
    if (set?.[1]) return this.#assign(set[1], set[0].length, set[2] === "?");
    if (this.dialect === "make" && begins && /[@+-]/.test(rest[0] ?? "") && /^[@+-]+\w/.test(rest)) {
      this.at++;
      return;
    }
    const start = this.at;
    const spliced = this.splice();
    const words = spliced ?? [this.word()];
    // The number before a redirection is a stream.
    if (!(/^[<>]/.test(this.text[this.at] ?? "") && /^\d$/.test(words[0]?.text ?? ""))) this.#push(words);
    if (this.at === start) this.at++;
  }

  #assign(name: string, length: number, onlyIfUnset: boolean): void {
    this.at += length;
    const value = this.dialect === "make" && this.#atValueOfMake() ? this.#restOfLine() : this.#valueOf();
    // A value that is made of itself doubles with every line.
    const isLong = value?.words.some(({ text }) => text.length > maxText) || (value?.words.length ?? 0) > maxArray;
    // What only some runs set does not replace what all others have.
    const isKept = (onlyIfUnset && this.values.has(name)) || (this.#branches > 0 && this.values.get(name) !== undefined);
    if (!isKept) this.values.set(name, isLong ? undefined : value);
  }

  #valueOf(): Value {
    if (this.text[this.at] === "(") return { words: this.#array() };
    if (this.at >= this.end || /[\s;&|]/.test(this.text[this.at] ?? " ")) return { words: [] };
    return { words: this.splice() ?? [this.word()] };
  }

  #array(): Word[] {
    this.at++;
    const words: Word[] = [];
    while (this.at < this.end && this.text[this.at] !== ")" && words.length < 1_000) {
      const char = this.text[this.at] ?? "";
      if (/[\s\\;&|(<>]/.test(char)) this.at++;
      else if (char === "#") this.at = this.lineEnd(this.at);
      else words.push(...(this.splice() ?? [this.word()]));
    }
    this.at++;
    return words;
  }

  #atLineStart(): boolean {
    return this.at === 0 || this.text[this.at - 1] === "\n" || /^export[ \t]+$/.test(this.text.slice(Math.max(0, this.at - 7), this.at));
  }

  #atValueOfMake(): boolean {
    return !/["']/.test(this.text[this.at] ?? "");
  }

  #restOfLine(): Value {
    const start = this.at;
    const end = this.lineEnd(start);
    const raw = this.text.slice(start, end).replace(/[ \t]+#.*$/, "");
    this.at = end;
    return { words: [{ text: this.expand(raw.trim()), range: { start, end: start + raw.trimEnd().length } }] };
  }

  #push(words: readonly Word[]): void {
    this.#count += words.length;
    this.#words.push(...words);
  }

  #close(): void {
    const words = this.#words;
    this.#words = [];
    const first = words.findIndex(({ text }) => !isPrefix.test(text));
    const loop = words[first];
    if (loop?.text === "if") this.#branches++;
    else if (loop?.text === "fi") this.#branches = Math.max(0, this.#branches - 1);
    if (loop?.text === "for" && words[first + 2]?.text === "in") this.#loop(words.slice(first + 1));
    else if (loop) {
      this.commands.push(words.slice(first));
      this.#follow(words.slice(first));
    }
  }

  /** What a function does with the words that it is given. */
  #follow([name, ...given]: readonly Word[]): void {
    const body = name && this.#functions.get(name.text);
    if (!body || given.length === 0 || this.#calls++ >= maxCalls) return;
    const values = new Map([...this.values, ...given.slice(0, 9).map((word, i) => [String(i + 1), { words: [word] }] as const)]);
    this.commands.push(...commandsOf(new Reader(this.text, this.dialect, body[0], body[1], values, true)));
  }

  /** A loop over one value sets it; over several, which one is meant is open. */
  #loop([name, , ...values]: readonly Word[]): void {
    if (name) this.values.set(name.text, values.length === 1 ? { words: values } : undefined);
  }
}

const noFunctions: ReadonlyMap<string, readonly [number, number]> = new Map();

/** Functions of a script, by name: from the brace that opens to the one that closes at the beginning of a line. */
function functionsIn(text: string): ReadonlyMap<string, readonly [from: number, to: number]> {
  if (!/\)[ \t]*\{|\bfunction\b/.test(text)) return noFunctions;
  const found = new Map<string, readonly [number, number]>();
  for (const match of text.matchAll(/^(?:function[ \t]+)?([A-Za-z_][\w-]{0,60})[ \t]*(?:\([ \t]*\))?[ \t\r\n]*\{/gm)) {
    const from = match.index + match[0].length;
    const to = text.indexOf("\n}", from);
    if (to < from || found.size >= maxFunctions) return found;
    found.set(match[1] ?? "", [from, to]);
  }
  return found;
}

/** Words before which a command, or an assignment, may still begin. */
const isPrefix = /^(?:export|local|readonly|declare|set|env|then|do|else|RUN|ENV|ARG|-x|@|!)$/;
const shellSet = /^([A-Za-z_]\w*)\+?=(?!=)/;
const makeSet = /^([A-Za-z_]\w*)[ \t]*(\?|::?|\+)?=[ \t]*/;
