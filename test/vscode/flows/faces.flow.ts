/** The faces in the editor in every theme and in Chinese: what is seen is checked, how it looks is for whoever looks at the pictures. */
import { openFile, seeHover, seeSquiggle, seeText } from "../page/editor.ts";
import { seeLens } from "../page/language.ts";
import { openQuickFixes } from "../page/quick-fix.ts";
import { seeStatus, seeWork } from "../page/side.ts";
import { runCommand } from "../page/workbench.ts";
import type { Flow } from "./flow.ts";
import { chinese, themes } from "./looks.ts";

const base = "meta-llama/Llama-3.1-8B-Instruct";

/** What is read in each language. */
const words = {
  english: {
    lens: "Llama 3.1 Community · 7 duties · 5 open",
    status: "Published · 7 open",
    fix: "Add a copy of the Llama 3.1 Community License",
    show: "Model Terms: Show Works and Duties",
    duty: "Copy of the license",
  },
  chinese: {
    lens: "Llama 3.1 Community · 7 项义务 · 5 项待处理",
    status: "发布 · 7 项待处理",
    fix: "添加 Llama 3.1 Community License 的副本",
    show: "Model Terms: 显示作品与义务",
    duty: "许可证副本",
  },
} as const;

export const flow: Flow = {
  name: "faces",
  hosts: ["node"],
  workspace: "examples/support-chat",
  variants: [...themes, chinese],
  async run(page, { step, screenshot, variant }) {
    const read = variant?.language ? words.chinese : words.english;
    await step("squiggles, counts and the status bar", async () => {
      await openFile(page, "model/README.md");
      await seeSquiggle(page, base, "warning");
      await seeLens(page, read.lens);
      await seeText(page, "CC BY-NC 4.0 + OpenAI");
      await seeStatus(page, read.status);
      await screenshot("counts");
    });
    await step("the hover", async () => {
      await seeHover(page, base, "1.b.i(A)");
      await screenshot("hover");
      await page.keyboard.press("Escape");
    });
    await step("the light bulb", async () => {
      const titles = await openQuickFixes(page, base);
      if (!titles.includes(read.fix)) throw new Error(titles.join());
      await screenshot("light-bulb");
      await page.keyboard.press("Escape");
    });
    await step("works and duties", async () => {
      await runCommand(page, read.show);
      await (await seeWork(page, "acme/support-chat-8b")).locator(".monaco-tl-twistie").click();
      await seeWork(page, read.duty);
      await screenshot("works");
    });
  },
};
