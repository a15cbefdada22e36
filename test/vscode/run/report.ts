/** Prints the tests as they end, and counts them. */
import { stripVTControlCharacters } from "node:util";
import type { TestResult } from "../suites/report.ts";

/** Takes results. */
export interface Report {
  /** Prints a test, under the name of the suite or flow that it belongs to. */
  add(where: string, result: TestResult): void;
  /** Prints what a test has printed. */
  note(text: string): void;
  /** Prints the closing line; tells whether nothing failed. */
  close(): boolean;
}

/** A report on the terminal. */
export function startReport(): Report {
  let passed = 0;
  let failed = 0;
  return {
    add(where, { name, ms, error }) {
      if (error === undefined) passed++;
      else failed++;
      console.log(`${error === undefined ? "ok    " : "FAILED"} ${where} › ${name}  ${ms} ms`);
      if (error !== undefined) console.log(stripVTControlCharacters(error).replace(/^/gm, "         "));
    },
    note(text) {
      console.log(text.replace(/^/gm, "       | "));
    },
    close() {
      console.log(closingLine(passed, failed));
      return failed === 0;
    },
  };
}

/** The last line, for people and for the program that called. */
export function closingLine(passed: number, failed: number): string {
  return `in-editor: ${passed} passed, ${failed} failed`;
}
