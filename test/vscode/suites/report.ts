/** How a suite inside the extension host tells the runner outside: one console line for each thing to tell. */

/** Begins each line; JSON follows. */
export const lineMark = "[in-host] ";

/** What became of a test. */
export interface TestResult {
  readonly name: string;
  readonly ms: number;
  /** Message and stack; undefined when the test passed. */
  readonly error?: string | undefined;
}

/** A line: the result of a test, or something that a test wants to be printed. */
export type Line = { readonly result: TestResult } | { readonly note: string };

/** A line with its number, because VS Code repeats lines. */
export type NumberedLine = Line & { readonly number: number };
