/** The box at the top in which one picks a file or a command. */
import type { Page } from "playwright-core";
import { attempt, seen } from "./wait.ts";

/**
 * Opens the box by its key, types, waits until the entry that is picked holds the label, and presses Enter, until it
 * had its effect: the box closes when the editor takes the focus while it starts, and a key that falls into the moment
 * in which the list is drawn anew is lost.
 */
export async function pick(page: Page, key: string, text: string, label: string, effect: () => Promise<boolean>): Promise<void> {
  const box = page.locator(".quick-input-widget input").first();
  const entry = page.locator(".quick-input-list .monaco-list-row.focused", { hasText: label }).first();
  const onePick = async (): Promise<boolean> => {
    await page.keyboard.press(key);
    await box.fill(text, { timeout: attempt });
    await entry.waitFor({ timeout: attempt });
    await page.keyboard.press("Enter");
    return await effect();
  };
  // What was opened before an extension was there does not list its commands: the next attempt opens anew.
  const closed = async (): Promise<boolean> => {
    await page.keyboard.press("Escape");
    return false;
  };
  await seen(`"${label}" picked`, () => onePick().catch(closed), Boolean);
}
