/** What stands around the editor: the view of works, the status bar, lists that ask for a choice. */
import type { Locator, Page } from "playwright-core";
import { attempt, patience, seen } from "./wait.ts";

/** The rows of the view of works; waits until one holds the text. */
export async function seeWork(page: Page, text: string): Promise<Locator> {
  const row = page
    .getByRole("tree", { name: /Model Terms/ })
    .locator(".monaco-list-row", { hasText: text })
    .first();
  await row.waitFor({ timeout: patience });
  return row;
}

/** Waits until the item of ours in the status bar holds the text, and returns it. */
export async function seeStatus(page: Page, text: string): Promise<Locator> {
  const item = page.locator('.statusbar-item[id*="modelTerms.work"]', { hasText: text });
  await item.waitFor({ timeout: patience });
  return item;
}

/** The entries of the list that is open; waits until one holds the text. */
export async function seeChoices(page: Page, text: string): Promise<readonly string[]> {
  const rows = page.locator(".quick-input-widget:visible .quick-input-list .monaco-list-row");
  return await seen(
    `the choice "${text}"`,
    () => rows.allInnerTexts(),
    (all) => all.some((row) => row.includes(text)),
  );
}

/** Chooses an entry of the list that is open, from the keyboard, and waits for what it does. */
export async function choose(page: Page, text: string, effect: () => Promise<unknown>): Promise<void> {
  await seeChoices(page, text);
  await page.locator(".quick-input-widget:visible input").first().fill(text, { timeout: attempt });
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: text }).first().waitFor({ timeout: patience });
  await page.keyboard.press("Enter");
  await effect();
}

/** Writes into the box that asks for a text. */
export async function say(page: Page, prompt: string, text: string): Promise<void> {
  await page.locator(".quick-input-widget:visible", { hasText: prompt }).waitFor({ timeout: patience });
  await page.locator(".quick-input-widget:visible input").first().fill(text, { timeout: attempt });
  await page.keyboard.press("Enter");
}
