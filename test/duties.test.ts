/** Every kind of duty that a license of the rules brings is judged by a check, asked of a person, or only shown. A new kind must be put somewhere. */
import { describe, expect, test } from "vitest";
import { dutyKinds } from "../scripts/duty-kinds.ts";
import { termIds } from "../scripts/lint-rules.ts";
import { checks } from "../src/core/checks/index.ts";
import { toConfirm } from "../src/core/checks/to-confirm.ts";
import { createSession, type Report, reportOf, path as toPath } from "../src/core/index.ts";
import { en } from "../src/core/messages/en.ts";
import { zh } from "../src/core/messages/zh.ts";
import { knowledge } from "./harness/knowledge.ts";

describe("Every kind of duty", () => {
  const listed = dutyKinds.map(({ id }) => id);
  const brought = [...knowledge.licenses.values()].flatMap(({ terms }) => terms.map(({ id }) => id));

  test("that a license brings, or may bring, has a line in the table, once", () => {
    expect([...new Set(brought)].filter((kind) => !listed.includes(kind))).toEqual([]);
    expect([...listed].sort()).toEqual([...termIds].sort());
  });
  test.each(dutyKinds)("$id has a check that answers as the table says, and a sentence in both languages", ({ id, answer }) => {
    const check = checks.find((one) => one.id === id && one.on === "license");
    expect(check).toBeDefined();
    expect(toConfirm.some((one) => one === check)).toBe(answer === "person" || answer === "shown");
    expect(`check.${id}` in en && `check.${id}` in zh).toBe(true);
  });
});

describe("What files can show in part", () => {
  const card = (license: string, base: string, body: string): string =>
    `---\nlicense: ${license}\nbase_model: ${base}\n---\n# Reed\n\n${body}\n`;
  const report = (files: Readonly<Record<string, string>>): Report => {
    const session = createSession(knowledge);
    for (const [path, text] of Object.entries(files)) session.upsert(toPath(path), text);
    return reportOf(session.snapshot(), "en", { version: "1", knowledge: "k" });
  };
  const stateOf = (check: string, files: Readonly<Record<string, string>>): string | undefined =>
    report(files)
      .subjects.flatMap(({ duties }) => duties)
      .find((duty) => duty.check === check)?.state;

  describe("a copyright line of the maker", () => {
    const model = { "reed/README.md": card("apache-2.0", "mistralai/Mistral-7B-v0.1", "") };
    test.each([
      ["in a notice file", "NOTICE", "Reed\nCopyright 2023 Mistral AI. All rights reserved."],
      ["in a license file", "LICENSE", "MIT License\n\nCopyright (c) 2023 MistralAI"],
      ["behind the sign", "NOTICE.txt", "(c) Copyright 2023-2024, Mistral AI"],
    ])("%s answers retain-copyright", (_, name, text) => {
      expect(stateOf("retain-copyright", { ...model, [`reed/${name}`]: text })).toBe("met");
    });
    test.each([
      ["nothing lies there", "OTHER", ""],
      ["the line is somebody else's", "NOTICE", "Copyright 2024 Acme"],
      ["it is a template", "LICENSE", "Copyright [yyyy] [name of copyright owner]"],
      ["it is a sentence on copyright", "NOTICE", "Copyright notices of Mistral AI are kept."],
    ])("is asked for where %s", (_, name, text) => {
      expect(stateOf("retain-copyright", { ...model, [`reed/${name}`]: text })).toBe("confirm");
    });
  });

  describe("a card that tells how the work was made", () => {
    const stateAs = (body: string, more = ""): string | undefined =>
      stateOf("state-changes", { "reed/README.md": card("apache-2.0", `mistralai/Mistral-7B-v0.1${more}`, body) });
    test.each([
      ["in a sentence", "This model is a fine-tuned version of mistralai/Mistral-7B-v0.1 on letters.", ""],
      ["by its relation", "", "\nbase_model_relation: adapter"],
    ])("%s answers state-changes", (_, body, more) => expect(stateAs(body, more)).toBe("met"));
    test("is asked for where only a base is named", () => expect(stateAs("")).toBe("confirm"));
  });
});

test("A base whose license nobody here has read is listed in the audit as such", () => {
  const session = createSession(knowledge);
  session.upsert(toPath("reed/README.md"), "---\nlicense: apache-2.0\nbase_model: tiiuae/Falcon3-7B-Base\n---\n");
  const { findings } = reportOf(session.snapshot(), "en", { version: "1", knowledge: "k" });
  const unknown = findings.filter(({ id }) => id === "unknown-upstream");
  expect(unknown.map(({ auditOnly, message }) => [auditOnly, message])).toEqual([
    [
      true,
      "The text of the Falcon LLM License 2.0 of tiiuae/Falcon3-7B-Base was not read by us; what it asks is known from reports at most.",
    ],
  ]);
});
