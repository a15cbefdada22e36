/** The light bulb and its menu. */
import type { Locator, Page } from "playwright-core";
import { clickText } from "./editor.ts";
import { attempt, seen } from "./wait.ts";

const bulb = ".lightBulbWidget:visible, [class*=gutter-lightbulb]:visible";
const menu = ".action-widget:visible";
const refusal = ".monaco-editor-overlaymessage:visible";

/** Clicks a text, waits for the light bulb, opens its menu and returns the titles in it. */
export async function openQuickFixes(page: Page, text: string): Promise<readonly string[]> {
  await seen(
    "the menu of quick fixes",
    async () => {
      // The bulb comes with a move of the cursor: a click where it is already brings none.
      await page.keyboard.press("Control+Home");
      await clickText(page, text);
      await page
        .locator(bulb)
        .first()
        .waitFor({ timeout: attempt })
        .catch(() => {});
      return (await page.locator(bulb).first().isVisible()) && (await pressFor(page));
    },
    Boolean,
  );
  return await titles(page).allInnerTexts();
}

/**
 * Asks for the menu. False when the editor says that there is nothing, or nothing at all: until it knows of the place
 * that was clicked, the bulb may still be that of the last one, and the key is refused or lost.
 */
async function pressFor(page: Page): Promise<boolean> {
  await page.keyboard.press("Control+.");
  const entry = titles(page).first();
  const shown = entry.or(page.locator(refusal)).first();
  await shown.waitFor({ timeout: attempt }).catch(() => {});
  if (await entry.isVisible()) return true;
  await page.keyboard.press("Escape");
  await page.locator(refusal).waitFor({ state: "hidden" });
  return false;
}

/** Chooses an entry of the open menu by its full title. */
export async function chooseQuickFix(page: Page, title: string): Promise<void> {
  const entry = titles(page).getByText(title, { exact: true });
  // A cover keeps the menu from clicks until the mouse has moved, so that opening it chooses nothing.
  await entry.hover({ force: true });
  await entry.click();
  await page.locator(menu).waitFor({ state: "hidden" });
}

/** Opens the menu at a text and chooses an entry. */
export async function applyQuickFix(page: Page, text: string, title: string): Promise<void> {
  await openQuickFixes(page, text);
  await chooseQuickFix(page, title);
}

function titles(page: Page): Locator {
  return page.locator(`${menu} .monaco-list-row.action .title`);
}
