/** What a person does around the editor: sees the use and states another, walks through works and duties, answers, takes the first steps. */
import { openFile, seeNoText, seeText, undo } from "../page/editor.ts";
import { applyQuickFix } from "../page/quick-fix.ts";
import { choose, say, seeChoices, seeStatus, seeWork } from "../page/side.ts";
import { runCommand, seeTab } from "../page/workbench.ts";
import type { Flow } from "./flow.ts";

const base = "meta-llama/Llama-3.1-8B-Instruct";

export const flow: Flow = {
  name: "around",
  hosts: ["node", "web", "vsix"],
  workspace: "examples/support-chat",
  async run(page, { step, screenshot }) {
    await step("the status bar tells the use of the card's work, and what is open", async () => {
      await openFile(page, "model/README.md");
      await seeStatus(page, "Published · 7 open");
    });
    await step("a click on it shows the evidence and the other uses", async () => {
      await (await seeStatus(page, "Published")).click();
      await seeChoices(page, "The card declares its base");
      await screenshot("status");
    });
    await step("another use is stated in model-terms.yaml, and the status bar follows", async () => {
      await choose(page, "Trained", () => seeTab(page, "model-terms.yaml"));
      await seeText(page, "use: train");
      await openFile(page, "model/README.md");
      await seeStatus(page, "Trained");
      await openFile(page, "model-terms.yaml");
      await undo(page);
      await seeNoText(page, "use: train");
    });
    await step("the view of works shows the duties of each, and a click leads to the words", async () => {
      await runCommand(page, "Model Terms: Show Works and Duties");
      await (await seeWork(page, "acme/support-chat-8b")).locator(".monaco-tl-twistie").click();
      const row = await seeWork(page, "Copy of the license");
      await screenshot("works");
      await row.click();
      await seeTab(page, "README.md");
      await seeText(page, base);
    });
    await step("the source of a license text can be chosen", async () => {
      await openFile(page, "model/README.md");
      await applyQuickFix(page, base, "Add a copy of the Llama 3.1 Community License from…");
      await seeChoices(page, "Choose a File");
      await screenshot("sources");
      await page.keyboard.press("Escape");
    });
    await step("a question is answered from the light bulb in three small steps", async () => {
      await applyQuickFix(page, base, "Answer in model-terms.yaml: Use policy…");
      await choose(page, "Met, for the folder model", () => say(page, "Who says so", "Reviewed on 2 June 2025"));
      await seeTab(page, "model-terms.yaml");
      await seeText(page, "check: use-policy");
      await screenshot("answer");
      await undo(page);
      await seeNoText(page, "check: use-policy");
    });
    await step("the first steps are a walkthrough with pictures", async () => {
      await runCommand(page, "Model Terms: First Steps");
      // Beside the side bar there is no room for the pictures.
      await page.keyboard.press("Control+B");
      await page.locator(".gettingStartedContainer", { hasText: "Say what is done with a work" }).waitFor();
      await page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame").locator("svg").first().waitFor();
      await screenshot("walkthrough");
    });
    await step("a step that was taken is ticked", async () => {
      await page.getByRole("button", { name: "Audit the whole workspace" }).first().click();
      await page.getByRole("button", { name: "Audit the Workspace" }).click();
      await seeTab(page, "Model Terms Audit");
      await runCommand(page, "Model Terms: First Steps");
      await page.locator('[role="checkbox"][aria-checked="true"][aria-label*="Audit the whole workspace"]').first().waitFor();
      await screenshot("walkthrough-ticked");
    });
  },
};
