/**
 * Literal Python: assignments and calls with their arguments at exact places, nothing run and nothing computed but what stands there:
 * strings beside each other or added, defaults, entries of dictionaries. It reads any text and forgives mistakes.
 */
import type { Range } from "../text/range.ts";
import { type Token, tokensOf } from "./python-tokens.ts";

/** A value as it is written; what is computed is `other`. */
export type Value =
  | { readonly kind: "string"; readonly text: string; readonly range: Range }
  /** A dotted name; `config["model"]` is `config.model`. */
  | { readonly kind: "name"; readonly path: string; readonly at: number }
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  /** A path put together of its parts: `folder / "name"`. */
  | { readonly kind: "path"; readonly parts: readonly Value[] }
  | { readonly kind: "dict"; readonly entries: readonly (readonly [key: string, value: Value])[] }
  | { readonly kind: "other" };

/** A call as it is written. */
export interface Call {
  /** `AutoModel.from_pretrained`; a call in the middle is `()`. */
  readonly callee: string;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly at: number;
  /** Name that the statement gives the result, or empty. */
  readonly assigned: string;
  /** Innermost function that it stands in, or empty. */
  readonly within: string;
}

/** A name that is given a value: a statement, a default of a parameter or field, an entry of a dictionary. */
export interface Assignment {
  readonly name: string;
  readonly value: Value;
  readonly at: number;
}

/** What a file of Python says literally. What stands under `if False` is left out. */
export interface Python {
  readonly calls: readonly Call[];
  readonly assignments: readonly Assignment[];
  readonly imports: ReadonlySet<string>;
  readonly functions: readonly string[];
}

const maxNesting = 60;
const maxParts = 12;
const other: Value = { kind: "other" };
const blocks =
  /^(?:if|elif|while|for|with|return|yield|assert|raise|else|try|except|finally|del|async|await|not|match|case|lambda|in|is|and|or|as)$/;

/** Reads a text. */
export function readPython(text: string): Python {
  return new Parser(tokensOf(text)).read();
}

/** What a parser gathers on its way; a call learns its name when the statement is known. */
type Draft = { -readonly [K in keyof Call]: Call[K] };

class Parser {
  readonly #tokens: readonly Token[];
  readonly #calls: Draft[] = [];
  readonly #assignments: Assignment[] = [];
  readonly #imports = new Set<string>();
  readonly #functions: string[] = [];
  readonly #scopes: { readonly indent: number; readonly name: string }[] = [];
  #i = 0;
  #nesting = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): Python {
    while (this.#i < this.#tokens.length) {
      const token = this.#peek();
      if (token?.kind === "line") this.#i++;
      else this.#line(this.#tokens[this.#i - 1]?.indent ?? 0);
    }
    return { calls: this.#calls, assignments: this.#assignments, imports: this.#imports, functions: this.#functions };
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#i + ahead];
  }

  #is(text: string, ahead = 0): boolean {
    const token = this.#peek(ahead);
    return token?.text === text && token.kind !== "string" && token.kind !== "line";
  }

  get #ends(): boolean {
    return (this.#peek()?.kind ?? "line") === "line";
  }

  /** A logical line: perhaps several statements. */
  #line(indent: number): void {
    while ((this.#scopes.at(-1)?.indent ?? -1) >= indent) this.#scopes.pop();
    if (this.#is("if") && (this.#is("False", 1) || this.#is("0", 1)) && this.#is(":", 2)) return this.#skipBlock(indent);
    if (this.#is("import") || this.#is("from")) return this.#import();
    if (this.#is("async")) this.#i++;
    if (this.#is("def") || this.#is("class")) this.#define(indent);
    while (!this.#ends) this.#statement();
  }

  /** Leaves out the line and all that is indented below it. */
  #skipBlock(indent: number): void {
    for (;;) {
      while (!this.#ends) this.#i++;
      const line = this.#peek();
      if (!line || line.indent <= indent || this.#i >= this.#tokens.length - 1) return;
      this.#i++;
    }
  }

  #import(): void {
    for (; !this.#ends; this.#i++) {
      const token = this.#peek();
      if (token?.kind === "name") this.#imports.add(token.text);
    }
  }

  #define(indent: number): void {
    const isFunction = this.#is("def");
    const name = this.#peek(1)?.text ?? "";
    this.#i += 2;
    this.#scopes.push({ indent, name: isFunction ? name : (this.#scopes.at(-1)?.name ?? "") });
    if (!isFunction || !this.#is("(")) return;
    this.#functions.push(name);
    this.#i++;
    while (!this.#ends && !this.#is(")")) this.#parameter();
    this.#i++;
  }

  #parameter(): void {
    const name = this.#peek();
    this.#i++;
    if (name?.kind !== "name") return;
    if (this.#is(":")) this.#skipAnnotation();
    if (!this.#is("=")) return;
    this.#i++;
    this.#assign(name.text, this.#expression(), name.start);
  }

  #skipAnnotation(): void {
    let depth = 0;
    for (; !this.#ends; this.#i++) {
      if (depth === 0 && (this.#is("=") || this.#is(",") || this.#is(")"))) return;
      if (this.#is("[") || this.#is("(")) depth++;
      else if (this.#is("]") || this.#is(")")) depth--;
    }
  }

  #statement(): void {
    const from = this.#calls.length;
    const start = this.#i;
    const first = this.#peek();
    if (first?.kind === "name" && blocks.test(first.text)) this.#i++;
    const target = this.#expression();
    if (target.kind === "name" && this.#is(":") && this.#isAnnotated()) {
      this.#i++;
      this.#skipAnnotation();
    }
    let others = 0;
    while (this.#is(",") && others++ < 50) {
      this.#i++;
      this.#expression();
    }
    if (this.#is("=") && !this.#is("=", 1)) {
      this.#i++;
      const valueFrom = this.#calls.length;
      const value = this.#expression();
      const name = target.kind === "name" ? target.path : "";
      for (const call of this.#calls.slice(valueFrom)) call.assigned ||= name;
      if (name !== "" && others === 0) this.#assign(name, value, first?.start ?? 0);
    }
    if (this.#is(":") || this.#is(";") || this.#i === start) this.#i++;
    if (this.#calls.length === from && this.#i === start) this.#i++;
  }

  /** `name: type = value`, and not the end of a block's head. */
  #isAnnotated(): boolean {
    for (let ahead = 1; ahead < 40; ahead++) {
      const token = this.#peek(ahead);
      if (!token || token.kind === "line") return false;
      if (this.#is("=", ahead)) return true;
    }
    return false;
  }

  #assign(name: string, value: Value, at: number): void {
    this.#assignments.push({ name, value, at });
  }

  /** An expression up to a comma, a bracket that closes, a colon, an assignment or the end of the line. */
  #expression(): Value {
    if (this.#nesting > maxNesting) {
      this.#i++;
      return other;
    }
    this.#nesting++;
    let value = this.#primary();
    for (;;) {
      const token = this.#peek();
      if (!token || token.kind === "line" || (token.kind === "sign" && /^[,)\]}:;]$/.test(token.text))) break;
      if (this.#is("=") && !this.#is("=", 1)) break;
      const isPlus = this.#is("+");
      const isSlash = this.#is("/");
      const isOr = this.#is("or");
      const start = this.#i;
      if (token.kind === "sign" || token.kind === "name") this.#i++;
      // A comparison is two signs.
      if (token.kind === "sign" && this.#is("=") && /^[=!<>+\-*/|&%^]$/.test(token.text)) this.#i++;
      const right = this.#primary();
      value = isPlus ? added(value, right) : isSlash ? below(value, right) : isOr ? either(value, right) : other;
      if (this.#i === start) this.#i++;
    }
    this.#nesting--;
    return value;
  }

  #primary(): Value {
    while (this.#is("*") || this.#is("-") || this.#is("await") || this.#is("not")) this.#i++;
    const token = this.#peek();
    if (!token || token.kind === "line") return other;
    if (token.kind === "string") return this.#strings();
    if (token.kind === "name" && !blocks.test(token.text)) return this.#trailers(this.#path());
    if (this.#is("(") || this.#is("[")) return this.#trailers(this.#sequence());
    if (this.#is("{")) return this.#trailers(this.#dictionary());
    return other;
  }

  /** Strings beside each other are one. */
  #strings(): Value {
    const first = this.#peek() as Token;
    let text = "";
    let end = first.end;
    for (let token = this.#peek(); token?.kind === "string"; token = this.#peek()) {
      text += token.text;
      end = token.end;
      this.#i++;
    }
    return this.#trailers({ kind: "string", text, range: { start: first.start, end } });
  }

  #path(): Value {
    const first = this.#peek() as Token;
    this.#i++;
    return { kind: "name", path: first.text, at: first.start };
  }

  #trailers(head: Value): Value {
    let value = head;
    for (let steps = 0; steps < 200; steps++) {
      if (this.#is("(")) value = this.#call(value);
      else if (this.#is("[")) value = this.#index(value);
      else if (this.#is(".") && this.#peek(1)?.kind === "name") {
        const path: string = value.kind === "name" ? value.path : value.kind === "call" ? `${value.call.callee}()` : "()";
        value = { kind: "name", path: `${path}.${this.#peek(1)?.text}`, at: this.#peek(1)?.start ?? 0 };
        this.#i += 2;
      } else break;
    }
    return value;
  }

  #index(of: Value): Value {
    this.#i++;
    const key = this.#expression();
    this.#skipTo("]");
    return of.kind === "name" && key.kind === "string" ? { ...of, path: `${of.path}.${key.text}` } : of.kind === "call" ? of : other;
  }

  #call(of: Value): Value {
    const at = of.kind === "name" ? of.at : (this.#peek()?.start ?? 0);
    const callee = of.kind === "name" ? of.path : of.kind === "call" ? `${of.call.callee}()` : "()";
    const args: Value[] = [];
    const named = new Map<string, Value>();
    const call: Draft = { callee, args, named, at, assigned: "", within: this.#scopes.at(-1)?.name ?? "" };
    this.#calls.push(call);
    this.#i++;
    while (!this.#ends && !this.#is(")")) {
      const start = this.#i;
      const key = this.#peek();
      if (key?.kind === "name" && this.#is("=", 1) && !this.#is("=", 2)) {
        this.#i += 2;
        const value = this.#expression();
        named.set(key.text, value);
      } else args.push(this.#expression());
      if (this.#is(",") || this.#is(":") || this.#is("=") || this.#i === start) this.#i++;
      else if (!this.#is(")") && !this.#ends) this.#i++;
    }
    this.#i += this.#is(")") ? 1 : 0;
    return { kind: "call", call };
  }

  #sequence(): Value {
    const close = this.#is("(") ? ")" : "]";
    const isGroup = close === ")";
    const items: Value[] = [];
    this.#i++;
    while (!this.#ends && !this.#is(close)) {
      const start = this.#i;
      items.push(this.#expression());
      if (this.#is(",") || this.#i === start) this.#i++;
      else if (!this.#is(close) && !this.#ends) this.#i++;
    }
    this.#i += this.#is(close) ? 1 : 0;
    const [only] = items;
    return isGroup && items.length === 1 && only ? only : { kind: "list", items };
  }

  #dictionary(): Value {
    const entries: (readonly [string, Value])[] = [];
    this.#i++;
    while (!this.#ends && !this.#is("}")) {
      const start = this.#i;
      const at = this.#peek()?.start ?? 0;
      const key = this.#expression();
      if (this.#is(":")) {
        this.#i++;
        const value = this.#expression();
        if (key.kind === "string") {
          entries.push([key.text, value]);
          this.#assign(key.text, value, at);
        }
      }
      if (this.#is(",") || this.#i === start) this.#i++;
      else if (!this.#is("}") && !this.#ends) this.#i++;
    }
    this.#i += this.#is("}") ? 1 : 0;
    return { kind: "dict", entries };
  }

  #skipTo(close: string): void {
    let depth = 0;
    for (; !this.#ends; this.#i++) {
      if (depth === 0 && this.#is(close)) {
        this.#i++;
        return;
      }
      if (this.#is("[") || this.#is("(") || this.#is("{")) depth++;
      else if (this.#is("]") || this.#is(")") || this.#is("}")) depth--;
    }
  }
}

/** Two strings one after the other; anything else is not literal. */
const added = (left: Value, right: Value): Value =>
  left.kind === "string" && right.kind === "string"
    ? { kind: "string", text: left.text + right.text, range: { start: left.range.start, end: right.range.end } }
    : other;

/** The left is a folder of the right; numbers are divided, and no path. */
const below = (left: Value, right: Value): Value => {
  const parts = left.kind === "path" ? left.parts : [left];
  return parts.length < maxParts && (right.kind === "string" || right.kind === "name") ? { kind: "path", parts: [...parts, right] } : other;
};

/** The default behind `or`. */
const either = (left: Value, right: Value): Value => (left.kind === "string" ? left : right);
