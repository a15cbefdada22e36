/**
 * Literal Python: assignments and calls with their arguments at exact places, nothing run and nothing computed but what stands there:
 * strings beside each other or added, defaults, entries of dictionaries. It reads any text and forgives mistakes.
 */
import { blocks, ExpressionReader } from "./python-expressions.ts";
import { tokensOf } from "./python-tokens.ts";
import type { Assignment, Call, Python, Value } from "./python-values.ts";

export type { Assignment, Call, Python, Value };

/** Reads a text. */
export function readPython(text: string): Python {
  return new Parser(tokensOf(text)).read();
}

/** Statements. */
class Parser extends ExpressionReader {
  readonly #imports = new Set<string>();
  readonly #functions: string[] = [];
  readonly #scopes: { readonly indent: number; readonly name: string }[] = [];

  protected override get within(): string {
    return this.#scopes.at(-1)?.name ?? "";
  }

  read(): Python {
    while (this.i < this.tokens.length) {
      const token = this.peek();
      if (token?.kind === "line") this.i++;
      else this.#line(this.tokens[this.i - 1]?.indent ?? 0);
    }
    return { calls: this.calls, assignments: this.assignments, imports: this.#imports, functions: this.#functions };
  }

  /** A logical line: perhaps several statements. */
  #line(indent: number): void {
    while ((this.#scopes.at(-1)?.indent ?? -1) >= indent) this.#scopes.pop();
    if (this.is("if") && (this.is("False", 1) || this.is("0", 1)) && this.is(":", 2)) return this.#skipBlock(indent);
    if (this.is("import") || this.is("from")) return this.#import();
    if (this.is("async")) this.i++;
    if (this.is("def") || this.is("class")) this.#define(indent);
    while (!this.ends) this.#statement();
  }

  /** Leaves out the line and all that is indented below it. */
  #skipBlock(indent: number): void {
    for (;;) {
      while (!this.ends) this.i++;
      const line = this.peek();
      if (!line || line.indent <= indent || this.i >= this.tokens.length - 1) return;
      this.i++;
    }
  }

  #import(): void {
    for (; !this.ends; this.i++) {
      const token = this.peek();
      if (token?.kind === "name") this.#imports.add(token.text);
    }
  }

  #define(indent: number): void {
    const isFunction = this.is("def");
    const name = this.peek(1)?.text ?? "";
    this.i += 2;
    this.#scopes.push({ indent, name: isFunction ? name : (this.#scopes.at(-1)?.name ?? "") });
    if (!isFunction || !this.is("(")) return;
    this.#functions.push(name);
    this.i++;
    while (!this.ends && !this.is(")")) this.#parameter();
    this.i++;
  }

  #parameter(): void {
    const name = this.peek();
    this.i++;
    if (name?.kind !== "name") return;
    if (this.is(":")) this.#skipAnnotation();
    if (!this.is("=")) return;
    this.i++;
    this.assign(name.text, this.expression(), name.start);
  }

  #skipAnnotation(): void {
    let depth = 0;
    for (; !this.ends; this.i++) {
      if (depth === 0 && (this.is("=") || this.is(",") || this.is(")"))) return;
      if (this.is("[") || this.is("(")) depth++;
      else if (this.is("]") || this.is(")")) depth--;
    }
  }

  #statement(): void {
    const from = this.calls.length;
    const start = this.i;
    const first = this.peek();
    if (first?.kind === "name" && blocks.test(first.text)) this.i++;
    const target = this.expression();
    if (target.kind === "name" && this.is(":") && this.#isAnnotated()) {
      this.i++;
      this.#skipAnnotation();
    }
    let others = 0;
    while (this.is(",") && others++ < 50) {
      this.i++;
      this.expression();
    }
    if (this.is("=") && !this.is("=", 1)) {
      this.i++;
      const valueFrom = this.calls.length;
      const value = this.expression();
      const name = target.kind === "name" ? target.path : "";
      for (const call of this.calls.slice(valueFrom)) call.assigned ||= name;
      if (name !== "" && others === 0) this.assign(name, value, first?.start ?? 0);
    }
    if (this.is(":") || this.is(";") || this.i === start) this.i++;
    if (this.calls.length === from && this.i === start) this.i++;
  }

  /** `name: type = value`, and not the end of a block's head. */
  #isAnnotated(): boolean {
    for (let ahead = 1; ahead < 40; ahead++) {
      const token = this.peek(ahead);
      if (!token || token.kind === "line") return false;
      if (this.is("=", ahead)) return true;
    }
    return false;
  }
}
