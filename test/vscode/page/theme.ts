/** The color theme of the workbench. */
import type { Page } from "playwright-core";
import { attempt, seen } from "./wait.ts";

/** Chooses a theme by the name under which the editor lists it, as a person would, and waits until the workbench wears it. */
export async function chooseTheme(page: Page, name: string, kind: string): Promise<void> {
  const box = page.locator(".quick-input-widget input").first();
  const entry = page.locator(".quick-input-list .monaco-list-row.focused", { hasText: name }).first();
  const worn = page.locator(`.monaco-workbench.${kind}`).first();
  const choose = async (): Promise<boolean> => {
    await page.keyboard.press("Control+K");
    await page.keyboard.press("Control+T");
    await box.fill(name, { timeout: attempt });
    await entry.waitFor({ timeout: attempt });
    await page.keyboard.press("Enter");
    await worn.waitFor({ timeout: attempt });
    return true;
  };
  const close = async (): Promise<boolean> => {
    await page.keyboard.press("Escape");
    return false;
  };
  await seen(`the theme "${name}"`, () => choose().catch(close), Boolean);
}
