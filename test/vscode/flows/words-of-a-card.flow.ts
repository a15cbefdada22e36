/** Somebody reads and writes a card: what the editor says over, behind and under its words. */

import { clickText, openFile, seeHover, seeText, undo } from "../page/editor.ts";
import { clickInHover, clickLens, scrollHoverTo, seeLens, seeLink, seeSuggestions } from "../page/language.ts";
import { seeTab } from "../page/workbench.ts";
import type { Flow } from "./flow.ts";

const base = "meta-llama/Llama-3.1-8B-Instruct";

export const flow: Flow = {
  name: "words-of-a-card",
  hosts: ["node", "web", "vsix"],
  workspace: "examples/support-chat",
  async run(page, { step, screenshot }) {
    await step("a line above the base says what it brings, hints behind ids what is left to do", async () => {
      await openFile(page, "model/README.md");
      await seeLens(page, "Llama 3.1 Community · 7 duties · 5 open");
      await seeText(page, "5 open");
      await seeText(page, "CC BY-NC 4.0 + OpenAI");
      await seeLink(page, base);
      await screenshot("counts");
    });
    await step("the hover over a license says whose it is and what it asks", async () => {
      await seeHover(page, "apache-2.0", "Apache Software Foundation");
      await screenshot("hover-license");
      await page.keyboard.press("Escape");
    });
    await step("the hover over a data set says what it is and how that is known", async () => {
      await seeHover(page, "tatsu-lab/alpaca", "Stanford Alpaca", "Evidence:");
      await screenshot("hover-data");
      await page.keyboard.press("Escape");
    });
    await step("the hover over the base lists what is open, and leads to a rule's page", async () => {
      await seeHover(page, base, "Llama 3.1 Community License · Meta");
      await screenshot("hover-base");
      await scrollHoverTo(page, "Page on the Hub");
      await screenshot("hover-base-end");
      await clickInHover(page, 'the mark "Built with Llama"');
      await seeTab(page, "display-attribution · llama3.1.md");
      await openFile(page, "model/README.md");
    });
    await step("completion of the license offers that of the base first", async () => {
      await clickText(page, "apache-2.0");
      await page.keyboard.press("End");
      for (const _ of "apache-2.0") await page.keyboard.press("Backspace");
      const labels = await seeSuggestions(page, "llama3.1");
      if (!labels.includes("apache-2.0")) throw new Error(labels.join());
      // The documentation of the entry.
      await page.keyboard.press("Control+Space");
      await screenshot("completion");
    });
    await step("what is chosen is written, and the counts follow", async () => {
      await page.keyboard.press("Enter");
      await seeText(page, "license: llama3.1");
      await seeLens(page, "Llama 3.1 Community · 7 duties · 4 open");
      await undo(page);
    });
    await step("the line above the base leads to the audit", async () => {
      await clickLens(page, "Llama 3.1 Community");
      await seeTab(page, "Model Terms Audit");
    });
  },
};
