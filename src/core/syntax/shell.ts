/**
 * Command lines as shells read them: words with their exact places, variables that are set to literal text replaced by it. No shell is
 * emulated: what a substitution, a loop or an argument would bring stays `${…}`, which names nothing.
 */
import type { Range } from "../text/range.ts";

/** A word of a command line. `range` covers the literal that the text came from: where a variable was set, not where it is used. */
export interface Word {
  readonly text: string;
  readonly range: Range;
}

/** One command: its words, the assignments before it left out. */
export type Command = readonly Word[];

/** How the text around the commands is written. */
export type Dialect = "shell" | "make" | "docker";

type Value = { readonly words: readonly Word[] } | undefined;

/** Words a script may hold before the rest is left unread: generated files are longer, and are no launchers. */
const maxWords = 20_000;
/** Longest value and longest array of a variable that are kept. */
const maxText = 20_000;
const maxArray = 2_000;
const maxPrefixes = 20;
/** Longest text with variables in it that is put together. */
const maxComputed = 2_000;

/** Reads all commands of a text in order. Any text is a shell text; nothing throws. */
export function commandsIn(text: string, dialect: Dialect = "shell"): Command[] {
  return commandsOf(new Reader(text, dialect, 0, text.length));
}

function commandsOf(reader: Reader): Command[] {
  reader.run();
  return reader.commands;
}

class Reader {
  readonly commands: Command[] = [];
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #end: number;
  /** It reads a here-document: another one within is text. */
  readonly #isHere: boolean;
  readonly #values = new Map<string, Value>();
  readonly #outer: ReadonlyMap<string, Value> | undefined;
  #at: number;
  #words: Word[] = [];
  #count = 0;
  /** How many `if` are open. */
  #branches = 0;
  #heredocs: { readonly mark: string; readonly command: readonly Word[] }[] = [];

  /** `outer`: the values around a here-document, where this reads one. */
  constructor(text: string, dialect: Dialect, from: number, to: number, outer?: ReadonlyMap<string, Value>) {
    this.#isHere = outer !== undefined;
    this.#outer = outer;
    this.#text = text;
    this.#dialect = dialect;
    this.#at = from;
    this.#end = to;
  }

  run(): void {
    while (this.#at < this.#end && this.#count < maxWords) this.#step();
    this.#close();
  }

  #step(): void {
    const char = this.#text[this.#at] ?? "";
    const broken = /^\\[ \t]*\r?\n/.exec(this.#text.slice(this.#at, this.#at + 12));
    if (broken) this.#at += broken[0].length;
    else if (char === "\n") this.#newline();
    else if (/[;&|(){}]/.test(char) && !(char === "{" && this.#words.length > 0)) {
      this.#close();
      this.#at++;
    } else if (/\s/.test(char)) this.#at++;
    else if (char === "#") this.#at = this.#lineEnd(this.#at);
    else if (char === "<" || char === ">") this.#redirect();
    else this.#take();
  }

  #newline(): void {
    this.#close();
    this.#at++;
    for (const { mark, command } of this.#heredocs.splice(0)) {
      const from = this.#at;
      this.#at = this.#afterHeredoc(mark);
      this.#hereText(command, from, this.#at - mark.length);
    }
  }

  /** The text of a here-document: a variable that is read, a script that is run, or only text. */
  #hereText(command: readonly Word[], from: number, to: number): void {
    const program = command[0]?.text ?? "";
    if (this.#isHere || to <= from || !/^(?:read|sbatch|bash|sh|srun|qsub)$/.test(program)) return;
    const commands = commandsOf(new Reader(this.#text, this.#dialect, from, to, this.#values));
    if (program === "read") this.#values.set(command.at(-1)?.text ?? "", { words: commands.flat() });
    else this.commands.push(...commands);
  }

  /** A redirection and its target are no words of the command. */
  #redirect(): void {
    const match = /^(?:<<<|<<-?|>>|>&|<&|[<>])[ \t]*/.exec(this.#text.slice(this.#at, this.#at + 40));
    this.#at += match?.[0].length ?? 1;
    const target = this.#word();
    if (match && /^<<-?[ \t]*$/.test(match[0]) && target.text !== "")
      this.#heredocs.push({ mark: target.text, command: this.#words.slice() });
  }

  #afterHeredoc(mark: string): number {
    for (let at = this.#at; at < this.#end; ) {
      const end = this.#lineEnd(at);
      if (this.#text.slice(at, end).trim() === mark) return end;
      at = end + 1;
    }
    return this.#end;
  }

  /** A word, or an assignment where a command begins. */
  #take(): void {
    const begins = this.#words.length < maxPrefixes && this.#words.every(({ text }) => isPrefix.test(text));
    const rest = this.#text.slice(this.#at, Math.min(this.#end, this.#at + 120));
    const set = begins ? (this.#dialect === "make" && this.#atLineStart() ? makeSet : shellSet).exec(rest) : null;
    if (set?.[1]) return this.#assign(set[1], set[0].length, set[2] === "?");
    if (this.#dialect === "make" && begins && /[@+-]/.test(rest[0] ?? "") && /^[@+-]+\w/.test(rest)) {
      this.#at++;
      return;
    }
    const start = this.#at;
    const spliced = this.#splice();
    const words = spliced ?? [this.#word()];
    // The number before a redirection is a stream.
    if (!(/^[<>]/.test(this.#text[this.#at] ?? "") && /^\d$/.test(words[0]?.text ?? ""))) this.#push(words);
    if (this.#at === start) this.#at++;
  }

  #assign(name: string, length: number, onlyIfUnset: boolean): void {
    this.#at += length;
    const value = this.#dialect === "make" && this.#atValueOfMake() ? this.#restOfLine() : this.#valueOf();
    // A value that is made of itself doubles with every line.
    const isLong = value?.words.some(({ text }) => text.length > maxText) || (value?.words.length ?? 0) > maxArray;
    // What only some runs set does not replace what all others have.
    const isKept = (onlyIfUnset && this.#values.has(name)) || (this.#branches > 0 && this.#values.get(name) !== undefined);
    if (!isKept) this.#values.set(name, isLong ? undefined : value);
  }

  #valueNamed(name: string): Value {
    return this.#values.has(name) ? this.#values.get(name) : this.#outer?.get(name);
  }

  #valueOf(): Value {
    if (this.#text[this.#at] === "(") return { words: this.#array() };
    if (this.#at >= this.#end || /[\s;&|]/.test(this.#text[this.#at] ?? " ")) return { words: [] };
    return { words: this.#splice() ?? [this.#word()] };
  }

  #array(): Word[] {
    this.#at++;
    const words: Word[] = [];
    while (this.#at < this.#end && this.#text[this.#at] !== ")" && words.length < 1_000) {
      const char = this.#text[this.#at] ?? "";
      if (/[\s\\;&|(<>]/.test(char)) this.#at++;
      else if (char === "#") this.#at = this.#lineEnd(this.#at);
      else words.push(...(this.#splice() ?? [this.#word()]));
    }
    this.#at++;
    return words;
  }

  #atLineStart(): boolean {
    return (
      this.#at === 0 || this.#text[this.#at - 1] === "\n" || /^export[ \t]+$/.test(this.#text.slice(Math.max(0, this.#at - 7), this.#at))
    );
  }

  #atValueOfMake(): boolean {
    return !/["']/.test(this.#text[this.#at] ?? "");
  }

  #restOfLine(): Value {
    const start = this.#at;
    const end = this.#lineEnd(start);
    const raw = this.#text.slice(start, end).replace(/[ \t]+#.*$/, "");
    this.#at = end;
    return { words: [{ text: this.#expand(raw.trim()), range: { start, end: start + raw.trimEnd().length } }] };
  }

  /** A word that is one variable and nothing else is what the variable was set to, split where it is not quoted. */
  #splice(): readonly Word[] | undefined {
    const found = (this.#dialect === "make" ? makeVariable : shellVariable).exec(
      this.#text.slice(this.#at, Math.min(this.#end, this.#at + 300)),
    );
    if (!found) return undefined;
    const [whole, quote, plain, braced, fallback] = found;
    if ((quote ?? "") !== (found[5] ?? "")) return undefined;
    const start = this.#at;
    this.#at += whole.length;
    const value = this.#valueNamed(plain ?? braced ?? "");
    if (value && value.words.length > 0) return quote ? value.words : value.words.flatMap((word) => this.#split(word));
    const literal = fallback?.replace(/^["']|["']$/g, "");
    if (literal && !literal.includes("$")) {
      const at = start + whole.indexOf(literal, whole.indexOf("-"));
      return [{ text: literal, range: { start: at, end: at + literal.length } }];
    }
    return [{ text: `\${${plain ?? braced}}`, range: { start, end: this.#at } }];
  }

  /** The words of a literal that was set in quotes, each at its place. */
  #split(word: Word): Word[] {
    const { start, end } = word.range;
    if (!/\s/.test(word.text)) return [word];
    const raw = this.#text.slice(start, end);
    if (raw.includes("$")) return word.text.split(/[\s\\]+/).flatMap((text) => (text === "" ? [] : [{ text, range: word.range }]));
    return [...raw.matchAll(/[^\s\\]+/g)].map((match) => ({
      text: match[0].replace(/^["']|["']$/g, ""),
      range: { start: start + match.index, end: start + match.index + match[0].length },
    }));
  }

  /** One word with its quotes taken off; variables within it are replaced. */
  #word(): Word {
    const start = this.#at;
    let text = "";
    let from = -1;
    let to = start;
    const add = (piece: string, at: number): void => {
      if (from < 0) from = at;
      text += piece;
      to = this.#at;
    };
    while (this.#at < this.#end) {
      const char = this.#text[this.#at] ?? "";
      const at = this.#at;
      if (char === '"' || char === "'") {
        const close = this.#quoteEnd(at, char);
        const inside = this.#text.slice(at + 1, close);
        this.#at = close;
        if (inside !== "") add(char === "'" ? inside : this.#expand(inside), at + 1);
        this.#at = Math.min(this.#end, close + 1);
      } else if (char === "$" || char === "`") {
        this.#at = this.#variableEnd(at);
        add(this.#expand(this.#text.slice(at, this.#at)), at);
      } else if (char === "\\") {
        if (/^\\[ \t]*\r?\n/.test(this.#text.slice(at, at + 12))) break;
        this.#at = Math.min(this.#end, at + 2);
        add(this.#text[at + 1] ?? "", at);
      } else if (/[\s;&|()<>]/.test(char)) break;
      else {
        while (this.#at < this.#end && !/[\s;&|()<>"'`$\\]/.test(this.#text[this.#at] ?? " ")) this.#at++;
        add(this.#text.slice(at, this.#at), at);
      }
    }
    return { text, range: { start: from < 0 ? start : from, end: Math.max(to, from < 0 ? start : from) } };
  }

  #quoteEnd(at: number, quote: string): number {
    for (let i = at + 1; i < this.#end; i++) {
      if (this.#text[i] === quote) return i;
      if (quote === '"' && this.#text[i] === "\\") i++;
    }
    return this.#end;
  }

  #variableEnd(at: number): number {
    if (this.#text[at] === "`") return Math.min(this.#end, this.#quoteEnd(at, "`") + 1);
    const opener = this.#text[at + 1] ?? "";
    if (opener === "{" || opener === "(") return closing(this.#text, at + 1, this.#end);
    const name = /^\$(?:\w+|.)/.exec(this.#text.slice(at, at + 80));
    return Math.min(this.#end, at + (name?.[0].length ?? 1));
  }

  /** Replaces variables that hold one literal; everything else that a shell would compute becomes `${…}`. */
  #expand(raw: string): string {
    if (!/[$`\\]/.test(raw)) return raw;
    if (raw.length > maxComputed) return unknown;
    const lookUp = (name: string, fallback?: string): string => {
      const [word, more] = this.#valueNamed(name)?.words ?? [];
      if (word && !more) return word.text;
      const literal = fallback?.replace(/^["']|["']$/g, "");
      return literal && !literal.includes("$") ? literal : `\${${name}}`;
    };
    return raw
      .replace(/`[^`]*`|\$\([^)]*\)/g, (part) =>
        this.#dialect === "make" && /^\$\(\w+\)$/.test(part) ? lookUp(part.slice(2, -1)) : unknown,
      )
      .replace(/\$(\w+)|\$\{(\w+)(?::?[-=]([^}]*))?\}/g, (_, plain, braced, fallback) => lookUp(plain ?? braced, fallback));
  }

  #lineEnd(at: number): number {
    const end = this.#text.indexOf("\n", at);
    return end < 0 || end > this.#end ? this.#end : end;
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
    else if (loop) this.commands.push(words.slice(first));
  }

  /** A loop over one value sets it; over several, which one is meant is open. */
  #loop([name, , ...values]: readonly Word[]): void {
    if (name) this.#values.set(name.text, values.length === 1 ? { words: values } : undefined);
  }
}

/** What a shell would compute: it names nothing. */
const unknown = "\u0024{…}";

/** Words before which a command, or an assignment, may still begin. */
const isPrefix = /^(?:export|local|readonly|declare|set|env|then|do|else|RUN|ENV|ARG|-x|@|!)$/;
const shellSet = /^([A-Za-z_]\w*)\+?=(?!=)/;
const makeSet = /^([A-Za-z_]\w*)[ \t]*(\?|::?|\+)?=[ \t]*/;
const shellVariable = /^(["']?)\$(?:([A-Za-z_]\w*)|\{(\w+)(?:\[[@*]\])?(?::?[-=]([^}]*))?\})(["']?)(?=[\s;&|()]|$)/;
const makeVariable = /^(["']?)\$(?:(?!)([A-Za-z_]\w*)|[({](\w+)(?:(?!)(x))?[)}])(["']?)(?=[\s;&|()]|$)/;

/** Offset behind the bracket that closes the one at `at`. */
function closing(text: string, at: number, end: number): number {
  const [open, close] = text[at] === "{" ? ["{", "}"] : ["(", ")"];
  let depth = 0;
  for (let i = at; i < end; i++) {
    if (text[i] === open) depth++;
    else if (text[i] === close && --depth === 0) return i + 1;
    else if (text[i] === "\n" && i - at > 2_000) return i;
  }
  return end;
}
