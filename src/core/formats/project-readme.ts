/**
 * The README of a project that has no card: where it says in sentences of its own what a work was made from, or what made its data,
 * it speaks of that work, and so do the commands that it shows.
 */
import type { Doc, Format } from "./format.ts";
import { type AnchoredStatement, statementsIn, titleOf } from "./prose.ts";
import { readmeCommands } from "./readme-commands.ts";

/** Weights or data are given to others, in the author's own words. */
const release =
  /\b(?:we|this (?:repo(?:sitory)?|project))\b[^.]{0,60}\b(?:releas\w*|publish\w*|open-?sourc\w*|upload\w*|shar(?:e|ed|ing))\b[^.]{0,80}\b(?:weights?|checkpoints?|models?|adapters?|dataset|data)\b|\b(?:our|the|these|this)? ?(?:model )?(?:weights?|checkpoints?|adapters?)\b[^.]{0,40}\b(?:available|released|published|hosted|uploaded)\b[^.]{0,40}(?:hugging ?face|huggingface\.co|modelscope|\bHub\b)|(?:开源|发布|公开|上传)了?[^。]{0,30}(?:模型|权重|数据)|(?:模型|权重|数据集?)[^。\n]{0,120}(?:开源|发布|公开|上传)/i;

const toldBy = ({ markdown, text }: Doc): readonly AnchoredStatement[] => (markdown ? statementsIn(markdown, text) : []);

export const projectReadme: Format = {
  id: "project-readme",
  title: "README of a project",
  syntax: "markdown",
  phrases: () => "document",
  matches: ({ name }) => /^readme(?:[._-][\w-]+)?\.(?:md|markdown)$/i.test(name),
  recognizes: (doc) => doc.root === undefined && toldBy(doc).length > 0,
  extract(doc, emit) {
    const statements = toldBy(doc);
    const [first] = statements;
    if (!first || !doc.markdown) return;
    const isData = statements.every(({ kind }) => kind === "generator");
    emit({ kind: "is", role: "readme", artifact: isData ? "dataset" : "model" }, "prose", first.range, { basis: "prose" });
    const title = titleOf(doc.markdown);
    const heading = doc.markdown.headings.find(({ level }) => level === 1);
    if (title !== undefined && heading)
      emit({ kind: "named", name: title, as: "heading" }, "title", heading.range, { basis: "prose", confidence: "likely" });
    for (const { ref, relation, range, kind, at } of statements)
      emit({ kind: "upstream", ref, relation: isData && kind === "generator" ? "generated-by" : relation }, at, range, {
        basis: "prose",
        confidence: "likely",
      });
    const [use, sign] = release.test(doc.text) ? (["publish", "readme-releases"] as const) : (["train", "readme-makes"] as const);
    emit({ kind: "use", use, certain: use === "train", sign }, "prose", first.range, { basis: "prose" });
    readmeCommands(doc, emit);
  },
};
