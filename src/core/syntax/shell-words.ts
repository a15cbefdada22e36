/** Words of command lines as shells read them: quotes taken off, variables that hold literal text replaced by it. */
import type { Range } from "../text/range.ts";

/** A word of a command line. `range` covers the literal that the text came from: where a variable was set, not where it is used. */
export interface Word {
  readonly text: string;
  readonly range: Range;
}

/** How the text around the commands is written. */
export type Dialect = "shell" | "make" | "docker";

/** What a variable holds; nothing where that is open. */
export type Value = { readonly words: readonly Word[] } | undefined;

/** Longest text with variables in it that is put together. */
const maxComputed = 2_000;

/** Reads words where it stands; commands are read by who extends it. */
export class WordReader {
  protected readonly text: string;
  protected readonly dialect: Dialect;
  protected readonly end: number;
  protected readonly values = new Map<string, Value>();
  protected readonly outer: ReadonlyMap<string, Value>;
  protected readonly isNested: boolean;
  protected at: number;

  /** `outer`: the values around a here-document, or of a file around the text. Names may have dots in them, as templates of DVC do. */
  constructor(text: string, dialect: Dialect, from: number, to: number, outer: ReadonlyMap<string, Value>, isNested = false) {
    this.outer = outer;
    this.isNested = isNested;
    this.text = text;
    this.dialect = dialect;
    this.at = from;
    this.end = to;
  }

  protected valueNamed(name: string): Value {
    return this.values.has(name) ? this.values.get(name) : this.outer.get(name);
  }

  /** A word that is one variable and nothing else is what the variable was set to, split where it is not quoted. */
  protected splice(): readonly Word[] | undefined {
    return this.#template() ?? this.#variable();
  }

  /** `{{base}}` of just, `{{.BASE}}` of Task, `{BASE}` of a notebook: what is set to a literal elsewhere. */
  #template(): readonly Word[] | undefined {
    const found = template.exec(this.text.slice(this.at, Math.min(this.end, this.at + 120)));
    const value = found && this.valueNamed(found[2] ?? "");
    if (!found || !value || value.words.length === 0) return undefined;
    this.at += found[0].length;
    return value.words;
  }

  #variable(): readonly Word[] | undefined {
    const found = (this.dialect === "make" ? makeVariable : shellVariable).exec(
      this.text.slice(this.at, Math.min(this.end, this.at + 300)),
    );
    if (!found) return undefined;
    const [whole, quote, plain, braced, fallback] = found;
    if ((quote ?? "") !== (found[5] ?? "")) return undefined;
    const start = this.at;
    this.at += whole.length;
    const value = this.valueNamed(plain ?? braced ?? "");
    if (value && value.words.length > 0) return quote ? value.words : value.words.flatMap((word) => this.#split(word));
    const literal = fallback?.replace(/^["']|["']$/g, "");
    if (literal && !literal.includes("$")) {
      const at = start + whole.indexOf(literal, whole.indexOf("-"));
      return [{ text: literal, range: { start: at, end: at + literal.length } }];
    }
    return [{ text: `\${${plain ?? braced}}`, range: { start, end: this.at } }];
  }

  /** The words of a literal that was set in quotes, each at its place. */
  #split(word: Word): Word[] {
    const { start, end } = word.range;
    if (!/\s/.test(word.text)) return [word];
    const raw = this.text.slice(start, end);
    if (raw.includes("$")) return word.text.split(/[\s\\]+/).flatMap((text) => (text === "" ? [] : [{ text, range: word.range }]));
    return [...raw.matchAll(/[^\s\\]+/g)].map((match) => ({
      text: match[0].replace(/^["']|["']$/g, ""),
      range: { start: start + match.index, end: start + match.index + match[0].length },
    }));
  }

  /** One word with its quotes taken off; variables within it are replaced. */
  protected word(): Word {
    const start = this.at;
    let text = "";
    let from = -1;
    let to = start;
    const add = (piece: string, at: number): void => {
      if (from < 0) from = at;
      text += piece;
      to = this.at;
    };
    while (this.at < this.end) {
      const char = this.text[this.at] ?? "";
      const at = this.at;
      if (char === '"' || char === "'") {
        const close = this.#quoteEnd(at, char);
        const inside = this.text.slice(at + 1, close);
        this.at = close;
        if (inside !== "") add(char === "'" ? inside : this.expand(inside), at + 1);
        this.at = Math.min(this.end, close + 1);
      } else if (char === "$" || char === "`") {
        this.at = this.#variableEnd(at);
        add(this.expand(this.text.slice(at, this.at)), at);
      } else if (char === "\\") {
        if (/^\\[ \t]*\r?\n/.test(this.text.slice(at, at + 12))) break;
        this.at = Math.min(this.end, at + 2);
        add(this.text[at + 1] ?? "", at);
      } else if (/[\s;&|()<>]/.test(char)) break;
      else {
        while (this.at < this.end && !/[\s;&|()<>"'`$\\]/.test(this.text[this.at] ?? " ")) this.at++;
        add(this.text.slice(at, this.at), at);
      }
    }
    return { text, range: { start: from < 0 ? start : from, end: Math.max(to, from < 0 ? start : from) } };
  }

  #quoteEnd(at: number, quote: string): number {
    for (let i = at + 1; i < this.end; i++) {
      if (this.text[i] === quote) return i;
      if (quote === '"' && this.text[i] === "\\") i++;
    }
    return this.end;
  }

  #variableEnd(at: number): number {
    if (this.text[at] === "`") return Math.min(this.end, this.#quoteEnd(at, "`") + 1);
    const opener = this.text[at + 1] ?? "";
    if (opener === "{" || opener === "(") return closing(this.text, at + 1, this.end);
    const name = /^\$(?:\w+|.)/.exec(this.text.slice(at, at + 80));
    return Math.min(this.end, at + (name?.[0].length ?? 1));
  }

  /** Replaces variables that hold one literal; everything else that a shell would compute becomes `${…}`. */
  protected expand(raw: string): string {
    if (!/[$`\\]/.test(raw)) return raw;
    if (raw.length > maxComputed) return unknown;
    const lookUp = (name: string, fallback?: string): string => {
      const [word, more] = this.valueNamed(name)?.words ?? [];
      if (word && !more) return word.text;
      const literal = fallback?.replace(/^["']|["']$/g, "");
      return literal && !literal.includes("$") ? literal : `\${${name}}`;
    };
    return raw
      .replace(/`[^`]*`|\$\([^)]*\)/g, (part) =>
        this.dialect === "make" && /^\$\(\w+\)$/.test(part) ? lookUp(part.slice(2, -1)) : unknown,
      )
      .replace(/\$(\w+)|\$\{(\w[\w.]*)(?::?[-=]([^}]*))?\}/g, (_, plain, braced, fallback) => lookUp(plain ?? braced, fallback));
  }

  protected lineEnd(at: number): number {
    const end = this.text.indexOf("\n", at);
    return end < 0 || end > this.end ? this.end : end;
  }
}

/** What a shell would compute: it names nothing. */
const unknown = "\u0024{…}";

const shellVariable = /^(["']?)\$(?:([A-Za-z_]\w*|\d)|\{(\w[\w.]*)(?:\[[@*]\])?(?::?[-=]([^}]*))?\})(["']?)(?=[\s;&|()]|$)/;
const template = /^(["']?)(?=\{)\{?\{ ?\.?(\w+) ?\}\}?\1(?=[\s;&|()]|$)/;
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
