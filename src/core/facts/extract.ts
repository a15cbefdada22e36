/** One file to its claims: choose the syntax, guard, parse, choose the format, collect. Nothing here throws for any text. */
import type { Doc, Emit, Format } from "../formats/format.ts";
import { parseJson } from "../syntax/json.ts";
import { frontMatter, type Markdown, markdown } from "../syntax/markdown.ts";
import type { Parsed } from "../syntax/node.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { isTooDeep, maxChars, maxClaims, maxFrontMatter } from "../text/limits.ts";
import { folderOf, nameOf, type Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import type { Claim, DocumentFacts, Problem, ProblemKey } from "./claim.ts";
import type { Lexicon } from "./lexicon.ts";

/** Reads files one by one. Throws only what a format throws by mistake. */
export interface Extractor {
  extract(path: Path, text: string): DocumentFacts;
}

interface Draft {
  readonly path: Path;
  readonly claims: Claim[];
  readonly ranges: Map<string, Range>;
  readonly problems: Problem[];
}

const nothing: Parsed = { documents: [], problems: [] };

/**
 * Makes an extractor for these formats. It keeps the last parsed front matter by its own text: most keystrokes fall in
 * the prose below it.
 */
export function createExtractor(formats: readonly Format[], lexicon: Lexicon): Extractor {
  const matters = new Map<string, { yaml: string; start: number; parsed: Parsed }>();

  function parse(draft: Draft, text: string, syntax: Format["syntax"], scanned: Markdown | undefined): Parsed {
    if (syntax === "text") return nothing;
    if (syntax === "markdown") return parseMatter(draft, text, scanned);
    // Formats that are written in either syntax say `yaml`; a JSON parser reads JSON ten times faster.
    const isJson = syntax === "json" || /\.jsonc?$/i.test(draft.path);
    if (text.length > maxChars[isJson ? "json" : "yaml"]) return refuse(draft, "too-large");
    if (isTooDeep(text, isJson ? "json" : "yaml")) return refuse(draft, "too-deep");
    return isJson ? parseJson(text) : parseYaml(text);
  }

  function parseMatter(draft: Draft, text: string, scanned: Markdown | undefined): Parsed {
    const bounds = scanned?.frontMatter;
    if (!bounds) return nothing;
    const yaml = text.slice(bounds.yaml.start, bounds.yaml.end);
    const kept = matters.get(draft.path);
    if (kept && kept.yaml === yaml && kept.start === bounds.yaml.start) return kept.parsed;
    if (yaml.length > maxFrontMatter) return refuse(draft, "too-large");
    if (isTooDeep(yaml, "yaml")) return refuse(draft, "too-deep");
    const parsed = parseYaml(yaml, bounds.yaml.start);
    matters.set(draft.path, { yaml, start: bounds.yaml.start, parsed });
    return parsed;
  }

  return {
    extract(path, text) {
      const name = nameOf(path);
      const asked = formats.filter((format) => format.matches({ path, name, text }));
      if (asked.length === 0) return { ...emptyFacts, path };
      const draft: Draft = { path, claims: [], ranges: new Map(), problems: [] };
      if (looksBinary(text)) {
        refuse(draft, "not-text");
        return finish(draft, "none");
      }
      // A pointer of Git LFS stands for a file that is not here.
      if (text.startsWith("version https://git-lfs.github.com/spec/")) return finish(draft, "none");
      const parsedBy = new Map<Format["syntax"], { parsed: Parsed; scanned: Markdown | undefined }>();
      for (const format of asked) {
        let ready = parsedBy.get(format.syntax);
        if (!ready) {
          if (format.syntax === "markdown" && text.length > maxChars.markdown) {
            refuse(draft, "too-large");
            return finish(draft, "none");
          }
          const scanned = format.syntax === "markdown" ? markdown(text) : undefined;
          ready = { parsed: parse(draft, text, format.syntax, scanned), scanned };
          parsedBy.set(format.syntax, ready);
        }
        const doc: Doc = {
          path,
          name,
          folder: folderOf(path),
          text,
          roots: ready.parsed.documents,
          root: ready.parsed.documents[0],
          markdown: ready.scanned,
        };
        if (format.recognizes && !format.recognizes(doc)) continue;
        format.extract(doc, emitter(draft));
        noteBrokenSyntax(draft, ready.parsed);
        says(draft, doc, format, lexicon);
        return finish(draft, format.id);
      }
      return finish(draft, "none");
    },
  };
}

/** What a file says that no format reads: the same for all of them, since a workspace may hold a hundred thousand. */
const emptyFacts: Omit<DocumentFacts, "path"> = { format: "none", claims: [], ranges: new Map(), problems: [] };

function looksBinary(text: string): boolean {
  const start = text.slice(0, 2_000);
  return start.includes("\u0000") || (start.includes("\uFFFD") && start.split("\uFFFD").length > 20);
}

function refuse(draft: Draft, key: ProblemKey): Parsed {
  if (!draft.problems.some((problem) => problem.key === key)) draft.problems.push({ path: draft.path, range: { start: 0, end: 0 }, key });
  return nothing;
}

/** One note a file, at the first thing that could not be read. */
function noteBrokenSyntax(draft: Draft, parsed: Parsed): void {
  const first = parsed.problems[0];
  if (first) draft.problems.push({ path: draft.path, range: first.range, key: "broken-syntax", detail: first.message });
}

function emitter(draft: Draft): Emit {
  return (claim, at, range, options = {}) => {
    if (draft.claims.length >= maxClaims) {
      refuse(draft, "too-many-claims");
      return;
    }
    draft.ranges.set(at, range);
    draft.claims.push({
      ...claim,
      subject: options.subject === undefined ? draft.path : `${draft.path}#${options.subject}`,
      anchor: { path: draft.path, at },
      basis: options.basis ?? "declared",
      confidence: options.confidence ?? "certain",
    });
  };
}

/** Ordered phrases outside the front matter, which may hold whole agreements as gated prompts. */
function says(draft: Draft, doc: Doc, format: Format, lexicon: Lexicon): void {
  const where = format.phrases?.(doc);
  if (!where || doc.text.length > maxChars.markdown) return;
  const from = frontMatter(doc.text)?.whole.end ?? 0;
  const emit = emitter(draft);
  for (const { phrase, start, end } of lexicon.find(from > 0 ? doc.text.slice(from) : doc.text))
    emit({ kind: "says", phrase, in: where }, `says/${phrase}`, { start: start + from, end: end + from });
}

const finish = (draft: Draft, format: string): DocumentFacts => ({ ...draft, format });
