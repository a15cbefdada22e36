/** Words, strings and signs of Python, each at its exact place. Any text is read; an open string ends with its line or the text. */

/** What a token is. */
export type TokenKind = "name" | "string" | "sign" | "line";

/** One token. Of a string, `start` and `end` leave out prefix and quotes. A `line` ends a logical line; its `indent` is that of the next. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  /** A string with places to be filled: `f"…{name}…"`. */
  readonly isFormat?: boolean;
}

/** Tokens that one file may hold before the rest is left unread. */
const maxTokens = 60_000;

const space = /[^\S\n]*(?:\\\r?\n[^\S\n]*)*/y;
const name = /[\p{L}_][\p{L}\p{N}_]*/uy;
const number = /\d[\w.]*/y;
const prefix = /^(?:r|b|u|f|br|rb|fr|rf)$/i;

/** Splits a text into tokens; what stands in brackets is one logical line. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [{ kind: "line", text: "", start: 0, end: 0, indent: indentAt(text, 0) }];
  let depth = 0;
  const match = (pattern: RegExp, at: number): string => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? "";
  };
  for (let at = 0; at < text.length && tokens.length < maxTokens; ) {
    at += match(space, at).length;
    const char = text[at];
    if (char === undefined) break;
    if (char === "#") at = lineEnd(text, at);
    else if (char === "\n") {
      at++;
      // A statement begins with its keyword: a bracket that was never closed ends there.
      if (depth > 0 && /^(?:def|class|import|from|return|if __name__)\b/.test(text.slice(at, at + 14))) depth = 0;
      if (depth === 0 && tokens.at(-1)?.kind !== "line")
        tokens.push({ kind: "line", text: "", start: at, end: at, indent: indentAt(text, at) });
      else if (depth === 0) tokens[tokens.length - 1] = { kind: "line", text: "", start: at, end: at, indent: indentAt(text, at) };
    } else if (char === '"' || char === "'") {
      const before = tokens.at(-1);
      const isPrefixed = before?.kind === "name" && before.end >= at - 1 && prefix.test(before.text);
      if (isPrefixed) tokens.pop();
      const isFormat = isPrefixed && /f/i.test(before.text);
      const quote = text.startsWith(char.repeat(3), at) ? char.repeat(3) : char;
      const end = stringEnd(text, at + quote.length, quote);
      const raw = text.slice(at + quote.length, end);
      const start = at + quote.length + (raw.length - raw.trimStart().length);
      const trimmed = raw.trim();
      tokens.push({ kind: "string", text: trimmed, start, end: start + trimmed.length, indent: 0, ...(isFormat && { isFormat }) });
      at = Math.min(text.length, end + quote.length);
    } else {
      const word = match(name, at);
      const piece = word || match(number, at) || char;
      if (!word && "([{".includes(piece)) depth++;
      else if (!word && ")]}".includes(piece)) depth = Math.max(0, depth - 1);
      tokens.push({ kind: word ? "name" : "sign", text: piece, start: at, end: at + piece.length, indent: 0 });
      at += piece.length;
    }
  }
  tokens.push({ kind: "line", text: "", start: text.length, end: text.length, indent: 0 });
  return tokens;
}

function indentAt(text: string, at: number): number {
  let i = at;
  while (text[i] === " " || text[i] === "\t") i++;
  return i - at;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function stringEnd(text: string, from: number, quote: string): number {
  if (quote.length === 3) {
    const end = text.indexOf(quote, from);
    return end < 0 ? text.length : end;
  }
  for (let i = from; i < text.length; i++) {
    if (text[i] === quote || text[i] === "\n") return i;
    if (text[i] === "\\") i++;
  }
  return text.length;
}
