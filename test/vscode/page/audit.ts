/** The audit panel as a person sees and uses it. */

import axe from "axe-core";
import type { Frame, FrameLocator, Page } from "playwright-core";
import { patience, seen } from "./wait.ts";
import { runCommand, webview } from "./workbench.ts";

const titles: Readonly<Record<string, string>> = { en: "Model Terms: Audit Workspace", "zh-cn": "Model Terms: 审计工作区" };

/** Opens the panel from the palette and waits until it shows the works. */
export async function openAudit(page: Page, language = "en"): Promise<FrameLocator> {
  await runCommand(page, titles[language] ?? "");
  const panel = await webview(page);
  await panel.locator(".works .work").first().waitFor({ timeout: patience });
  return panel;
}

/** Goes to a part of the panel, by the id of its tab. */
export async function goTo(panel: FrameLocator, tab: "works" | "confirm" | "lineage" | "whatIf"): Promise<void> {
  await panel.locator(`#tab-${tab}`).click();
  await panel.locator(`[role=tabpanel][aria-labelledby=tab-${tab}]`).waitFor();
}

/** The frame in which the panel's page lives. */
async function frameOf(panel: FrameLocator): Promise<Frame> {
  const body = await panel.locator("body").elementHandle();
  const frame = await body?.ownerFrame();
  if (!frame) throw new Error("the panel has no page");
  return frame;
}

/** What axe says of the page: its serious and critical findings, each in a line. */
export async function seriousProblems(panel: FrameLocator): Promise<readonly string[]> {
  const frame = await frameOf(panel);
  await frame.evaluate(axe.source);
  return await frame.evaluate<string[]>(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + " " + target.join(" ") + ": " + failureSummary)))`);
}

/** What has the focus in the panel: its accessible name, or its text. */
export async function focused(panel: FrameLocator): Promise<string> {
  return await (await frameOf(panel)).evaluate<string>(
    `(({ activeElement: at }) => at?.getAttribute("aria-label") ?? at?.textContent ?? "")(document)`,
  );
}

/** Presses Tab (or Shift+Tab) until what has the focus is called so. */
export async function tabTo(page: Page, panel: FrameLocator, name: string, key = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let i = 0; i < 90; i++) {
    const now = await focused(panel);
    if (now.startsWith(name)) return;
    passed.push(now.slice(0, 60));
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never came to "${name}", but to: ${passed.join(" | ")}`);
}

/** The page's own policy, and what it fetched that does not lie in the extension. */
export async function pageOf(panel: FrameLocator): Promise<{ readonly policy: string; readonly elsewhere: readonly string[] }> {
  return await (await frameOf(panel)).evaluate<{ policy: string; elsewhere: string[] }>(`({
    policy: document.querySelector("meta[http-equiv=Content-Security-Policy]").content,
    elsewhere: performance.getEntriesByType("resource").map(({ name }) => name)
      .filter((name) => !/\\/dist\\/webview\\/(?:panel|layout)\\.(?:js|css)$/.test(name)),
  })`);
}

/** What sticks out of the panel sideways, other than what scrolls by itself. */
export async function widerThanPage(panel: FrameLocator): Promise<readonly string[]> {
  return await (await frameOf(panel)).evaluate<string[]>(`[...document.querySelectorAll("#audit *")]
    .filter((at) => at.closest(".viewport, .skip") === null && at.getBoundingClientRect().right > window.innerWidth + 1)
    .map((at) => at.tagName + "." + at.className)`);
}

/** Waits until a part of the panel holds a text. */
export async function seeInPanel(panel: FrameLocator, selector: string, text: string): Promise<void> {
  await panel.locator(selector, { hasText: text }).first().waitFor({ timeout: patience });
}

/** Waits until no part of the panel that fits the selector holds a text. */
export async function seeNotInPanel(panel: FrameLocator, selector: string, text: string): Promise<void> {
  const parts = panel.locator(selector, { hasText: text });
  await seen(
    `no "${text}" in ${selector}`,
    () => parts.count(),
    (count) => count === 0,
  );
}
