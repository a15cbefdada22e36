/** `npm run bench [-- NAME]`: figures as ratios against a peer in the same run. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { lint } from "markdownlint/sync";
import { root } from "../scripts/paths.ts";
import { compileRules } from "../scripts/rules.ts";
import { createKnowledge, createSession, path, reportOf } from "../src/core/index.ts";
import { activationBench } from "./activation.ts";
import { auditBench } from "./audit.ts";
import { makeCard } from "./card.ts";
import { makeEditorWorkspace } from "./editor/workspace.ts";
import { inTurns } from "./measure.ts";
import { panelBench } from "./panel.ts";
import { scanBench } from "./scan.ts";
import { textsBench } from "./texts.ts";
import { weightsBench } from "./weights.ts";

const benches: Readonly<Record<string, () => Promise<void>>> = {
  /** From a change in a card of 10 KB to what the editor shows, against markdownlint on the same card. */
  async card() {
    const { rules } = await compileRules();
    const session = createSession(createKnowledge(rules));
    const card = makeCard(10_000);
    const file = path("model/README.md");
    const show = (text: string): void => {
      session.upsert(file, text);
      reportOf(session.snapshot(), "en", { version: "0", knowledge: rules.version });
    };
    const bodies = {
      "typing in the prose": (i: number): void => show(`${card}\nWord ${i}\n`),
      "typing in the front matter": (i: number): void => show(card.replace("Llama-support-8b", `Llama-support-${i}b`)),
      markdownlint: (i: number): void => void lint({ strings: { card: `${card}\nWord ${i}\n` } }),
    };
    inTurns(2, 30, bodies);
    const times = inTurns(15, 20, bodies);
    const peer = times["markdownlint"] ?? 1;
    for (const [name, ms] of Object.entries(times))
      console.log(`card  ${name.padEnd(28)} ${ms.toFixed(3).padStart(8)} ms  ${(ms / peer).toFixed(3)} of markdownlint`);
  },
  /** Headers of weight files of 20 GB. */
  weights: weightsBench,
  /** The audit panel with 500 works: shown, filtered, and its lineage drawn. */
  panel: panelBench,
  /** Which license a text is: time a text, right answers on changed forms. */
  texts: textsBench,
  /** Loading the extension: what the start of an editor waits for, and what is loaded after it. */
  activation: activationBench,
};

/** Only when asked for: they take minutes, and the second a real editor. */
const slow: typeof benches = {
  /** Rows of a set of 1 GB, against ripgrep and the decoders of packed files. */
  scan: scanBench,
  /** A whole audit of 100,000 files, against walking and reading them and against `rg --files`. */
  audit: auditBench,
  /** How long the extension host is held at most, in a workspace of 100,000 files (`MODEL_TERMS_PROJECTS`: a folder of real projects besides). */
  async editor() {
    makeEditorWorkspace(process.env["MODEL_TERMS_PROJECTS"]);
    execFileSync(process.execPath, ["--import", "tsx", "test/vscode/run.ts", "--host", "node", "--from", join(root, "bench/editor")], {
      cwd: root,
      stdio: "inherit",
    });
  },
};

const wanted = process.argv[2];
if (wanted === undefined) for (const bench of Object.values(benches)) await bench();
else await { ...benches, ...slow }[wanted]?.();
