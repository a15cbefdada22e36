/** Assertions for suites; small, because `node:assert` does not exist in the web worker. */

/** The value is truthy. */
export function ok(value: unknown, message = "expected a value"): asserts value {
  if (!value) throw new Error(message);
}

/** Both are the same when written as JSON; the order of keys does not matter. */
export function equal(actual: unknown, expected: unknown, message = "not equal"): void {
  const [is, should] = [write(actual), write(expected)];
  if (is !== should) throw new Error(`${message}\n  is:     ${is}\n  should: ${should}`);
}

/** The text contains a string, or matches a pattern. */
export function match(text: string, wanted: string | RegExp): void {
  const found = typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
  if (!found) throw new Error(`${wanted} is not in ${JSON.stringify(text)}`);
}

function write(value: unknown): string {
  return String(JSON.stringify(value, sorted));
}

function sorted(_key: string, value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
