/** A person works through the audit: filters, goes to the line, fixes, answers a question, supposes, exports, comes back after a reload. */
import { goTo, openAudit, pageOf, seeInPanel, seeNotInPanel } from "../page/audit.ts";
import { clickText, openFile, seeCursor, seeText, undo } from "../page/editor.ts";
import { seen } from "../page/wait.ts";
import { chooseInExplorer, runCommand, seeTab, webview } from "../page/workbench.ts";
import type { Flow } from "./flow.ts";

const mark = 'The mark "Built with Llama" was not seen';

export const flow: Flow = {
  name: "audit-work",
  hosts: ["node", "web", "vsix"],
  workspace: "examples/support-chat",
  async run(page, { step, screenshot }) {
    await openFile(page, "model/README.md");
    let panel = await openAudit(page);
    await step("the summary counts works, findings and questions, and says what comes first", async () => {
      await seeInPanel(panel, ".tile.works", "2");
      await seeInPanel(panel, ".tile.confirm", "5");
      await seeInPanel(panel, ".first", "First: Rename to Llama-support-chat-8b");
    });
    await step("text, severity, state and license narrow what is shown", async () => {
      await panel.locator("[data-id=filter] input").fill("gemma");
      await seeNotInPanel(panel, ".work", "support-chat-8b");
      await panel.locator("[data-id=filter] input").fill("");
      await panel.locator("[data-id=severity]").selectOption("error");
      await seeInPanel(panel, ".shown", "2 findings");
      await panel.locator("[data-id=severity]").selectOption("");
      await panel.locator("[data-id=state]").selectOption("answered");
      await seeInPanel(panel, ".shown", "1 work, 0 findings");
      await panel.locator("[data-id=state]").selectOption("");
      await panel.locator("[data-id=license]").selectOption("llama3.1");
      await seeNotInPanel(panel, ".work", "acme-router-2b");
    });
    await step("one folder is audited from the Explorer", async () => {
      await panel.locator("[data-id=license]").selectOption("");
      await chooseInExplorer(page, "router", "Audit This Folder", async () => {
        const filter = panel.locator("[data-id=filter] input");
        return (await filter.inputValue()) === "router/";
      });
      await seeInPanel(panel, ".work", "acme-router-2b");
      await seeNotInPanel(panel, ".work", "support-chat-8b");
      await panel.locator("[data-id=filter] input").fill("");
      await panel.locator("[data-id=license]").selectOption("llama3.1");
    });
    await step("a place leads to its line", async () => {
      await panel.locator(".finding", { hasText: mark }).locator(".place a").click();
      await seeTab(page, "README.md");
      await seeCursor(page, 6, 45);
    });
    await step("a fix from the panel is applied, and the finding turns into a duty that is met, by a file", async () => {
      await panel.locator(".finding", { hasText: mark }).locator("vscode-button").first().click();
      await seeNotInPanel(panel, ".finding", mark);
      await seeInPanel(panel, ".duties tr.met", "display-attribution");
      await seeInPanel(panel, ".duties tr.met .by", "model/README.md:");
      await panel.locator(".duties tr.met", { hasText: "display-attribution" }).locator(".by a").click();
      await seeText(page, "Built with Llama");
      await screenshot("fixed");
    });
    await step("while files change the panel follows, and what was unfolded, scrolled and begun stays", async () => {
      const note = panel.locator(".duties tr.confirm", { hasText: "use-policy" }).locator("vscode-text-field input");
      await note.fill("Draft");
      const top = (): Promise<number> => panel.locator("html").evaluate(({ scrollTop }) => scrollTop);
      const before = await top();
      await clickText(page, "Built with Llama");
      await undo(page);
      await seeInPanel(panel, ".finding", mark);
      await page.keyboard.press("Control+Y");
      await seeNotInPanel(panel, ".finding", mark);
      await seen("the same place of the panel", top, (now) => Math.abs(now - before) < 200);
      if ((await note.inputValue()) !== "Draft") throw new Error("the note was lost");
    });
    await step("the page has nothing from outside and runs no text as code", async () => {
      const { policy, elsewhere } = await pageOf(panel);
      if (!/^default-src 'none';.*; script-src 'nonce-[0-9a-f]+'$/.test(policy)) throw new Error(policy);
      if (elsewhere.length > 0) throw new Error(elsewhere.join());
    });
    await step("a question is answered in place with a note, and written into model-terms.yaml", async () => {
      const question = panel.locator(".duties tr.confirm", { hasText: "use-policy" });
      await question.locator("vscode-text-field input").fill("Checked by Kim, 12 May");
      await question.locator("vscode-button", { hasText: "Yes, met" }).click();
      await seeInPanel(panel, ".duties tr.answered", "Checked by Kim, 12 May");
      await seeInPanel(panel, ".tile.confirm", "4");
      await panel.locator(".duties tr.answered", { hasText: "Checked by Kim" }).locator(".by a").click();
      await seeTab(page, "model-terms.yaml");
      await seeText(page, "Checked by Kim, 12 May");
    });
    await step("a question of the whole workspace that is answered with no is open", async () => {
      await goTo(panel, "confirm");
      const question = panel.locator(".questions li", { hasText: "Safety filters" });
      await question.locator("vscode-button", { hasText: "No" }).click();
      await seeNotInPanel(panel, ".questions li", "Safety filters");
      await goTo(panel, "works");
      await panel.locator("[data-id=license]").selectOption("gemma");
      await seeInPanel(panel, ".duties tr.open", "no-guardrail-bypass");
    });
    await step("an assumption shows which duties come and go, and writes nothing", async () => {
      await goTo(panel, "whatIf");
      await panel.locator("[data-id=users]").fill("800000000");
      await seeInPanel(panel, ".effect.applies", "user-threshold");
      await panel.locator("[data-id=use]").selectOption("bundle");
      await seeInPanel(panel, ".effect.comes", "include-license-copy");
      await seeInPanel(panel, ".effect.comes", "Llama 3.2 Community License");
      await screenshot("what-if");
      await panel.locator("[data-id=users]").fill("1000");
      await seeInPanel(panel, ".effect.lapses", "user-threshold");
    });
    await step("an edge of the lineage leads to the line that states it", async () => {
      await goTo(panel, "lineage");
      await panel.locator(".edge.stated text.relation", { hasText: "adapter of" }).first().click();
      await seeTab(page, "README.md");
      await seeCursor(page, 6, 45);
      await goTo(panel, "whatIf");
    });
    await step("the panel comes back as it was left after a reload", async () => {
      await Promise.all([page.waitForEvent("load"), runCommand(page, "Developer: Reload Window")]);
      panel = await webview(page);
      await seeInPanel(panel, "[role=tab][aria-selected=true]", "What if");
      await seeInPanel(panel, ".effect.lapses", "user-threshold");
      await goTo(panel, "works");
      if ((await panel.locator("[data-id=license]").inputValue()) !== "gemma") throw new Error("the license filter was lost");
    });
    await step("the audit is exported as Markdown", async () => {
      await panel.locator(".whole vscode-button", { hasText: "Markdown" }).click();
      await seeText(page, "# Model Terms audit");
    });
    await step("HTML is saved where the person says", async () => {
      await panel.locator(".whole vscode-button", { hasText: "HTML" }).click();
      await page.locator(".quick-input-widget input").first().waitFor();
      await page.keyboard.press("Enter");
      await seeText(page, "<!DOCTYPE html>");
    });
  },
};
