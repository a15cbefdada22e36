/** Somebody has rows of data looked into: by the audit those that a config names, by the command those that they choose. */
import { goTo, openAudit } from "../page/audit.ts";
import { openFile, seeSquiggle } from "../page/editor.ts";
import { pick } from "../page/quick-input.ts";
import { seeChoices } from "../page/side.ts";
import { attempt, patience } from "../page/wait.ts";
import { seeNotification, seeProblem } from "../page/workbench.ts";
import type { Flow } from "./flow.ts";

export const flow: Flow = {
  name: "scan-data",
  hosts: ["node", "web", "vsix"],
  workspace: "test/vscode/workspaces/leaky-data",
  async run(page, { step, screenshot }) {
    await step("the audit looks into the data that a config names", async () => {
      const panel = await openAudit(page);
      await goTo(panel, "works");
      await panel.locator(".finding", { hasText: "is trained on data/chat.jsonl" }).first().waitFor({ timeout: patience });
      await screenshot("audit");
    });
    await step("what it found stands where the config names the data", async () => {
      await openFile(page, "train.yml");
      await seeSquiggle(page, "data/chat.jsonl", "warning");
      await seeProblem(page, "acme-desk-7b is trained on data/chat.jsonl, where 3 of the 6 rows");
    });
    await step("and at the row", async () => {
      await openFile(page, "chat.jsonl");
      await seeProblem(page, "3 of the 6 rows that were read introduce the assistant as OpenAI");
    });
    await step("all files are offered with their sizes, and those that a config names are chosen", async () => {
      const unnamed = page.locator(".quick-input-list .monaco-list-row", { hasText: "data/extra.csv" }).first();
      await pick(page, "F1", ">Model Terms: Scan Data Sets", "Scan Data Sets", async () => {
        await unnamed.waitFor({ timeout: attempt });
        return true;
      });
      const [named = ""] = await seeChoices(page, "data/chat.jsonl");
      if (!named.includes("1 KB")) throw new Error(`no size in "${named}"`);
      await page.locator(".quick-input-widget:visible", { hasText: "1 Selected" }).waitFor({ timeout: patience });
      await screenshot("choice");
    });
    await step("what was chosen is scanned, and the result told", async () => {
      await page.locator(".quick-input-list .monaco-list-row", { hasText: "data/extra.csv" }).first().click();
      await page.keyboard.press("Enter");
      await seeNotification(page, "Files with rows that introduce the assistant as somebody else's: 2");
      await openFile(page, "extra.csv");
      await seeProblem(page, "1 of the 2 rows that were read introduce the assistant as Anthropic");
      await screenshot("found");
    });
  },
};
