/** What the editor shows around the words of a file: lenses, links in hovers, suggestions. */
import type { Page } from "playwright-core";
import { attempt, patience, seen } from "./wait.ts";

const suggestions = ".suggest-widget.visible .monaco-list-row";

/** Waits until a line above some line says this, and nothing else. */
export async function seeLens(page: Page, text: string): Promise<void> {
  const shown = page.locator(".codelens-decoration:visible a");
  await seen(
    `the lens "${text}"`,
    () => shown.allInnerTexts(),
    (all) => all.some((one) => one.replaceAll("\u00a0", " ") === text),
  );
}

/** Waits until some words are shown as a link. */
export async function seeLink(page: Page, text: string): Promise<void> {
  const shown = page.locator(".editor-instance .view-line .detected-link");
  await seen(
    `"${text}" as a link`,
    () => shown.allInnerTexts(),
    (all) => all.includes(text),
  );
}

/** Clicks a lens. */
export async function clickLens(page: Page, text: string): Promise<void> {
  await page.locator(".codelens-decoration:visible a", { hasText: text }).first().click({ timeout: patience });
}

/** Scrolls the hover that is open to some words of a link. */
export async function scrollHoverTo(page: Page, label: string): Promise<void> {
  await page.locator(".monaco-hover:visible a", { hasText: label }).first().scrollIntoViewIfNeeded({ timeout: patience });
}

/** Clicks a link in the hover that is open. */
export async function clickInHover(page: Page, label: string): Promise<void> {
  const link = page.locator(".monaco-hover:visible a", { hasText: label }).first();
  await link.scrollIntoViewIfNeeded({ timeout: patience });
  await link.click({ timeout: patience });
}

/** Asks what fits at the cursor and returns the labels, as soon as the first one is this. */
export async function seeSuggestions(page: Page, first: string): Promise<readonly string[]> {
  const rows = page.locator(`${suggestions} .label-name`);
  const ask = async (): Promise<readonly string[]> => {
    if (!(await rows.first().isVisible())) {
      await page.keyboard.press("Control+Space");
      await rows
        .first()
        .waitFor({ timeout: attempt })
        .catch(() => {});
    }
    return await rows.allInnerTexts();
  };
  return await seen(`"${first}" as the first suggestion`, ask, (labels) => labels[0] === first);
}
