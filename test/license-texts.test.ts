/** The chain of license texts (product promise, section 5), from end to end, with a license that was written for these tests. */
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "../scripts/paths.ts";
import { filesBelow } from "../scripts/rules.ts";
import { spdxText } from "../scripts/spdx-texts.ts";
import { nodeDisk } from "../src/cli/disk.ts";
import { applySafeFixes, sourcesOf } from "../src/cli/fix.ts";
import { createKnowledge, createSession, type License, type Path, profileOf, path as toPath } from "../src/core/index.ts";
import { placeOfWords, wordsAt } from "../src/core/text/word-run.ts";
import { cacheSource } from "../src/licenses/caches.ts";
import { type Found, findText, findTexts } from "../src/licenses/find.ts";
import { freePath } from "../src/licenses/free-path.ts";
import { maxTextBytes, type Source, type SourceName } from "../src/licenses/source.ts";
import { downloadSource, fetchText, fileSource, folderSource, workspaceSource } from "../src/licenses/sources.ts";
import { check, visible } from "./harness/check.ts";
import { emptyFolder, folderWith, type Tree, treeOf } from "./harness/folder.ts";
import { knowledge as realKnowledge, realRules } from "./harness/knowledge.ts";
import { heronKnowledge, heronLicense, heronRules, heronText, heronTwoText } from "./harness/test-license.ts";

const heron = heronLicense();
const words = heronText.split(/(?<=\s)(?=\S)/);
const share = (part: number): string => words.slice(0, Math.floor(words.length * part)).join("");
/** Every thirty-third word replaced: three in a hundred. */
const edited = words.map((word, i) => (i % 33 === 16 ? "egret " : word)).join("");

const find = (source: Source, license: License = heron, upstream: readonly string[] = ["marsh/heron-7b"]): Promise<Found | undefined> =>
  findText({ license, upstream }, [source], heronKnowledge);

/** A source that offers one text. */
const offering = (text: string, name: SourceName = "folder", isUpstreams = false): Source => ({
  name,
  async *candidates() {
    yield { text, from: "here", isUpstreams };
  },
});

const servers: { close(): unknown }[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** The address of a server on this machine. */
async function serving(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((ready) => server.once("listening", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/LICENSE`;
}

describe("A true text is found", () => {
  const isFound = async (source: Source, from: string | RegExp): Promise<void> => {
    const found = await find(source);
    expect(found).toMatchObject({ text: heronText, source: source.name, confirmed: true });
    expect(found?.from).toMatch(from);
  };

  test("in the workspace", () => {
    const snapshot = check(new Map([["third_party/heron/LICENSE", heronText]]), heronKnowledge);
    return isFound(
      workspaceSource(() => snapshot.licenseFiles()),
      "third_party/heron/LICENSE",
    );
  });

  test("in the Hugging Face cache, where a snapshot links to a blob", () => {
    const hub = folderWith({ "models--marsh--heron-7b/blobs/0ddba11": heronText });
    const snapshot = join(hub, "models--marsh--heron-7b/snapshots/5eed");
    mkdirSync(snapshot, { recursive: true });
    symlinkSync("../../blobs/0ddba11", join(snapshot, "LICENSE"));
    return isFound(cacheSource({ hub }, nodeDisk), /snapshots.5eed.LICENSE$/);
  });

  test("in the Hugging Face cache of another model under the same license", () => {
    const hub = folderWith({ "models--else--heron-7b-copy/snapshots/1/LICENSE.txt": heronText });
    return isFound(cacheSource({ hub }, nodeDisk), /heron-7b-copy/);
  });

  test.each(["marsh/heron-7b/LICENSE", "models/marsh/heron-7b/LICENSE"])("in the ModelScope cache, as %s", (path) =>
    isFound(cacheSource({ modelscope: folderWith({ [path]: heronText }) }, nodeDisk), "LICENSE"),
  );

  test("in a license layer of Ollama", () => {
    const digest = "a".repeat(64);
    const layers = [
      { mediaType: "application/vnd.ollama.image.model", digest: `sha256:${"b".repeat(64)}` },
      { mediaType: "application/vnd.ollama.image.license", digest: `sha256:${digest}` },
    ];
    const ollama = folderWith({
      "manifests/registry.ollama.ai/library/heron/7b": JSON.stringify({ schemaVersion: 2, layers }),
      "manifests/registry.ollama.ai/library/broken/latest": "{",
      [`blobs/sha256-${digest}`]: heronText,
    });
    return isFound(cacheSource({ ollama }, nodeDisk), digest);
  });

  test("in a folder that the person names, whatever the file is called", () =>
    isFound(folderSource([folderWith({ "from-legal/x": "", "heron agreement.md": heronText })], nodeDisk), /heron agreement\.md$/));

  test("among the texts that were kept", () =>
    isFound(fileSource("kept", folderWith({ "heron-1.0.txt": heronText }), nodeDisk), /heron-1\.0\.txt$/));

  test("among the texts that ship", () =>
    isFound(fileSource("shipped", folderWith({ "heron-1.0.txt": heronText }), nodeDisk), /heron-1\.0\.txt$/));

  test("at the official address, the first that answers with it", async () => {
    const license = heronLicense("heron-1.0", ["https://heron.example/gone", "https://heron.example/old", "https://heron.example/license"]);
    const answers: Record<string, string> = { "https://heron.example/old": heronTwoText, "https://heron.example/license": heronText };
    const found = await find(
      downloadSource(async (url) => answers[url]),
      license,
    );
    expect(found).toMatchObject({ from: "https://heron.example/license", source: "download" });
  });

  test("over the network, from a server on this machine", async () => {
    const url = await serving((_, response) => response.setHeader("content-type", "text/plain; charset=utf-8").end(heronText));
    expect(await find(downloadSource(fetchText), heronLicense("heron-1.0", [url]))).toMatchObject({ text: heronText, from: url });
  });

  test("behind a redirect", async () => {
    const url = await serving((_, response) => response.end(heronText));
    const moved = await serving((_, response) => response.writeHead(302, { location: url }).end());
    expect(await find(downloadSource(fetchText), heronLicense("heron-1.0", [moved]))).toMatchObject({ text: heronText });
  });

  test("in a file that the person points at", () => isFound(offering(heronText, "picked", true), "here"));

  test("in the order of the promise: what lies nearest comes first", () => {
    const names = sourcesOf(check(new Map()), { shipped: "", licenseTexts: [], download: true, env: {} }).map(({ name }) => name);
    expect(names).toEqual(["workspace", "cache", "folder", "kept", "shipped", "download"]);
  });

  test("without the network unless the person asks for it", () => {
    const names = sourcesOf(check(new Map()), { shipped: "", licenseTexts: [], download: false, env: {} }).map(({ name }) => name);
    expect(names).not.toContain("download");
  });

  test("later in the chain when an earlier source has a wrong one", async () => {
    const sources = [offering(heronTwoText, "workspace"), offering(share(0.5), "cache"), offering(heronText, "kept")];
    expect(await findText({ license: heron, upstream: [] }, sources, heronKnowledge)).toMatchObject({ source: "kept" });
  });

  test("in every place that has it, for who wants to choose", async () => {
    const sources = [offering(heronText, "workspace"), offering(share(0.5), "cache"), offering(heronText, "kept")];
    const found: string[] = [];
    for await (const { source } of findTexts({ license: heron, upstream: [] }, sources, heronKnowledge)) found.push(source);
    expect(found).toEqual(["workspace", "kept"]);
  });
});

describe("A text is refused", () => {
  const page = (body: string): string => `<!DOCTYPE html>\n<html><head><title>Heron</title></head><body>\n${body}\n</body></html>\n`;
  test.each([
    ["that is cut off", share(0.8)],
    ["that lacks only its last line", heronText.replace(/END OF.*\n/, "")],
    ["that was edited", edited],
    ["in which one word is another", heronText.replace("wading birds", "wading poets")],
    ["that is another license", standardText("Apache-2.0")],
    ["that is another version of the license", heronTwoText],
    ["that only tells of the license", "The weights are under the Heron Community License Agreement, Version 1.0.\n"],
    ["that is an HTML page with navigation around it", page(`<nav>${"<a href='/'>more</a> ".repeat(40)}</nav><pre>${heronText}</pre>`)],
    ["that is an HTML page with paragraphs", page(heronText.replace(/\n\n/g, "</p>\n<p>"))],
    ["that is an HTML page of nothing but the text", page(`<pre>${heronText}</pre>`)],
    ["that goes on after the end", `${heronText}\n${"Also, the rent is due. ".repeat(20)}`],
    ["that is empty", ""],
  ])("%s", async (_, text) => {
    for (const name of ["workspace", "cache", "folder", "kept", "shipped", "download", "picked"] as const)
      expect(await find(offering(text, name, true)), name).toBeUndefined();
  });

  test("at every place where it may be cut off", () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: words.length - 1 }), async (length) => {
        expect(await find(offering(words.slice(0, length).join("")))).toBeUndefined();
      }),
      { numRuns: 60 },
    ));

  test("whichever word of it is another", () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: words.length - 1 }), async (at) => {
        const text = words.map((word, i) => (i === at ? "moorhen " : word)).join("");
        fc.pre(/[\p{L}\p{N}]/u.test(words[at] ?? ""));
        expect(await find(offering(text))).toBeUndefined();
      }),
      { numRuns: 60 },
    ));

  test("larger than any license text is", async () => {
    const folder = folderWith({ "heron-1.0.txt": heronText + " ".repeat(maxTextBytes) });
    expect(await find(folderSource([folder], nodeDisk))).toBeUndefined();
  });

  test("not in UTF-8", async () => {
    const folder = folderWith({ "heron-1.0.txt": Buffer.from(heronText, "utf16le") });
    expect(await find(folderSource([folder], nodeDisk))).toBeUndefined();
  });

  test("of a server that says no, sends too much, or hangs up", async () => {
    const urls = [
      await serving((_, response) => response.writeHead(404).end(heronText)),
      await serving((_, response) => response.end(heronText + " ".repeat(maxTextBytes))),
      await serving((request) => request.socket.destroy()),
    ];
    expect(await find(downloadSource(fetchText), heronLicense("heron-1.0", urls))).toBeUndefined();
  });

  test("of a server that is slow, as soon as the person has waited enough", async () => {
    const stop = new AbortController();
    const url = await serving(() => stop.abort());
    expect(await fetchText(url, stop.signal)).toBeUndefined();
  });

  test("of a server that never ends, after no more than a license has", async () => {
    let sent = 0;
    const chunk = Buffer.alloc(65_536, "heron ");
    const url = await serving((_, response) => {
      const more = (): void => {
        sent += chunk.length;
        if (response.destroyed) return;
        if (sent > 40 * maxTextBytes) response.end();
        else response.write(chunk, more);
      };
      more();
    });
    expect(await fetchText(url)).toBeUndefined();
    expect(sent).toBeLessThan(20 * maxTextBytes);
  });
});

describe("Where only the upstream's own file will do", () => {
  const mit = realKnowledge.licenses.get("mit") as License;
  const text = `MIT License\n\nCopyright (c) 2024 Marsh Street Laboratories\n\n${standardText("MIT").slice(standardText("MIT").indexOf("Permission is"))}`;

  test("the license is marked so", () => expect(mit.text?.upstreamOnly).toBe(true));

  test("it is taken from the upstream's own folder of a cache", async () => {
    const hub = folderWith({ "models--marsh--heron-7b/snapshots/1/LICENSE": text });
    const modelscope = folderWith({ "marsh/heron-7b/LICENSE": text });
    expect(await find(cacheSource({ hub }, nodeDisk), mit)).toMatchObject({ text });
    expect(await find(cacheSource({ modelscope }, nodeDisk), mit)).toMatchObject({ text });
  });

  test("dots that ModelScope's cache writes as three underscores are dots", async () => {
    const modelscope = folderWith({ "marsh/heron1___5-7b/LICENSE": text });
    expect(await find(cacheSource({ modelscope }, nodeDisk), mit, ["marsh/heron1.5-7b"])).toMatchObject({ text });
  });

  test("it is not taken from anybody else's folder", async () => {
    const hub = folderWith({ "models--else--egret-7b/snapshots/1/LICENSE": text });
    const modelscope = folderWith({ "else/egret-7b/LICENSE": text });
    expect(await find(cacheSource({ hub, modelscope }, nodeDisk), mit)).toBeUndefined();
  });

  test("its own folder comes before the others, wherever it stands in the list", async () => {
    const hub = folderWith({
      "models--aaa--egret-7b/snapshots/1/LICENSE": text.replace("Marsh Street Laboratories", "Somebody Else"),
      "models--marsh--heron-7b/snapshots/1/LICENSE": text,
    });
    expect((await find(cacheSource({ hub }, nodeDisk), mit))?.text).toContain("Marsh Street Laboratories");
  });

  test.each(["workspace", "folder", "kept", "shipped"] as const)("it is not taken from the source `%s`", async (name) => {
    expect(await find(offering(text, name), mit)).toBeUndefined();
  });

  test("it is taken from a file that the person points at", async () => {
    expect(await find(offering(text, "picked"), mit)).toMatchObject({ text, confirmed: true });
  });
});

describe("What ships", async () => {
  const shipped = realRules.licenses.filter(({ text }) => text?.spdx !== undefined && !text.upstreamOnly);
  const knowledge = createKnowledge(realRules);
  const texts = await Promise.all(shipped.map(async (license) => ({ license, text: await spdxText(license.text?.spdx ?? "") })));

  test("is some forty texts", () => expect(texts.filter(({ text }) => text !== undefined).length).toBeGreaterThan(30));

  test("is taken as the license that it ships for, every text of it", async () => {
    const refused: string[] = [];
    for (const { license, text = "" } of texts)
      if (!(await findText({ license, upstream: [] }, [offering(text, "shipped")], knowledge))) refused.push(license.id);
    expect(refused).toEqual([]);
  });

  test("is recognized by more than a few lines of it", () => {
    const thin = texts.flatMap(({ license, text = "" }) => {
      const print = realRules.fingerprints.find(({ license: id, edition }) => id === license.id && edition === "SPDX");
      return print && print.words < profileOf(text).words.length / 10 ? [`${license.id}: ${print.words} words`] : [];
    });
    expect(thin).toEqual([]);
  });
});

describe("Where no official text is known to us", () => {
  const unknown: License = { ...heron, id: "heron-0.9" };
  test("the person's own file is taken and marked unconfirmed", async () => {
    expect(await find(offering("Whatever the marsh says.", "picked"), unknown)).toMatchObject({ confirmed: false });
  });
  test("nothing else is taken", async () => {
    for (const name of ["workspace", "cache", "folder", "kept", "shipped", "download"] as const)
      expect(await find(offering(heronText, name, true), unknown), name).toBeUndefined();
  });
});

describe("The fix of a missing copy", () => {
  const card = "---\nlicense: other\nlicense_name: heron-1.0\nbase_model: marsh/heron-7b\n---\n# night-heron\n";

  /** Applies the safe fixes in a folder, with caches of its own. */
  async function fix(tree: Tree, caches: Tree = {}, urls?: readonly string[]): Promise<{ folder: string; said: string[] }> {
    const knowledge = urls ? createKnowledge(heronRules(urls)) : heronKnowledge;
    const folder = folderWith(tree);
    const cache = folderWith(caches);
    const session = createSession(knowledge);
    for (const [path, text] of Object.entries(treeOf(folder))) session.upsert(toPath(path), text);
    const snapshot = session.snapshot();
    const env = { HF_HUB_CACHE: join(cache, "hub"), MODELSCOPE_CACHE: cache, OLLAMA_MODELS: cache, XDG_CACHE_HOME: join(cache, "kept") };
    const options = { root: folder, shipped: emptyFolder(), licenseTexts: [], download: urls !== undefined, env };
    const { done, missing } = await applySafeFixes(visible(snapshot), snapshot, options);
    return { folder, said: [...done, ...missing] };
  }
  const findings = (folder: string) =>
    visible(check(new Map(Object.entries(treeOf(folder))), heronKnowledge)).filter(({ id }) => id === "include-license-copy");

  test("puts the true text beside the card, and the finding is gone", async () => {
    const { folder } = await fix({ "m/README.md": card }, { "hub/models--marsh--heron-7b/snapshots/1/LICENSE": heronText });
    expect(treeOf(folder)).toEqual({ "m/README.md": card, "m/LICENSE-HERON.txt": heronText });
    expect(findings(folder)).toEqual([]);
  });

  test("takes another name where the wanted one is taken", async () => {
    const { folder } = await fix(
      { "m/README.md": card, "m/LICENSE-HERON.txt": "mine\n" },
      { "hub/models--marsh--heron-7b/snapshots/1/LICENSE": heronText },
    );
    expect(treeOf(folder)).toMatchObject({ "m/LICENSE-HERON.txt": "mine\n", "m/LICENSE-HERON-heron-1.0.txt": heronText });
    expect(findings(folder)).toEqual([]);
  });

  test("keeps what it fetched, so that the next time needs no network", async () => {
    let asked = 0;
    const url = await serving((_, response) => response.end(heronText, () => asked++));
    const kept = emptyFolder();
    const tree = { "m/README.md": card };
    const knowledge = createKnowledge(heronRules([url]));
    for (const download of [true, false]) {
      const folder = folderWith(tree);
      const session = createSession(knowledge);
      session.upsert(toPath("m/README.md"), card);
      const snapshot = session.snapshot();
      const env = { HF_HUB_CACHE: kept, MODELSCOPE_CACHE: kept, OLLAMA_MODELS: kept, XDG_CACHE_HOME: kept };
      const options = { root: folder, shipped: emptyFolder(), licenseTexts: [], download, env };
      await applySafeFixes(visible(snapshot), snapshot, options);
      expect(treeOf(folder)["m/LICENSE-HERON.txt"]).toBe(heronText);
    }
    expect(asked).toBe(1);
  });

  test("says so and writes nothing when no true text is found", async () => {
    const { folder, said } = await fix({ "m/README.md": card }, { "hub/models--marsh--heron-7b/snapshots/1/LICENSE": share(0.9) });
    expect(treeOf(folder)).toEqual({ "m/README.md": card });
    expect(said.join()).toContain("https://heron.example/license");
  });

  test("settles two works in one folder tree together", async () => {
    const { folder } = await fix(
      { "a/README.md": card, "a/b/README.md": card },
      { "hub/models--marsh--heron-7b/snapshots/1/LICENSE": heronText },
    );
    expect(findings(folder)).toEqual([]);
  });
});

describe("A free path", () => {
  const free = (wanted: string, taken: readonly string[]): Path => freePath(toPath(wanted), "heron-1.0", (path) => taken.includes(path));
  test("is the wanted one where nothing lies", () => expect(free("m/LICENSE", [])).toBe("m/LICENSE"));
  test("carries the license's id", () => expect(free("m/LICENSE", ["m/LICENSE"])).toBe("m/LICENSE-heron-1.0"));
  test("keeps its ending", () => expect(free("m.x/LICENSE.txt", ["m.x/LICENSE.txt"])).toBe("m.x/LICENSE-heron-1.0.txt"));
  test("leaves the dots of folders alone", () => expect(free("m.x/LICENSE", ["m.x/LICENSE"])).toBe("m.x/LICENSE-heron-1.0"));
  test("never is one that is taken", () =>
    fc.assert(
      fc.property(fc.constantFrom("LICENSE", "a/LICENSE.txt", ".license"), fc.integer({ min: 0, max: 12 }), (wanted, count) => {
        const taken: string[] = [];
        for (let i = 0; i < count; i++) taken.push(free(wanted, taken));
        expect(new Set([...taken, free(wanted, taken)]).size).toBe(count + 1);
      }),
    ));
});

describe("A text is recognized", () => {
  const recognize = (text: string) => heronKnowledge.recognizer.recognize(profileOf(text));
  const wrapped = heronText.replace(/[ \n]+/g, " ").replace(/(.{1,40}) /g, "$1\n");

  test.each([
    ["verbatim", heronText, "exact"],
    ["with other line breaks", wrapped, "exact"],
    ["with Windows line ends and a byte order mark", `\uFEFF${heronText.replace(/\n/g, "\r\n")}`, "exact"],
    ["as a comment of a program", heronText.replace(/^/gm, " * "), "exact"],
    ["as a quotation", heronText.replace(/^/gm, "> "), "exact"],
    ["in capitals, with curly quotes", heronText.toUpperCase().replace(/"/g, "”"), "exact"],
    ["under a copyright line", `Copyright (c) 2024 Marsh Street Laboratories. All rights reserved.\n\n${heronText}`, "contained"],
    ["with three words in a hundred changed", edited, "edited"],
    ["with its last fifth cut off", share(0.8), "cut-off"],
  ])("%s", (_, text, kind) => expect(recognize(text)).toMatchObject({ license: "heron-1.0", kind }));

  test("as the version that it is", () => expect(recognize(heronTwoText)).toMatchObject({ license: "heron-2.0", kind: "exact" }));

  test("as edited at the very places where it departs", () => {
    const text = heronText.replace("wading birds", "wading poets");
    const profile = profileOf(text);
    const found = heronKnowledge.recognizer.recognize(profile);
    const places = found ? heronKnowledge.recognizer.departures(profile, found) : [];
    const said = places.map((run) => {
      const { start, end } = wordsAt(placeOfWords(run), text) ?? { start: 0, end: 0 };
      return text.slice(start, end);
    });
    expect(places.length).toBeGreaterThan(0);
    expect(said.join()).toContain("poets");
    expect(said.join().length).toBeLessThan(400);
  });

  test("and the finding leads to the very passages, also after the file was indented anew", () => {
    const text = heronText.replace("wading birds", "wading poets");
    const card = "---\nlicense: other\nlicense_name: heron-1.0\nbase_model: marsh/heron-7b\nlibrary_name: transformers\n---\n# reed\n";
    const session = createSession(heronKnowledge);
    session.upsert(toPath("reed/README.md"), card);
    for (const copy of [text, text.replace(/\n/g, "\n   ")]) {
      session.upsert(toPath("reed/LICENSE"), copy);
      const snapshot = session.snapshot();
      const finding = visible(snapshot).find(({ id }) => id === "include-license-copy");
      const passages = (finding?.related ?? []).map(({ anchor }) => {
        const { start, end } = snapshot.locate(anchor) ?? { start: 0, end: 0 };
        return copy.slice(start, end);
      });
      expect(passages.join()).toContain("poets");
      expect(passages.join().length).toBeLessThan(600);
    }
  });

  test("never in a README or a page of ours", async () => {
    const pages = [
      join(root, "README.md"),
      ...(await filesBelow(join(root, "docs"), ".md")),
      ...(await filesBelow(join(root, "rules"), ".md")),
    ];
    for (const page of pages) expect(recognize(readFileSync(page, "utf8")), page.slice(root.length)).toBeUndefined();
  });
});

/** The text of a standard license, as the SPDX list has it. */
function standardText(id: string): string {
  const entry = JSON.parse(readFileSync(join(root, `node_modules/spdx-license-list/licenses/${id}.json`), "utf8")) as {
    licenseText: string;
  };
  return entry.licenseText;
}
