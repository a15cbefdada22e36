/**
 * Counts over 1,500 real files of other people's projects, which are not part of this repository: `MODEL_TERMS_PROJECTS` names
 * their folder (by default `../shared/corpus`). Where there is none these tests are skipped, and say so.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../scripts/paths.ts";
import type { JsonReport } from "../src/core/index.ts";
import { builtCli, type Run, reportOfRun, run } from "./harness/cli.ts";

const folder = process.env["MODEL_TERMS_PROJECTS"] ?? join(root, "../shared/corpus");
const isThere = existsSync(folder);
if (!isThere) console.warn(`Skipped: counts over other people's projects; there is no ${folder}`);

describe.skipIf(!isThere)("Other people's projects", () => {
  let ran: Run;
  let report: JsonReport;
  beforeAll(async () => {
    ran = run(await builtCli(), folder, ["check", ".", "--format", "json"]);
    report = reportOfRun(ran);
  }, 120_000);
  const shown = (): JsonReport["findings"] => report.findings.filter(({ auditOnly }) => !auditOnly);
  const within = (...places: readonly string[]): JsonReport["findings"] =>
    shown().filter(({ location }) => places.some((place) => location.path.startsWith(place)));

  test("are read in one process, in little time and memory", () => {
    expect(ran.seconds).toBeLessThan(10);
    expect(ran.megabytes).toBeLessThan(400);
  });

  test("are read to the last file", () => expect(report.problems).toEqual([]));

  test("give as many findings of each check and severity as they did", () => {
    const counts = new Map<string, number>();
    for (const { id, severity, auditOnly } of report.findings) {
      const key = `${id} ${severity}${auditOnly ? " (audit only)" : ""}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect([...counts].sort().map(([key, count]) => `${key}: ${count}`)).toMatchSnapshot();
  });

  describe("who publish nothing", () => {
    const recipes = ["pytorch__torchtune/", "axolotl-ai-cloud__axolotl/examples/", "hiyouga__LLaMA-Factory/examples/"];
    test("get no warning and no error", () => {
      expect(within(...recipes).filter(({ severity }) => severity === "warning" || severity === "error")).toEqual([]);
    });
    test("get one information at most for each config and upstream license", () => {
      const counts = new Map<string, number>();
      for (const { severity, subject, license, service } of within(...recipes)) {
        const key = `${subject} ${license ?? service}`;
        if (severity === "information") counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      expect([...counts].filter(([, count]) => count > 1)).toEqual([]);
    });
  });

  test("show no wall: four findings at most at the same words, six in one file", () => {
    const most = (keyOf: (location: JsonReport["findings"][number]["location"]) => string): number => {
      const counts = new Map<string, number>();
      for (const { location } of shown()) counts.set(keyOf(location), (counts.get(keyOf(location)) ?? 0) + 1);
      return Math.max(...counts.values());
    };
    expect(most(({ path, startLine, startColumn }) => `${path}:${startLine}:${startColumn}`)).toBeLessThanOrEqual(4);
    expect(most(({ path }) => path)).toBeLessThanOrEqual(6);
  });

  test("whose cards are of 2020 get nothing above information", () => {
    const grave = within("huggingface__transformers-model_cards-2020/").filter(
      ({ severity }) => severity === "warning" || severity === "error",
    );
    expect(grave).toEqual([]);
  });

  test("who license their own models are asked nothing of them", () => {
    const own = within(
      "01-ai__Yi/",
      "OpenLMLab__MOSS/",
      "THUDM__ChatGLM-6B/",
      "Tele-AI__Telechat/",
      "Tencent-Hunyuan__Hunyuan-A13B/",
      "databricks__dbrx/",
    ).filter(({ severity }) => severity !== "hint");
    expect(own).toEqual([]);
  });

  test("have configs of CI, evaluation and generation about which nothing is said above information", () => {
    const evaluation =
      /(?:^|\/)(?:\.github|\.circleci|ci|eval\w*|generat\w*|inference)(?:\/|$)|(?:^|\/)(?:eval|generat|inference)[\w-]*\.ya?ml$/i;
    const grave = shown().filter(
      ({ location, severity }) => evaluation.test(location.path) && (severity === "warning" || severity === "error"),
    );
    expect(grave).toEqual([]);
  });
});
