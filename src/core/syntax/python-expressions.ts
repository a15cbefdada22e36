/** Expressions of Python, read from tokens: what is literal becomes a value, and every call on the way is kept. */
import type { Token } from "./python-tokens.ts";
import { type Assignment, added, below, type Call, either, filled, other, type Value } from "./python-values.ts";

const maxNesting = 60;
/** Words that begin or join statements, and are no names. */
export const blocks =
  /^(?:if|elif|while|for|with|return|yield|assert|raise|else|try|except|finally|del|async|await|not|match|case|lambda|in|is|and|or|as)$/;

/** What a parser gathers on its way; a call learns its name when the statement is known. */
type Draft = { -readonly [K in keyof Call]: Call[K] };

/** Reads expressions where it stands; statements are read by who extends it. */
export class ExpressionReader {
  protected readonly tokens: readonly Token[];
  protected readonly calls: Draft[] = [];
  protected readonly assignments: Assignment[] = [];
  protected i = 0;
  #nesting = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** Innermost function that is being read, or empty. */
  protected get within(): string {
    return "";
  }

  protected peek(ahead = 0): Token | undefined {
    return this.tokens[this.i + ahead];
  }

  protected is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.text === text && token.kind !== "string" && token.kind !== "line";
  }

  protected get ends(): boolean {
    return (this.peek()?.kind ?? "line") === "line";
  }

  protected assign(name: string, value: Value, at: number): void {
    this.assignments.push({ name, value, at });
  }

  /** An expression up to a comma, a bracket that closes, a colon, an assignment or the end of the line. */
  protected expression(): Value {
    if (this.#nesting > maxNesting) {
      this.i++;
      return other;
    }
    this.#nesting++;
    let value = this.#primary();
    for (;;) {
      const token = this.peek();
      if (!token || token.kind === "line" || (token.kind === "sign" && /^[,)\]}:;]$/.test(token.text))) break;
      if (this.is("=") && !this.is("=", 1)) break;
      const isPlus = this.is("+");
      const isSlash = this.is("/");
      const isOr = this.is("or");
      const start = this.i;
      if (token.kind === "sign" || token.kind === "name") this.i++;
      // A comparison is two signs.
      if (token.kind === "sign" && this.is("=") && /^[=!<>+\-*/|&%^]$/.test(token.text)) this.i++;
      const right = this.#primary();
      value = isPlus ? added(value, right) : isSlash ? below(value, right) : isOr ? either(value, right) : other;
      if (this.i === start) this.i++;
    }
    this.#nesting--;
    return value;
  }

  #primary(): Value {
    while (this.is("*") || this.is("-") || this.is("await") || this.is("not")) this.i++;
    const token = this.peek();
    if (!token || token.kind === "line") return other;
    if (token.kind === "string") return this.#strings();
    if (token.kind === "name" && !blocks.test(token.text)) return this.#trailers(this.#path());
    if (this.is("(") || this.is("[")) return this.#trailers(this.#sequence());
    if (this.is("{")) return this.#trailers(this.#dictionary());
    return other;
  }

  /** Strings beside each other are one. */
  #strings(): Value {
    const first = this.peek() as Token;
    let text = "";
    let end = first.end;
    let isFormat = false;
    for (let token = this.peek(); token?.kind === "string"; token = this.peek()) {
      text += token.text;
      end = token.end;
      isFormat ||= token.isFormat === true;
      this.i++;
    }
    const range = { start: first.start, end };
    return this.#trailers(isFormat ? filled(text, range) : { kind: "string", text, range });
  }

  #path(): Value {
    const first = this.peek() as Token;
    this.i++;
    return { kind: "name", path: first.text, at: first.start };
  }

  #trailers(head: Value): Value {
    let value = head;
    for (let steps = 0; steps < 200; steps++) {
      if (this.is("(")) value = this.#call(value);
      else if (this.is("[")) value = this.#index(value);
      else if (this.is(".") && this.peek(1)?.kind === "name") {
        const path: string = value.kind === "name" ? value.path : value.kind === "call" ? `${value.call.callee}()` : "()";
        value = { kind: "name", path: `${path}.${this.peek(1)?.text}`, at: this.peek(1)?.start ?? 0 };
        this.i += 2;
      } else break;
    }
    return value;
  }

  #index(of: Value): Value {
    this.i++;
    const key = this.expression();
    this.skipTo("]");
    return of.kind === "name" && key.kind === "string" ? { ...of, path: `${of.path}.${key.text}` } : of.kind === "call" ? of : other;
  }

  #call(of: Value): Value {
    const at = of.kind === "name" ? of.at : (this.peek()?.start ?? 0);
    const callee = of.kind === "name" ? of.path : of.kind === "call" ? `${of.call.callee}()` : "()";
    const args: Value[] = [];
    const named = new Map<string, Value>();
    const call: Draft = { callee, args, named, at, assigned: "", within: this.within };
    this.calls.push(call);
    this.i++;
    while (!this.ends && !this.is(")")) {
      const start = this.i;
      const key = this.peek();
      if (key?.kind === "name" && this.is("=", 1) && !this.is("=", 2)) {
        this.i += 2;
        const value = this.expression();
        named.set(key.text, value);
      } else args.push(this.expression());
      if (this.is(",") || this.is(":") || this.is("=") || this.i === start) this.i++;
      else if (!this.is(")") && !this.ends) this.i++;
    }
    this.i += this.is(")") ? 1 : 0;
    return { kind: "call", call };
  }

  #sequence(): Value {
    const close = this.is("(") ? ")" : "]";
    const isGroup = close === ")";
    const items: Value[] = [];
    this.i++;
    while (!this.ends && !this.is(close)) {
      const start = this.i;
      items.push(this.expression());
      if (this.is(",") || this.i === start) this.i++;
      else if (!this.is(close) && !this.ends) this.i++;
    }
    this.i += this.is(close) ? 1 : 0;
    const [only] = items;
    return isGroup && items.length === 1 && only ? only : { kind: "list", items };
  }

  #dictionary(): Value {
    const entries: (readonly [string, Value])[] = [];
    this.i++;
    while (!this.ends && !this.is("}")) {
      const start = this.i;
      const at = this.peek()?.start ?? 0;
      const key = this.expression();
      if (this.is(":")) {
        this.i++;
        const value = this.expression();
        if (key.kind === "string") {
          entries.push([key.text, value]);
          this.assign(key.text, value, at);
        }
      }
      if (this.is(",") || this.i === start) this.i++;
      else if (!this.is("}") && !this.ends) this.i++;
    }
    this.i += this.is("}") ? 1 : 0;
    return { kind: "dict", entries };
  }

  protected skipTo(close: string): void {
    let depth = 0;
    for (; !this.ends; this.i++) {
      if (depth === 0 && this.is(close)) {
        this.i++;
        return;
      }
      if (this.is("[") || this.is("(") || this.is("{")) depth++;
      else if (this.is("]") || this.is(")") || this.is("}")) depth--;
    }
  }
}
