/** What a person does first: opens a card, sees what is missing, adds it, looks at the audit. */

import { openFile, seeHover, seeNoText, seeSquiggle, seeText, undo } from "../page/editor.ts";
import { applyQuickFix, openQuickFixes } from "../page/quick-fix.ts";
import { runCommand, seeProblem, seeTab, webview } from "../page/workbench.ts";
import type { Flow } from "./flow.ts";

const base = "meta-llama/Llama-3.1-8B-Instruct";

export const flow: Flow = {
  name: "first-visit",
  hosts: ["node", "web", "vsix"],
  workspace: "examples/support-chat",
  async run(page, { host, step, screenshot }) {
    await step("the base model of the card is underlined, exactly", async () => {
      await openFile(page, "model/README.md");
      await seeSquiggle(page, base, "warning");
      await seeSquiggle(page, "support-chat-8b", "error");
      await screenshot("squiggles");
    });
    await step("the hover says what is missing and cites the clause", async () => {
      await seeHover(page, base, "1.b.i(A)");
      await screenshot("hover");
    });
    await step("the code in the hover leads to the page of the rule", async () => {
      await seeHover(page, "support-chat-8b", "name-prefix");
      await page.locator(".monaco-hover a.code-link").first().click();
      await seeTab(page, "name-prefix · llama3.1.md");
      // The tests' web host comes without the editor's own extension that renders Markdown.
      if (host !== "web") await (await webview(page)).getByText("The clause").first().waitFor();
      await screenshot("rule");
      await openFile(page, "model/README.md");
    });
    await step("the Problems panel lists it", async () => {
      await seeProblem(page, 'does not begin with "Llama"');
      await page.keyboard.press("Control+Shift+M");
    });
    await step("the light bulb offers what would meet it", async () => {
      const titles = await openQuickFixes(page, base);
      if (!titles.includes("Add a copy of the Llama 3.1 Community License")) throw new Error(titles.join());
      await screenshot("light-bulb");
      await page.keyboard.press("Escape");
    });
    await step("a fix is applied, and undo takes it back", async () => {
      await applyQuickFix(page, base, 'Add "Built with Llama" under the title');
      await seeText(page, "Built with Llama");
      await undo(page);
      await seeNoText(page, "Built with Llama");
      await seeSquiggle(page, base, "warning");
    });
    await step("the palette opens the audit", async () => {
      await runCommand(page, "Model Terms: Audit Workspace");
      await seeTab(page, "Model Terms Audit");
      const panel = await webview(page);
      await panel.locator(".finding").first().waitFor();
      await screenshot("audit");
    });
    await step("the filter narrows the audit, and a place leads to its line", async () => {
      const panel = await webview(page);
      await panel.locator("[data-id=filter] input").fill("gemma");
      await panel.locator(".work", { hasText: "support-chat-8b" }).waitFor({ state: "detached" });
      await panel.locator(".finding .place a").first().click();
      await seeText(page, "acme-router-2b");
    });
  },
};
