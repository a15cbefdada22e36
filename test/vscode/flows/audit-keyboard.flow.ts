/** The whole audit panel by keyboard alone, the lineage picture too, and at 200 %. */
import type { FrameLocator, Page } from "playwright-core";
import { focused, openAudit, seeInPanel, seeNotInPanel, tabTo, widerThanPage } from "../page/audit.ts";
import { openFile, seeText } from "../page/editor.ts";
import { seen } from "../page/wait.ts";
import { seeTab, webview } from "../page/workbench.ts";
import type { Flow } from "./flow.ts";

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

const zoomOf = (panel: FrameLocator): Promise<string | null> => panel.locator(".keys").textContent();

export const flow: Flow = {
  name: "audit-keyboard",
  hosts: ["node", "web", "vsix"],
  workspace: "examples/support-chat",
  async run(page, { step, screenshot }) {
    await page.keyboard.press("Control+B");
    const panel = await openAudit(page);
    await step("a tile filters with Enter", async () => {
      await tabTo(page, panel, "2 errors");
      await press(page, "Enter");
      await seeInPanel(panel, ".shown", "2 findings");
      await press(page, "Enter");
    });
    await step("typing filters without losing the field", async () => {
      await tabTo(page, panel, "Filter by word");
      await page.keyboard.type("gemma");
      await seeNotInPanel(panel, ".work", "support-chat-8b");
      await press(page, ..."gemma".split("").map(() => "Backspace"));
      await seeInPanel(panel, ".work", "support-chat-8b");
      if (!(await focused(panel)).startsWith("Filter by word")) throw new Error(await focused(panel));
    });
    await step("a work folds and unfolds", async () => {
      await tabTo(page, panel, "acme-router-2b");
      await press(page, "Enter");
      await panel.locator(".work:not([open])", { hasText: "acme-router-2b" }).waitFor();
      await press(page, "Enter");
    });
    await step("a question is answered, and the focus stays where the reader was", async () => {
      await tabTo(page, panel, "Yes, met: use-policy, gemma");
      await press(page, "Enter");
      await seeInPanel(panel, ".duties tr.answered", "use-policy");
      await seen(
        "the focus in the panel",
        () => focused(panel),
        (name) => name.startsWith("acme-router-2b"),
      );
    });
    await step("arrow keys go from tab to tab", async () => {
      await tabTo(page, panel, "Works", "Shift+Tab");
      await press(page, "ArrowRight", "ArrowRight");
      await panel.locator("#tab-lineage[aria-selected=true]").waitFor();
      await panel.locator(".node").first().waitFor();
    });
    await step("Tab goes through the nodes from left to right, and each says what it stands on", async () => {
      await tabTo(page, panel, "acme-router-2b published");
      if (!(await focused(panel)).includes("fine-tuned from google/gemma-2-2b: 8 duties")) throw new Error(await focused(panel));
      await tabTo(page, panel, "google/gemma-2-2b model");
      await press(page, "Enter");
      await seeInPanel(panel, ".details h3", "google/gemma-2-2b");
      await screenshot("node");
    });
    await step("plus, minus and 0 zoom, and arrows move", async () => {
      const fit = await zoomOf(panel);
      await press(page, "+", "+");
      await seen(
        "a larger picture",
        () => zoomOf(panel),
        (zoom) => zoom !== fit,
      );
      const left = (): Promise<number> => panel.locator(".viewport").evaluate(({ scrollLeft, scrollTop }) => scrollLeft + scrollTop);
      const before = await left();
      await press(page, "ArrowRight", "ArrowRight", "ArrowDown");
      await seen("the picture moved", left, (now) => now !== before);
      await press(page, "0");
      await seen(
        "the first size",
        () => zoomOf(panel),
        (zoom) => zoom === fit,
      );
    });
    await step("the details lead to the line that states an edge", async () => {
      await tabTo(page, panel, "router/sft.yaml:");
      await press(page, "Enter");
      await seeTab(page, "sft.yaml");
      await seeText(page, "google/gemma-2-2b");
    });
    await step("the list says the same as the picture", async () => {
      const again = await webview(page);
      await again.locator(".toggle", { hasText: "List" }).press("Enter");
      await seeInPanel(again, ".lineage-list td", "google/gemma-2-2b");
      await seeInPanel(again, ".lineage-list td", "OpenAI");
      await again.locator(".toggle", { hasText: "Picture" }).press("Enter");
    });
    await step("hidden by another file and shown again, the panel is as it was", async () => {
      await openFile(page, "README.md");
      await page.locator(".tab", { hasText: "Model Terms Audit" }).first().click();
      const again = await webview(page);
      await seeInPanel(again, "[role=tab][aria-selected=true]", "Lineage");
      await seeInPanel(again, ".details h3", "google/gemma-2-2b");
    });
    await step("nothing is lost at 200 %, which is a window of half the size: no part is wider than the panel", async () => {
      await page.setViewportSize({ width: 640, height: 400 });
      const again = await webview(page);
      for (const tab of ["works", "confirm", "lineage", "whatIf"]) {
        await again.locator(`#tab-${tab}`).click();
        const wide = await widerThanPage(again);
        await screenshot(`narrow-${tab}`);
        if (wide.length > 0) throw new Error(`${tab}: ${wide.join()}`);
      }
    });
  },
};
