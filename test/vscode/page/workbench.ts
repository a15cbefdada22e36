/** The parts of the workbench around the editor. */
import type { FrameLocator, Page } from "playwright-core";
import { pick } from "./quick-input.ts";
import { attempt, patience, seen } from "./wait.ts";

/** Runs a command by the title that the palette shows, like `Model Terms: Audit Workspace`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await pick(page, "F1", `>${title}`, title, async () => {
    await page.locator(".quick-input-widget input").first().waitFor({ state: "hidden", timeout: attempt });
    return true;
  });
}

/** Opens the Problems panel and returns its rows, files and problems alike, as soon as one contains the text. */
export async function seeProblem(page: Page, text: string): Promise<readonly string[]> {
  const panel = page.locator(".markers-panel");
  if (!(await panel.isVisible())) await page.keyboard.press("Control+Shift+M");
  await panel.waitFor({ timeout: patience });
  const rows = panel.locator(".monaco-list-row");
  return await seen(
    `"${text}" in the Problems panel`,
    () => rows.allInnerTexts(),
    (all) => all.some((row) => row.replaceAll("\u00a0", " ").includes(text)),
  );
}

/** Waits until the Explorer shows a file or folder of this name. */
export async function seeInExplorer(page: Page, name: string): Promise<void> {
  const entry = page.locator(".explorer-folders-view .monaco-list-row").getByText(name, { exact: true });
  await entry.first().waitFor({ timeout: patience });
}

/** Chooses from the context menu of a file or folder in the Explorer until it had its effect. */
export async function chooseInExplorer(page: Page, name: string, item: string, effect: () => Promise<boolean>): Promise<void> {
  const entry = page.locator(".explorer-folders-view .monaco-list-row").getByText(name, { exact: true }).first();
  const action = page.locator(".monaco-menu .action-label", { hasText: item }).first();
  const once = async (): Promise<boolean> => {
    // A menu takes no click in the moment in which it opens; a key it does. One that stayed open is used.
    if (!(await action.isVisible())) await entry.click({ button: "right", timeout: attempt });
    await action.hover({ timeout: attempt });
    await page.keyboard.press("Enter");
    return await seen("its effect", effect, Boolean, attempt);
  };
  await seen(`"${item}" in the menu of ${name}`, () => once().catch(() => false), Boolean);
}

/** Waits until the active tab has this label. */
export async function seeTab(page: Page, label: string): Promise<void> {
  // A label may be split into name and extension.
  const active = page.locator(".editor-group-container.active .tab.active .monaco-icon-label-container");
  await seen(
    `the tab "${label}"`,
    () => active.allTextContents(),
    (all) => all.includes(label),
  );
}

/** Waits for a notification that contains the text, among all that there were: they leave by themselves. */
export async function seeNotification(page: Page, text: string): Promise<void> {
  await runCommand(page, "Notifications: Show Notifications");
  await page.locator(".notification-list-item", { hasText: text }).first().waitFor({ timeout: patience });
}

/** What the panel of the extension shows; waits until it has a page, which takes longest after a reload of the window. */
export async function webview(page: Page): Promise<FrameLocator> {
  const inside = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  await inside.locator("body").waitFor({ timeout: 3 * patience });
  return inside;
}
