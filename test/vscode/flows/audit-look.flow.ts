/** Every part of the audit panel in dark, light and Chinese: looked at by axe, and by whoever looks at the pictures. */
import { goTo, openAudit, seeInPanel, seriousProblems } from "../page/audit.ts";
import type { Flow } from "./flow.ts";
import { chinese, themes } from "./looks.ts";

export const flow: Flow = {
  name: "audit-look",
  hosts: ["node"],
  workspace: "examples/support-chat",
  variants: [...themes, chinese],
  async run(page, { step, screenshot, variant }) {
    await page.keyboard.press("Control+B");
    const panel = await openAudit(page, variant?.language);
    await step("the panel speaks the language of the editor", () =>
      seeInPanel(panel, "h1", variant?.language ? "Model Terms 审计" : "Model Terms audit"),
    );
    for (const tab of ["works", "confirm", "lineage", "whatIf"] as const)
      await step(`axe finds nothing serious in the part ${tab}`, async () => {
        await goTo(panel, tab);
        if (tab === "lineage") {
          await panel.locator(".node.model").first().click();
          await panel.locator(".details h3").waitFor();
        }
        if (tab === "whatIf") {
          await panel.locator("[data-id=commercial]").selectOption("yes");
          await panel.locator("[data-id=users]").fill("800000000");
          await panel.locator(".counts").waitFor();
        }
        const problems = await seriousProblems(panel);
        await screenshot(tab);
        if (problems.length > 0) throw new Error(problems.join("\n"));
      });
  },
};
