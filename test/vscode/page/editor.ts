/** The text editor as a person sees and uses it. */
import type { Page } from "playwright-core";
import { type Box, boxOfText, type Squiggle, squigglesOnPage } from "./editor-text.ts";
import { pick } from "./quick-input.ts";
import { attempt, seen } from "./wait.ts";

const open = ".editor-instance .view-lines";

/** Opens a file by its path in the workspace, from the keyboard. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const tab = page.locator(`.tab.active[data-resource-name="${name}"]`).first();
  await pick(page, "Control+P", path, name, async () => {
    await tab.waitFor({ timeout: attempt });
    return true;
  });
  await page.locator(open).first().waitFor();
}

/** The lines that the active editor shows. */
export async function visibleText(page: Page): Promise<string> {
  const lines = page.locator(".editor-group-container.active .view-line");
  const placed = await lines.evaluateAll((all) =>
    all.map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? "" })),
  );
  const sorted = placed.sort((a, b) => a.top - b.top);
  return sorted.map(({ text }) => text.replaceAll("\u00a0", " ")).join("\n");
}

/** Waits until the active editor shows a text. */
export async function seeText(page: Page, text: string): Promise<void> {
  await seen(
    `"${text}" in the editor`,
    () => visibleText(page),
    (shown) => shown.includes(text),
  );
}

/** Waits until the active editor shows a text no more. */
export async function seeNoText(page: Page, text: string): Promise<void> {
  await seen(
    `no "${text}" in the editor`,
    () => visibleText(page),
    (shown) => !shown.includes(text),
  );
}

/** All squiggles that can be seen now. */
export async function squiggles(page: Page): Promise<readonly Squiggle[]> {
  return await page.evaluate(squigglesOnPage);
}

/** Waits for a squiggle under exactly this text. */
export async function seeSquiggle(page: Page, text: string, severity?: Squiggle["severity"]): Promise<void> {
  await seen(
    `a squiggle (${severity ?? "any"}) under "${text}"`,
    () => squiggles(page),
    (all) => all.some((one) => one.text === text && (severity === undefined || one.severity === severity)),
  );
}

/** Waits until there is no squiggle under this text any more. */
export async function seeNoSquiggle(page: Page, text: string): Promise<void> {
  await seen(
    `no squiggle under "${text}"`,
    () => squiggles(page),
    (all) => all.every((one) => one.text !== text),
  );
}

/** Puts the cursor into the middle of a text. */
export async function clickText(page: Page, text: string): Promise<void> {
  const { x, y } = await middleOf(page, text);
  await page.mouse.click(x, y);
}

/** Waits until the status bar says that the cursor is there, counted from 1. */
export async function seeCursor(page: Page, line: number, column: number): Promise<void> {
  const status = page.locator("#status\\.editor\\.selection");
  const wanted = `Ln ${line}, Col ${column}`;
  await seen(
    wanted,
    () => status.allInnerTexts(),
    ([shown]) => shown?.split(" (")[0] === wanted,
  );
}

/** Rests the mouse on a text until the hover says all of these words: its parts come one after the other. */
export async function seeHover(page: Page, text: string, ...words: readonly string[]): Promise<void> {
  const shown = page.locator(".monaco-hover:visible");
  const says = async (): Promise<string> => (await shown.allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
  const holds = (said: string): boolean => words.every((word) => said.includes(word));
  await seen(
    `a hover on "${text}" that says "${words.join('", "')}"`,
    async () => {
      // Leaving and coming again, because a hover is lost when the text is drawn anew below the mouse.
      const { x, y } = await middleOf(page, text);
      await page.mouse.move(0, 0);
      await page.mouse.move(x - 3, y);
      await page.mouse.move(x, y);
      const deadline = Date.now() + attempt;
      while (Date.now() < deadline && !holds(await says())) await page.waitForTimeout(50);
      return await says();
    },
    holds,
  );
}

/** Undoes the last change of the active editor. */
export async function undo(page: Page): Promise<void> {
  await page.keyboard.press("Control+Z");
}

/** Saves the active editor. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press("Control+S");
}

async function middleOf(page: Page, text: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await seen<Box | null>(`"${text}" in an editor`, () => page.evaluate(boxOfText, text), Boolean);
  if (!box) throw new Error("unreachable");
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}
