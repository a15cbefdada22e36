/**
 * The audit panel on a workspace of 500 works, in a real Chromium: from the message of the extension to the painted page, and from
 * a key in the filter to the painted page; against plain insertion of as many nodes into the same page, in the same run.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../scripts/paths.ts";
import { compileRules } from "../scripts/rules.ts";
import { createKnowledge, createSession, type Lineage, lineageOf, path, reportOf } from "../src/core/index.ts";
import { packed } from "../src/vscode/packed.ts";
import { startBrowser } from "../test/vscode/host/browser.ts";
import { median } from "./measure.ts";
import { makeWorkspace } from "./workspace.ts";

const works = 500;
const rounds = 7;

/** Prints the figures. */
export async function panelBench(): Promise<void> {
  const { rules } = await compileRules();
  const session = createSession(createKnowledge(rules));
  for (const [file, text] of makeWorkspace(works)) session.upsert(path(file), text);
  const snapshot = session.snapshot();
  const audit = packed(reportOf(snapshot, "en", { version: "0", knowledge: rules.version }));
  const messages = [
    JSON.stringify({ kind: "report", audit }),
    JSON.stringify({ kind: "lineage", lineage: ended(lineageOf(snapshot)) }),
  ] as const;
  console.log(
    `panel  ${audit.subjects.length} works, ${audit.findings.length} findings, message ${(messages[0].length / 1e6).toFixed(1)} MB`,
  );
  const browser = await startBrowser();
  try {
    const times: Record<string, Taken[]> = {};
    for (let round = 0; round < rounds; round++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await openPanel(page);
      for (const [name, taken] of await measured(page, messages)) times[name] = [...(times[name] ?? []), taken];
      await page.close();
    }
    const of = (name: string, what: keyof Taken): number =>
      median((times[name] ?? []).map((taken) => taken[what])) - (what === "work" ? idle() : 0);
    const idle = (): number => median((times["nothing"] ?? []).map(({ work }) => work));
    for (const [name, peer] of [
      ["show", "insert"],
      ["filter", "hide"],
      ["lineage", "insert"],
    ] as const)
      console.log(
        `panel  ${name.padEnd(8)} ${of(name, "work").toFixed(1).padStart(7)} ms of work, ${of(name, "wall").toFixed(1)} ms on the clock; ${(of(name, "work") / of(peer, "work")).toFixed(2)} of ${peer} (${of(peer, "work").toFixed(1)} ms)`,
      );
  } finally {
    await browser.close();
  }
}

/** Milliseconds: `work` of the page's thread, which other programs do not lengthen, and `wall`, as a person waits. */
interface Taken {
  readonly work: number;
  readonly wall: number;
}

function ended(steps: Generator<undefined, Lineage>): Lineage {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The panel's page without an editor around it. */
async function openPanel(page: Page): Promise<void> {
  const file = (name: string): string => readFileSync(join(root, "dist/webview", name), "utf8");
  await page.route("http://panel/**", (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name !== "") return route.fulfill({ body: file(name), contentType: name.endsWith("css") ? "text/css" : "text/javascript" });
    const body = `<!DOCTYPE html><link rel="stylesheet" href="panel.css"><main id="audit"></main>
<script>globalThis.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });</script>
<script src="panel.js" data-layout="layout.js"></script>`;
    return route.fulfill({ body, contentType: "text/html" });
  });
  // The transpiler wraps functions that are handed to the page in a call of this helper.
  await page.addInitScript("globalThis.__name = (target) => target");
  await page.goto("http://panel/");
}

type Step = readonly [name: string, act: (argument: string) => void | Promise<void>, argument: string];

/** Each step to the end of the frame that shows its result; of several with one name the slowest counts. */
async function measured(page: Page, [report, lineage]: readonly [string, string]): Promise<ReadonlyMap<string, Taken>> {
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const work = async (): Promise<number> => {
    const { metrics } = await client.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  };
  const steps: readonly Step[] = [
    ["nothing", () => {}, ""],
    ["show", tell, "report"],
    ...["w", "work-4", "work-49", "llama", "gemma", "no such thing", ""].map((word): Step => ["filter", type, word]),
    ["insert", insert, ""],
    ...["1", "12", "no such thing", ""].map((word): Step => ["hide", hide, word]),
    ["lineage", picture, "lineage"],
  ];
  await page.evaluate(
    ([first, second]) => Object.assign(globalThis, { messages: { report: JSON.parse(first), lineage: JSON.parse(second) } }),
    [report, lineage] as const,
  );
  const slowest = new Map<string, Taken>();
  for (const [name, act, argument] of steps) {
    const before = await work();
    const wall = await page.evaluate(inOneFrame, { act: String(act), argument });
    const taken = { work: (await work()) - before, wall };
    if (taken.wall > (slowest.get(name)?.wall ?? 0)) slowest.set(name, taken);
  }
  return slowest;
}

// What follows runs in the page, so each function must be complete in itself.

declare const messages: Readonly<Record<string, unknown>>;

async function inOneFrame({ act, argument }: { readonly act: string; readonly argument: string }): Promise<number> {
  const painted = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const run = new Function(`return (${act})`)() as Step[1];
  await painted();
  const start = performance.now();
  await run(argument);
  await painted();
  return performance.now() - start;
}

function tell(name: string): void {
  window.dispatchEvent(new MessageEvent("message", { data: messages[name] }));
}

function type(word: string): void {
  const field = document.querySelector("[data-id=filter]") as HTMLInputElement;
  field.value = word;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** As many nodes as the panel has, without more ado. */
function insert(): void {
  const list = document.createElement("div");
  list.id = "peer";
  for (let i = document.querySelectorAll("#audit *").length; i > 0; i--) {
    const item = document.createElement(i % 6 === 0 ? "p" : "span");
    item.textContent = `node ${i}`;
    (i % 6 === 0 ? list : (list.lastElementChild ?? list)).append(item);
  }
  document.body.append(list);
}

function hide(word: string): void {
  for (const item of document.getElementById("peer")?.children ?? [])
    (item as HTMLElement).hidden = !(item.textContent ?? "").includes(word);
}

async function picture(name: string): Promise<void> {
  document.getElementById("peer")?.remove();
  document.getElementById("tab-lineage")?.click();
  window.dispatchEvent(new MessageEvent("message", { data: messages[name] }));
  while (!document.querySelector(".node")) await new Promise((done) => setTimeout(done, 0));
}
