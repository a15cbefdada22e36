import{createRequire as c_}from'module';const require=c_(import.meta.url);

// ../../tmp/draft/probe.ts
import { readFileSync } from "node:fs";

// test/harness/case-file.ts
var fence = /^(`{3,})(\S*)[ \t]*(.*)$/;
var marker = /^\s*(?:#|\/\/|<!--)?\s*(\^+)\s+([a-z][a-z-]*)(?:\s+(error|warning|information|hint))?(?:\s+"([^"]*)")?\s*(?:-->)?\s*$/;
function parseCases(text) {
  const cases = [];
  let current;
  const lines2 = text.split("\n");
  for (let i = 0; i < lines2.length; i++) {
    const heading = /^## ((?:Bad|Good)\b.*)$/.exec(lines2[i] ?? "");
    if (heading) {
      current = { title: heading[1] ?? "", files: /* @__PURE__ */ new Map(), copies: /* @__PURE__ */ new Map(), fixed: /* @__PURE__ */ new Map(), expected: [] };
      cases.push(current);
      continue;
    }
    const open = fence.exec(lines2[i] ?? "");
    if (!open) continue;
    const end = lines2.findIndex((line, at) => at > i && line.trimEnd() === open[1]);
    if (end < 0) throw new Error(`${current?.title}: a block is not closed`);
    const body = lines2.slice(i + 1, end);
    i = end;
    const options = new Map([...(open[3] ?? "").matchAll(/(\w+)=(\S+)/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
    const path2 = options.get("file");
    if (!current) continue;
    if (open[2] === "copy") current.copies.set(path2 ?? "", options.get("of") ?? "");
    else if (path2 !== void 0) current.files.set(path2, readFile(path2, body, current.expected));
    else if (options.has("fixed")) current.fixed.set(options.get("fixed") ?? "", `${body.join("\n")}
`);
  }
  return cases;
}
function readFile(path2, body, expected) {
  const kept = [];
  for (const line of body) {
    const found = marker.exec(line);
    if (!found) kept.push(line);
    else
      expected.push({
        path: path2,
        line: kept.length,
        column: line.indexOf("^") + 1,
        length: (found[1] ?? "").length,
        id: found[2] ?? "",
        severity: found[3],
        words: found[4]
      });
  }
  return `${kept.join("\n")}
`;
}

// src/core/facts/shipped-role.ts
var endings = String.raw`(?:\.(?:txt|md|markdown|rst|html?|[\w-]+))?`;
var patterns = [
  ["use-policy", /^(?:acceptable[ _-]?)?use[ _-]?policy|^prohibited[ _-]?uses?(?:[ _-]policy)?/i],
  ["notice", new RegExp(`^(?:third[ _-]party[ _-])?notices?${endings}$|^attributions?${endings}$`, "i")],
  [
    "license",
    /(?:^|[ _.-])(?:licen[cs]es?|copying|eula)(?:[ _.-]|$)|^terms(?:[ _-]of[ _-](?:use|service))?\.(?:txt|md)$|^agreement\.(?:txt|md)$/i
  ]
];
var codeEndings = /\.(?:py|ts|js|mjs|cjs|tsx|c|h|cc|cpp|go|rs|java|sh|json|ya?ml|toml|svg|png|jpe?g|css|lock|spdx|rdf|xml|ipynb)$/i;
function shippedRole(name) {
  if (codeEndings.test(name)) return void 0;
  return patterns.find(([, pattern]) => pattern.test(name))?.[0];
}

// src/core/text/limits.ts
var maxChars = { yaml: 2e5, json: 1e6, markdown: 1e6, text: 4e5 };
var maxFrontMatter = 15e4;
var maxDepth = 100;
var maxAliases = 200;
var maxClaims = 4e3;
function isTooDeep(text) {
  let depth2 = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91 || code === 123) {
      if (++depth2 > maxDepth) return true;
    } else if (code === 93 || code === 125) {
      if (depth2 > 0) depth2--;
    }
  }
  return isIndentedTooDeep(text);
}
function isIndentedTooDeep(text) {
  if (/(?:^|\n)[ \t]*(?:[-?] +){100}/.test(text)) return true;
  let levels2 = 0;
  let indent = -1;
  for (const line of text.split("\n")) {
    const at = line.search(/\S/);
    if (at < 0) continue;
    if (at > indent) {
      if (++levels2 > maxDepth * 2) return true;
    } else if (at === 0) levels2 = 0;
    indent = at;
  }
  return false;
}

// src/core/text/path.ts
var path = (text) => text.replace(/\\/g, "/").replace(/^(?:\.\/)+/, "");
var folderOf = (file) => file.slice(0, Math.max(0, file.lastIndexOf("/")));
var nameOf = (file) => file.slice(file.lastIndexOf("/") + 1);
function join(folder, relative) {
  const parts2 = folder === "" ? [] : folder.split("/");
  for (const part of relative.replace(/\\/g, "/").split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") {
      if (parts2.pop() === void 0) return void 0;
    } else parts2.push(part);
  }
  return parts2.join("/");
}
var isBelow = (file, folder) => folder === "" || file === folder || file.startsWith(`${folder}/`);
function foldersUp(folder) {
  const all = [];
  for (let at = folder; ; at = folderOf(at)) {
    all.push(at);
    if (at === "") return all;
  }
}
var comparePaths = (a, b) => a < b ? -1 : a > b ? 1 : 0;

// src/core/syntax/markdown.ts
function frontMatter(text) {
  const open = /^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*\r?\n/.exec(text);
  if (!open) return void 0;
  const from = open[0].length;
  const close = /^(?:---|\.\.\.)[ \t]*$/gm;
  close.lastIndex = from;
  const end = close.exec(text);
  if (!end) return void 0;
  return { yaml: { start: from, end: end.index }, whole: { start: open[0].search(/---/), end: end.index + end[0].length } };
}
function markdown(text) {
  const matter = frontMatter(text);
  const body = matter ? matter.whole.end : 0;
  const headings = [];
  const prose = [];
  const fences = [];
  let fence2;
  let inComment = false;
  let blank = true;
  let indented = false;
  for (let start = body; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const next = newline < 0 ? text.length : newline + 1;
    const end = newline < 0 ? text.length : text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline;
    const line = text.slice(start, end);
    if (fence2) {
      if (closes(line, fence2.mark)) {
        fences.push({ language: fence2.language, content: { start: fence2.from, end: start } });
        fence2 = void 0;
      }
    } else if (inComment) {
      inComment = !line.includes("-->");
    } else {
      const open = /^ {0,3}(`{3,}|~{3,})([^`]*)$/.exec(line);
      if (open) {
        fence2 = { mark: open[1] ?? "", language: (open[2] ?? "").trim().toLowerCase(), from: next };
      } else if (/^ {0,3}<!--/.test(line)) {
        inComment = !line.includes("-->");
      } else {
        indented = /^(?: {4}|\t)/.test(line) && (blank || indented);
        if (!indented && line.trim() !== "") {
          prose.push({ text: line, start });
          const heading = headingOf(line, start, end);
          if (heading) headings.push(heading);
        }
      }
    }
    blank = line.trim() === "";
    start = next;
  }
  if (fence2) fences.push({ language: fence2.language, content: { start: fence2.from, end: text.length } });
  return { frontMatter: matter, body, headings, prose, fences };
}
var closes = (line, mark) => {
  const trimmed = line.trim();
  return trimmed.length >= mark.length && trimmed === (mark[0] ?? "").repeat(trimmed.length);
};
function headingOf(line, start, lineEnd2) {
  const atx = /^( {0,3}(#{1,6})[ \t]+)(.*?)[ \t]*#*[ \t]*$/.exec(line);
  const html = atx ? void 0 : /^([ \t]*<h([1-6])[^>]*>\s*)(.*?)\s*<\/h\2>/i.exec(line);
  const match = atx ?? html;
  if (!match) return void 0;
  const words2 = match[3] ?? "";
  const from = start + (match[1] ?? "").length;
  const level = atx ? (match[2] ?? "").length : Number(match[2]);
  return { level, text: words2.replace(/<[^>]+>|[*_`]/g, "").trim(), range: { start: from, end: from + words2.length }, lineEnd: lineEnd2 };
}

// src/core/syntax/node.ts
var escapeKey = (key) => key.replace(/~/g, "~0").replace(/\//g, "~1");
function get(node, key) {
  if (node?.type !== "mapping") return void 0;
  for (let i = node.entries.length - 1; i >= 0; i--) {
    const entry = node.entries[i];
    if (entry?.key.text === key) return entry.value;
  }
  return void 0;
}
var has = (node, key) => node?.type === "mapping" && node.entries.some((entry) => entry.key.text === key);
var keysOf = (node) => node?.type === "mapping" ? node.entries.map((entry) => entry.key.text) : [];
function find(root2, pattern, base = "") {
  let found = root2 ? [{ node: root2, at: base }] : [];
  for (const step2 of pattern.split("/").slice(1)) found = found.flatMap((from) => children(from, step2));
  return found;
}
function children(from, step2) {
  const { node, at } = from;
  if (node.type === "sequence") {
    if (step2 === "*") return node.items.map((item2, i) => ({ node: item2, at: `${at}/${i}` }));
    const item = node.items[Number(step2)];
    return item ? [{ node: item, at: `${at}/${step2}` }] : [];
  }
  if (node.type !== "mapping") return [];
  if (step2 !== "*") {
    const value = get(node, step2);
    return value ? [{ node: value, at: `${at}/${escapeKey(step2)}` }] : [];
  }
  return node.entries.flatMap((entry) => entry.value ? [{ node: entry.value, at: `${at}/${escapeKey(entry.key.text)}` }] : []);
}
function keysAt(root2, pattern, base = "") {
  return find(root2, pattern, base).flatMap(
    ({ node, at }) => node.type === "mapping" ? node.entries.map((entry) => ({ node: entry.key, at: `${at}/${escapeKey(entry.key.text)}#key` })) : []
  );
}
function scalars(root2, pattern, base = "") {
  return find(root2, pattern, base).flatMap((found) => {
    const list = found.node.type === "sequence" ? children(found, "*") : [found];
    return list.filter((item) => item.node.type === "scalar" && !isNull(item.node));
  });
}
var textAt = (root2, pattern) => scalars(root2, pattern)[0]?.node.text;
var isNull = (node) => !node.quoted && /^(?:|~|null|none)$/i.test(node.text.trim());
var isTrue = (node) => node?.type === "scalar" && /^(?:true|yes|on|1)$/i.test(node.text.trim());
var isFalse = (node) => node?.type === "scalar" && /^(?:false|no|off|0)$/i.test(node.text.trim());

// src/core/syntax/yaml.ts
import { CST, Parser } from "yaml";
function parseYaml(text, base = 0) {
  const documents = [];
  const problems2 = [];
  for (const token of new Parser().parse(text)) {
    if (token.type === "error")
      problems2.push({
        message: firstLine(token.message),
        range: { start: token.offset + base, end: token.offset + token.source.length + base }
      });
    if (token.type !== "document") continue;
    const reader = new Reader(base, problems2);
    const root2 = reader.value(token.value, token.start);
    if (root2) documents.push(root2);
    for (const extra of token.end ?? []) reader.note(extra);
  }
  return { documents, problems: problems2 };
}
var firstLine = (message2) => message2.split("\n")[0] ?? message2;
var Reader = class {
  #base;
  #problems;
  #anchors = /* @__PURE__ */ new Map();
  #open = /* @__PURE__ */ new Set();
  #followed = 0;
  constructor(base, problems2) {
    this.#base = base;
    this.#problems = problems2;
  }
  /** The node of a value with what stands before it (anchors, tags, indicators). */
  value(token, props) {
    const anchor = props.find(({ type }) => type === "anchor");
    if (anchor) this.#anchors.set(anchor.source.slice(1), { token, props: props.filter((prop) => prop !== anchor) });
    if (!token) return void 0;
    switch (token.type) {
      case "alias":
        return this.#alias(token);
      case "scalar":
      case "single-quoted-scalar":
      case "double-quoted-scalar":
      case "block-scalar":
        return this.#scalar(token);
      case "block-map":
        return this.#mapping(token.items, this.#span(token));
      case "block-seq":
        return this.#sequence(token.items, this.#span(token));
      case "flow-collection":
        return token.start.source === "[" ? this.#sequence(token.items, this.#span(token)) : this.#mapping(token.items, this.#span(token));
      default:
        this.note(token);
        return void 0;
    }
  }
  /** Tells of a token that the parser could not read. */
  note(token) {
    if (token.type === "error") this.#problems.push({ message: firstLine(token.message), range: this.#range(token.offset, endOf(token)) });
  }
  #sequence(items2, range) {
    const nodes = items2.flatMap((item) => {
      if (item.sep && item.key) return [this.#mapping([item], this.#range(startOf(item.key), endOf(item.value ?? item.key)))];
      const node = this.value(item.value ?? item.key, item.start);
      return node ? [node] : [];
    });
    return { type: "sequence", items: nodes, range };
  }
  #mapping(items2, range) {
    const entries = [];
    for (const item of items2) {
      const key = this.value(item.key, item.start);
      if (key?.type !== "scalar") continue;
      const value = this.value(item.value, item.sep ?? []);
      if (key.text === "<<" && !key.quoted) entries.unshift(...merged(value));
      else entries.push({ key, value });
    }
    return { type: "mapping", entries, range };
  }
  /** An alias is anchored where it stands and holds what it points at, once and not through itself. */
  #alias(token) {
    const target2 = this.#anchors.get(token.source.slice(1));
    if (++this.#followed > maxAliases || !target2?.token || this.#open.has(target2.token)) return void 0;
    this.#open.add(target2.token);
    const node = this.value(target2.token, target2.props);
    this.#open.delete(target2.token);
    if (node?.type !== "scalar") return node;
    const range = this.#range(token.offset, token.offset + token.source.length);
    return { ...node, range, inner: range };
  }
  #scalar(token) {
    const { value } = CST.resolveAsScalar(token, false, (_offset, _code, message2) => {
      this.#problems.push({ message: firstLine(message2), range: this.#range(startOf(token), endOf(token)) });
    }) ?? { value: "" };
    const range = this.#range(startOf(token), endOf(token));
    return { type: "scalar", text: value, range, inner: innerOf(token, range), quoted: token.type !== "scalar" };
  }
  #span(token) {
    return this.#range(startOf(token), endOf(token));
  }
  #range(start, end) {
    return { start: start + this.#base, end: end + this.#base };
  }
};
function startOf(token) {
  if (token.type === "flow-collection") return token.start.offset;
  if (token.type === "block-scalar") return token.props[0]?.offset ?? token.offset;
  return token.offset;
}
function endOf(token) {
  switch (token.type) {
    case "block-map":
    case "block-seq": {
      const last = token.items.findLast(({ key, value }) => key || value);
      return last ? endOf(last.value ?? last.key) : token.offset;
    }
    case "flow-collection": {
      const close = token.end.find(({ type }) => type === "flow-map-end" || type === "flow-seq-end");
      const last = token.items.at(-1);
      return close ? close.offset + close.source.length : last?.value || last?.key ? endOf(last.value ?? last.key) : token.start.offset + 1;
    }
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "alias":
    case "error":
      return token.offset + token.source.length;
    case "block-scalar": {
      const last = token.props.at(-1);
      return (last && "source" in last ? last.offset + last.source.length : token.offset) + token.source.trimEnd().length;
    }
    default:
      return token.offset;
  }
}
function innerOf(token, range) {
  if (token.type === "block-scalar") {
    const lead2 = Math.max(0, token.source.search(/\S/));
    return { start: Math.min(range.end, range.end - token.source.trimEnd().length + lead2), end: range.end };
  }
  if (token.type === "scalar") return range;
  const isClosed = token.source.length > 1 && token.source.endsWith(token.source[0] ?? "");
  return { start: range.start + 1, end: isClosed ? range.end - 1 : range.end };
}
function merged(value) {
  if (value?.type === "mapping") return [...value.entries];
  if (value?.type === "sequence") return value.items.flatMap((item) => merged(item));
  return [];
}

// src/core/fixes/apply.ts
function changesOf(fixes, reader) {
  const files3 = /* @__PURE__ */ new Map();
  const edits = fixes.flatMap((fix) => fix.edits);
  const change = (path2, make) => {
    const known = files3.get(path2);
    const before = known ? known.before : reader.text(path2);
    const now = known?.after ?? before;
    const after = make(now);
    if (after !== void 0 && after !== now) files3.set(path2, { before, after });
  };
  for (const { path: path2, range, text } of replacements(edits, reader))
    change(path2, (now) => now && now.slice(0, range.start) + text + now.slice(range.end));
  for (const edit of edits)
    if (edit.kind === "add-text" || edit.kind === "under-title" || edit.kind === "set-key") change(edit.path, (now) => applied(edit, now));
  return { files: [...files3].map(([path2, { before, after }]) => ({ path: path2, before, after })), texts: wantedTexts(edits) };
}
function replacements(edits, reader) {
  const found = edits.flatMap((edit) => {
    const range = edit.kind === "replace" ? reader.locate({ path: edit.path, at: edit.at }) : void 0;
    return edit.kind === "replace" && range ? [{ path: edit.path, range, text: edit.text }] : [];
  });
  return found.sort((a, b) => b.range.start - a.range.start);
}
function wantedTexts(edits) {
  const wanted = edits.flatMap((edit) => edit.kind === "add-license" ? [{ path: edit.path, license: edit.license }] : []);
  return wanted.filter(({ path: path2, license }, i) => wanted.findIndex((other) => other.path === path2 && other.license === license) === i);
}
function applied(edit, text) {
  if (edit.kind === "add-text") return appended(text, edit.text);
  if (text === void 0) return void 0;
  return edit.kind === "under-title" ? underTitle(text, edit.text) : withKey(text, edit.key, edit.value);
}
var lineEnd = (text) => /\r\n/.test(text) ? "\r\n" : "\n";
function appended(text, paragraph) {
  if (text === void 0 || text.trim() === "") return `${paragraph}
`;
  const eol = lineEnd(text);
  return `${text}${text.endsWith("\n") ? "" : eol}${eol}${paragraph}${eol}`;
}
function underTitle(text, line) {
  const eol = lineEnd(text);
  const { headings, body } = markdown(text);
  const title = headings[0];
  if (title) return `${text.slice(0, title.lineEnd)}${eol}${eol}${line}${text.slice(title.lineEnd)}`;
  const rest = text.slice(body);
  const blank = /^(?:[ \t]*\r?\n)*/.exec(rest)?.[0] ?? "";
  return `${text.slice(0, body)}${body > 0 ? eol + eol : ""}${line}${eol}${eol}${rest.slice(blank.length)}`;
}
function withKey(text, key, value) {
  const matter = frontMatter(text);
  const yaml = matter ? matter.yaml : { start: 0, end: text.length };
  const { documents, problems: problems2 } = parseYaml(text.slice(yaml.start, yaml.end), yaml.start);
  const root2 = documents[0];
  if (problems2.length > 0 || root2 && root2.type !== "mapping") return void 0;
  const existing = get(root2, key);
  if (existing && !isEmpty(existing)) return replaced(text, existing, value);
  const eol = lineEnd(text);
  const entry = root2 && entryOf(root2, key);
  if (entry) {
    const colon = text.indexOf(":", entry.end) + 1;
    return `${text.slice(0, colon)} ${written(value, eol, "")}${text.slice(colon).replace(/^[ \t]*(?:~|null)?/i, "")}`;
  }
  const before = text.slice(0, yaml.end);
  return `${before}${before === "" || before.endsWith("\n") ? "" : eol}${key}: ${written(value, eol, "")}${eol}${text.slice(yaml.end)}`;
}
var isEmpty = (node) => node.type === "scalar" ? node.text.trim() === "" || !node.quoted && /^(?:~|null)$/i.test(node.text) : node.type === "sequence" && node.items.length === 0;
var entryOf = (root2, key) => root2.entries.find((entry) => entry.key.text === key)?.key.range;
function replaced(text, node, value) {
  const target2 = node.type === "sequence" ? node.items[0] : node;
  if (target2?.type !== "scalar" || typeof value !== "string") return void 0;
  return text.slice(0, target2.inner.start) + (target2.quoted ? value : written(value, "", "")) + text.slice(target2.inner.end);
}
var written = (value, eol, indent) => typeof value === "string" ? scalar(value) : value.map((item) => `${eol}${indent}- ${scalar(item)}`).join("");
var scalar = (value) => /^[A-Za-z][\w./+@-]*(?:[ :][\w./+@-]+)*$/.test(value) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value) && !/: /.test(value) ? value : JSON.stringify(value);

// src/core/knowledge/glob.ts
function glob(pattern) {
  const source2 = pattern.replace(/[.+^$()|[\]\\?]/g, "\\$&").replace(/\*/g, ".*").replace(/\{([^}]*)\}/g, (_, list) => `(?:${list.split(",").join("|")})`);
  return new RegExp(`^${source2}$`, "i");
}

// src/core/text/group-by.ts
function groupBy(items2, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items2) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

// src/core/text/passages.ts
var headWords = 6;
var maxWords = 6e4;
var word = /\p{Script=Han}|[\p{L}\p{N}]+/gu;
var canonical = (text) => {
  const lower = text.toLowerCase();
  if (lower === "https") return "http";
  return lower.startsWith("licenc") ? lower.replace("licenc", "licens") : lower;
};
function profile(text) {
  const words2 = [];
  const starts = [];
  for (const match of text.matchAll(word)) {
    if (match[0].length === 1 && /c/i.test(match[0]) && text[match.index - 1] === "(") continue;
    words2.push(hashWord(canonical(match[0])));
    starts.push(match.index);
    if (words2.length === maxWords) break;
  }
  return { words: Uint32Array.from(words2), starts: Uint32Array.from(starts), passages: passagesOf(words2) };
}
function passagesOf(words2) {
  const passages = [];
  let from = 0;
  for (let i = 0; i < words2.length; i++) {
    const length = i - from + 1;
    const ends = length >= 24 || length >= 5 && ((words2[i] ?? 0) >>> 13) % 8 === 0;
    if (!ends && i < words2.length - 1) continue;
    passages.push({ hash: hashRun(words2, from, i + 1) & 16777215, from, to: i + 1 });
    from = i + 1;
  }
  return passages;
}
function hashWord(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return mix(hash);
}
function hashRun(words2, from, to, seed = 2166136261) {
  let hash = seed;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (words2[i] ?? 0), 16777619) ^ hash >>> 15;
  return mix(hash);
}
var fullHash = (words2, from, to) => [2166136261, 2538058380].map((seed) => hashRun(words2, from, to, seed).toString(16).padStart(8, "0")).join("");
function mix(value) {
  let hash = value;
  hash = Math.imul(hash ^ hash >>> 16, 2246822507);
  hash = Math.imul(hash ^ hash >>> 13, 3266489909);
  return (hash ^ hash >>> 16) >>> 0;
}

// src/core/knowledge/license-text.ts
var leastSimilar = 0.5;
var nearlyAll = 0.9;
function createRecognizer(fingerprints) {
  const prints = fingerprints.map((source2) => {
    const passages = decode(source2.passages);
    return { source: source2, passages, distinct: new Set(passages).size };
  });
  const index = {
    prints,
    byPassage: grouped(prints, ({ passages }) => new Set(passages)),
    byHead: grouped(prints, ({ source: source2 }) => source2.origin === "excerpt" ? [] : [source2.head])
  };
  const kept = /* @__PURE__ */ new WeakMap();
  return {
    recognize(profile2) {
      if (!kept.has(profile2)) kept.set(profile2, best(profile2, index));
      return kept.get(profile2);
    },
    departures(profile2, { license, edition }, length) {
      const official = new Set(prints.find(({ source: source2 }) => source2.license === license && source2.edition === edition)?.passages);
      return merge(
        profile2.passages.filter(({ hash }) => !official.has(hash)).map(({ from, to }) => ({ start: profile2.starts[from] ?? 0, end: profile2.starts[to] ?? length }))
      );
    }
  };
}
var grouped = (prints, keys2) => {
  const pairs = prints.flatMap((print) => [...keys2(print)].map((key) => ({ key, print })));
  return new Map([...groupBy(pairs, ({ key }) => key)].map(([key, list]) => [key, list.map(({ print }) => print)]));
};
function best(profile2, { prints, byPassage, byHead }) {
  const wholes = findWhole(profile2, byHead);
  const counts = new Map([...wholes].map((print) => [print, 0]));
  const own = new Set(profile2.passages.map(({ hash }) => hash));
  for (const hash of own) for (const print of byPassage.get(hash) ?? []) counts.set(print, (counts.get(print) ?? 0) + 1);
  const candidates = [...counts].map(([print, common]) => ({
    print,
    similarity: 2 * common / (own.size + print.distinct),
    match: matchOf(profile2, print, wholes, common / print.distinct)
  }));
  candidates.sort(
    (a, b) => rank[a.match] - rank[b.match] || whole(b) - whole(a) || b.similarity - a.similarity || prints.indexOf(a.print) - prints.indexOf(b.print)
  );
  const first = candidates[0];
  if (!first || (first.match === "edited" || first.match === "cut-off") && first.similarity < leastSimilar) return void 0;
  const { license, edition, words: words2 } = first.print.source;
  return {
    license,
    edition,
    kind: first.match === "near" ? "contained" : first.match,
    similarity: first.similarity,
    extraWords: Math.max(0, profile2.words.length - words2)
  };
}
var rank = { exact: 0, contained: 1, near: 2, "cut-off": 3, edited: 3 };
var whole = ({ match, print }) => match === "contained" ? print.source.words : 0;
function matchOf(profile2, print, wholes, coverage) {
  if (wholes.has(print)) return profile2.words.length === print.source.words ? "exact" : "contained";
  if (print.source.origin !== "official" && coverage >= nearlyAll) return "near";
  return isCutOff(profile2, print.passages) ? "cut-off" : "edited";
}
function findWhole({ words: words2 }, byHead) {
  const found = /* @__PURE__ */ new Set();
  for (let i = 0; i + headWords <= words2.length; i++)
    for (const print of byHead.get(hashRun(words2, i, i + headWords)) ?? [])
      if (i + print.source.words <= words2.length && fullHash(words2, i, i + print.source.words) === print.source.hash) found.add(print);
  return found;
}
function isCutOff(profile2, passages) {
  const official = new Map(passages.map((hash, i) => [hash, i]));
  const places2 = profile2.passages.flatMap(({ hash }) => official.get(hash) ?? []);
  const furthest = Math.max(-1, ...places2);
  const tail = passages.length - 1 - furthest;
  return places2.length >= 0.9 * (profile2.passages.length - 1) && places2.length >= 0.9 * (furthest + 1) && tail >= 2 && furthest > 3;
}
function decode(base64) {
  const bytes = atobBytes(base64);
  const hashes = [];
  for (let i = 0; i + 2 < bytes.length; i += 3) hashes.push((bytes[i] ?? 0) << 16 | (bytes[i + 1] ?? 0) << 8 | (bytes[i + 2] ?? 0));
  return hashes;
}
var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function atobBytes(text) {
  const bytes = [];
  let buffer = 0;
  let bits = 0;
  for (const char of text) {
    const value = alphabet.indexOf(char);
    if (value < 0) continue;
    buffer = (buffer << 6 | value) & 16777215;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(buffer >> bits & 255);
    }
  }
  return bytes;
}
function merge(ranges) {
  const merged2 = [];
  for (const range of ranges) {
    const last = merged2.at(-1);
    if (last && range.start <= last.end) merged2[merged2.length - 1] = { start: last.start, end: range.end };
    else merged2.push(range);
  }
  return merged2;
}

// src/core/knowledge/memo.ts
function memo(compute) {
  const kept = /* @__PURE__ */ new Map();
  return (key) => {
    if (kept.has(key)) return kept.get(key);
    const value = compute(key);
    kept.set(key, value);
    return value;
  };
}

// src/core/facts/ref.ts
var hub = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)\//i;
var modelscope = /^(?:https?:\/\/)?(?:www\.)?modelscope\.(?:cn|ai)\//i;
var segment = /^[\w.-]+$/;
function hubId(text) {
  let rest = text.trim().replace(/^["'`]+|["'`]+$/g, "");
  let kind;
  if (/^(?:\.{0,2}\/|~|[a-z]:[\\/]|file:|s3:|gs:|az:|oci:|abfss?:)/i.test(rest)) return void 0;
  rest = rest.replace(/^(?:hf|ms):\/\//i, "");
  if (hub.test(rest) || modelscope.test(rest)) rest = rest.replace(hub, "").replace(modelscope, "");
  else if (/^https?:/i.test(rest)) return void 0;
  const prefix = /^(datasets|models|spaces)\//i.exec(rest);
  if (prefix) {
    if (prefix[1]?.toLowerCase() === "spaces") return void 0;
    kind = prefix[1]?.toLowerCase() === "datasets" ? "dataset" : "model";
    rest = rest.slice(prefix[0].length);
  }
  rest = rest.replace(/[?#].*$/, "").replace(/@.*$/, "").replace(/\+[\w./-]+$/, "");
  const [owner, second, ...deeper] = rest.split("/");
  const name = second?.replace(/:.*$/, "");
  if (!owner || !name || !segment.test(owner) || !segment.test(name)) return void 0;
  if (deeper.length > 0 && !prefix && !/^(?:blob|resolve|tree|raw|summary|files)$/.test(deeper[0] ?? "") && !/\.\w+$/.test(rest))
    return void 0;
  return { id: `${owner}/${name}`.toLowerCase(), shown: `${owner}/${name}`, ...kind && { kind } };
}
var isPath = (text) => /^(?:\.{1,2}[\\/]|[\\/~]|[a-z]:[\\/]|file:)/i.test(text.trim()) || /\.(?:jsonl?|csv|tsv|parquet|txt|gguf|bin|pt|pth|safetensors|nemo|arrow|gz)$/i.test(text.trim());
var lastSegment = (text) => (text.trim().replace(/[\\/]+$/, "").split(/[\\/]/).pop() ?? "").replace(/\.(?:gguf|bin|pt|pth|safetensors|nemo|jsonl?|csv|parquet)$/i, "");
var nameKey = (text) => text.toLowerCase().replace(/[\s_-]+/g, "-");

// src/core/knowledge/model-index.ts
function createModelIndex(families) {
  const own = families.flatMap(ownPatterns);
  const copies = families.flatMap(copyPatterns);
  const names3 = new Map(families.map((family) => [family, ownNames(family)]));
  const stems = families.flatMap((family) => family.stems.map((stem) => ({ stem, pattern: stemPattern(stem), family }))).sort((a, b) => b.stem.length - a.stem.length);
  const bare = { ollama: bareNames(families, "ollama"), bare: bareNames(families, "bare"), torchtune: bareNames(families, "torchtune") };
  const sized = (family, name) => {
    const exact = names3.get(family)?.find(({ test }) => test.test(name));
    return exact?.licenses ? { licenses: exact.licenses } : {};
  };
  return {
    modelById: memo((id) => (own.find(({ test }) => test.test(id)) ?? copies.find(({ test }) => test.test(id)))?.known),
    modelByBareName(name, scheme) {
      const key = name.toLowerCase();
      if (scheme !== "torchtune") return bare[scheme].get(key) ?? bare[scheme].get(key.replace(/:.*$/, ""));
      for (let at = key; at.includes("."); at = at.slice(0, at.lastIndexOf("."))) {
        const known = bare.torchtune.get(at);
        if (known) return { ...known, ...sized(known.family, builderName(key)) };
      }
      return void 0;
    },
    modelByName: memo((name) => {
      const key = nameKey(lastSegment(name));
      const hit = stems.find(({ stem, pattern }) => key.includes(stem) && pattern.test(key));
      return hit && { family: hit.family, licenses: hit.family.licenses, by: "name", ...sized(hit.family, key.replace(quantizerSuffix, "")) };
    }),
    isMakersName: (family, name) => names3.get(family)?.some(({ test }) => test.test(name)) ?? false
  };
}
var ownPatterns = (family) => family.match.flatMap(
  ({ ids, licenses, before }) => ids.map((id) => ({ test: glob(id), known: { family, licenses: licenses ?? family.licenses, by: "same", ...before && { before } } }))
);
var copyPatterns = (family) => family.reuploads.flatMap(
  ({ ids, licenses, relation }) => ids.map((id) => ({ test: glob(id), known: { family, licenses: licenses ?? family.licenses, by: relation } }))
);
var ownNames = ({ match }) => match.flatMap(({ ids, licenses }) => ids.map((id) => ({ test: glob(id.slice(id.lastIndexOf("/") + 1)), licenses })));
var stemPattern = (stem) => new RegExp(`(?:^|[-.])${stem.replace(/[.+]/g, "\\$&")}(?![a-z0-9]|\\.\\d)`);
var quantizerSuffix = /[-.](?:gguf|ggml|gptq|awq|exl2|bnb|4bit|8bit|fp16|fp8|int4|int8|q\d.*|i?mat.*)\b.*$/;
var builderName = (component) => component.slice(component.lastIndexOf(".") + 1).replace(/^(?:q?lora|dora)_/, "").replace(/(\d)_(\d)/g, "$1.$2").replaceAll("_", "-");
var bareNames = (families, key) => new Map(
  families.flatMap(
    (family) => family[key].map((name) => [name.toLowerCase(), { family, licenses: family.licenses, by: "same" }])
  )
);

// src/core/knowledge/knowledge.ts
var contracts = [
  ["azure/", "azure"],
  ["vertex_ai/", "google-cloud"],
  ["bedrock/", "amazon"]
];
var licenseKey = (text) => text.toLowerCase().replace(/licen[cs]e/g, "license").replace(/[^\p{L}\p{N}+.]+/gu, " ").trim();
var urlKey = (url) => url.trim().toLowerCase().replace(/^https?:\/\/(?:www\.)?/, "").replace(/[?#].*$/, "").replace(/\/(?:deed|legalcode)(?:\.[\w-]+)*$/, "").replace(/\/+$/, "");
function createKnowledge(rules) {
  const licenses = new Map(rules.licenses.map((license) => [license.id, license]));
  const families = new Map(rules.models.map((family) => [family.id, family]));
  const datasets = new Map(rules.datasets.map((dataset2) => [dataset2.id, dataset2]));
  const services = new Map(rules.services.map((service) => [service.id, service]));
  const hub2 = new Map(rules.hubLicenses.map((license) => [license.id, license]));
  const models = createModelIndex(rules.models);
  const byDatasetId = new Map(
    rules.datasets.flatMap((dataset2) => [...dataset2.ids, ...dataset2.mirrors].map((id) => [id.toLowerCase(), dataset2]))
  );
  const byAlias = new Map(rules.datasets.flatMap((dataset2) => dataset2.aliases.map((alias) => [alias.toLowerCase(), dataset2])));
  const serviceGlobs = rules.services.flatMap((service) => service.models.map((model2) => ({ test: glob(model2), service })));
  const byUrl = new Map(
    [...rules.licenses].reverse().flatMap((license) => [license.url, ...license.text?.urls ?? []].map((url) => [urlKey(url), license]))
  );
  const spdx = new Set(rules.spdxIds.map((id) => id.toLowerCase()));
  let recognizer;
  return {
    version: rules.version,
    licenses,
    families,
    datasets,
    services,
    /** Decoded on first use: many workspaces hold no license file. */
    get recognizer() {
      recognizer ??= createRecognizer(rules.fingerprints);
      return recognizer;
    },
    fingerprinted: new Set(rules.fingerprints.filter(({ origin }) => origin !== "excerpt").map(({ license }) => license)),
    licenseNamed: licenseIndex(rules.licenses, rules.hubLicenses),
    licenseAt: (url) => byUrl.get(urlKey(url)),
    hubLicense: (value) => hub2.get(value),
    hubLicenses: rules.hubLicenses,
    isSpdxId: (id) => spdx.has(id.toLowerCase()),
    isTextOf: (recognized, license) => recognized === license.id || license.text?.spdx !== void 0 && licenses.get(recognized)?.spdx === license.text.spdx,
    ...models,
    datasetById: (id) => byDatasetId.get(id.toLowerCase()),
    datasetByAlias: (alias) => byAlias.get(alias.toLowerCase()),
    serviceOf: memo((model2) => {
      const name = model2.toLowerCase();
      const contract = contracts.find(([prefix]) => name.startsWith(prefix))?.[1];
      if (contract !== void 0) return services.get(contract);
      const bare = name.replace(/^(?:openai|anthropic|google|models|gemini|mistralai|x-ai|deepseek|qwen|dashscope)\//, "");
      return serviceGlobs.find(({ test }) => test.test(bare))?.service;
    })
  };
}
function licenseIndex(licenses, hub2) {
  const byKey = /* @__PURE__ */ new Map();
  const put = (key, license) => {
    if (!byKey.has(licenseKey(key))) byKey.set(licenseKey(key), license);
  };
  const byId2 = new Map(licenses.map((license) => [license.id, license]));
  for (const entry of hub2) {
    const license = entry.license === void 0 ? void 0 : byId2.get(entry.license);
    if (license) put(entry.id, license);
  }
  for (const license of licenses) {
    put(license.id, license);
    put(license.spdx, license);
  }
  for (const license of licenses)
    for (const key of [...license.ids.hub, ...license.ids.names, ...license.ids.titles, license.name, license.short])
      if (!/^(?:other|unknown)$/i.test(key)) put(key, license);
  return (value) => byKey.get(licenseKey(value)) ?? byKey.get(licenseKey(value.replace(/\s*(?:license|licence)(?: agreement)?\s*$/i, "")));
}
var ceilings = {
  primary: 3,
  "primary-archive": 3,
  "third-party-copy": 3,
  "primary-excerpt": 3,
  "primary-readme": 2,
  dpi: 2,
  secondary: 1,
  memory: 0
};
var strength = (verified) => ceilings[verified];

// src/core/messages/en.ts
var en = {
  "include-license-copy.missing": "No copy of the {license} was found with {subject}, which builds on {upstream}.",
  "include-license-copy.other-version": "The license file with {subject} is the {other}; {upstream} is under the {license}.",
  "include-license-copy.edited": "This text is close to the {license} but passages differ from the official text.",
  "include-license-copy.cut-off": "This text begins like the {license} but ends before its end.",
  "include-license-copy.help": "Add the official text of the {license} beside the card. A tag or a link is no copy.",
  "include-license-copy.edited.help": "Replace it by the official text, or say in its heading which other license it is.",
  "include-notice.missing": "The notice line that the {license} orders was not found with {subject}, which builds on {upstream}.",
  "include-notice.help": 'Put this line into a file called NOTICE: "{line}"',
  "display-attribution.missing": 'The mark "{mark}" was not seen in the card of {subject} or in a document of the workspace; the {license} of {upstream} asks for it.',
  "display-attribution.encouraged": 'The {license} of {upstream} encourages the mark "{mark}"; it was not seen.',
  "display-attribution.help": 'Write "{mark}" in the card. It may also stand on a website or in the product documentation.',
  "name-prefix.begins": 'The name "{name}" does not begin with "{prefix}", as the {license} of {upstream} asks.',
  "name-prefix.contains": 'The name "{name}" does not contain "{prefix}", as the {license} of {upstream} asks.',
  "name-prefix.not-primary": 'The name "{name}" leads with "{prefix}"; the {license} of {upstream} keeps that from being the primary name.',
  "name-prefix.help": "Rename the work before it is published, or tell why the rule does not reach it.",
  "pass-through-terms.missing": "The use restrictions of the {license} of {upstream} are not passed on with {subject}.",
  "pass-through-terms.help": "Publish under the {license}, or put its text and its restrictions into the terms that receivers accept.",
  "license-agrees-with-base.not-stated": "{subject} is labeled {label}; receivers of a work built on {upstream} are owed the {license}, which the label does not pass on.",
  "license-agrees-with-base.flow-down": "{subject} is labeled {label}, which does not pass on the use restrictions of the {license} of {upstream}.",
  "license-agrees-with-base.same": "{subject} is labeled {label}; works built on {upstream} stay under the {license}.",
  "license-agrees-with-base.adapter": "This adapter is labeled {label}. Used together with {upstream} it is under the {license} as well, which the label does not say.",
  "license-agrees-with-base.unknown-label": "Is the license {label} of {subject} compatible with the {license} of {upstream}?",
  "license-agrees-with-base.help": "Declare the license of the base, or name both in the card.",
  "no-derivatives.found": "{subject} is made from {upstream}; the {license} gives no right to share adapted material.",
  "no-derivatives.help": "Ask the licensor, or build on another base.",
  "share-alike.data": "{subject} is trained on {upstream} under the {license} and labeled {label}; whether share-alike reaches models trained on data is unsettled.",
  "share-alike.data-unlabeled": "{subject} is trained on {upstream} under the {license}; whether share-alike reaches models trained on data is unsettled.",
  "share-alike.help": "Name the data set and its license in the card, and have it looked at if you license more widely.",
  "non-commercial.base-label": "{upstream} is under the {license}, for non-commercial use only; the label {label} of {subject} allows more.",
  "non-commercial.base-use": "{upstream} is under the {license}, for non-commercial use only.",
  "non-commercial.data-label": "{subject} is trained on {upstream}, whose {license} allows non-commercial use only; the label {label} allows more.",
  "non-commercial.data-use": "Training data {upstream} is under the {license}, for non-commercial use only.",
  "non-commercial.unknown-label": "Does the license {label} of {subject} keep to non-commercial use, as the {license} of {upstream} asks?",
  "non-commercial.help": "Use another upstream, choose a label that keeps to non-commercial use, or record a permission.",
  "research-only.base-label": "{upstream} is under the {license}, for research only; the label {label} of {subject} allows more.",
  "research-only.base-use": "{upstream} is under the {license}, for research only.",
  "research-only.data-label": "{subject} is trained on {upstream}, whose {license} allows research only; the label {label} allows more.",
  "research-only.data-use": "Training data {upstream} is under the {license}, for research only.",
  "research-only.unknown-label": "Does the license {label} of {subject} keep to research, as the {license} of {upstream} asks?",
  "research-only.help": "Use another upstream, choose a label that keeps to research, or record a permission.",
  "output-terms.first-hand": "{subject} is trained on output of {generator}; the terms of {service} ({terms}) restrict that.",
  "output-terms.second-hand": "{subject} is trained on {via}, made with {generator} by somebody else; the terms of {service} ({terms}) restricted whoever made it.",
  "output-terms.unknown": "What do the terms of {service} say about training on output of {generator} ({via})? No text is known to us.",
  "output-terms.help": "Check which terms were in force when the output was made and whether the model competes in their sense.",
  "output-improves-other-model.found": "{subject} is trained on {via}, output of {upstream}; the {license} keeps that from improving other models.",
  "output-improves-other-model.data": "{subject} is trained on {upstream}, which is itself under the {license}; that keeps model output from improving other models.",
  "output-improves-other-model.help": "Train a model of the same family with it, use output whose license allows it, or record why the clause does not reach this model.",
  "declare-base-model.missing": "{file} names {base} as the base; the card does not declare a base_model.",
  "declare-base-model.help": "Add base_model: {base} to the card.",
  "declare-license.missing": "The card declares no license.",
  "declare-license.help": "Add license: with an id of the Hub, or other with license_name and license_link.",
  "declare-license.other": "license: other stands without license_name and license_link, so nobody can tell which license is meant.",
  "declare-license.other.help": "Add license_name and license_link.",
  "declare-license.broken-link": "license_link names {file}, which is not in the workspace.",
  "declare-license.broken-link.help": "Add the file, or correct the link.",
  "known-license-id.meant": "{value} is not a license id of the Hub; {meant} is likely meant.",
  "known-license-id.unknown": "{value} is not a license id of the Hub or of SPDX.",
  "known-license-id.help": "Use an id of the Hub's list, or other with license_name and license_link.",
  "license-statements-agree.differ": "{shown} says {other}, the card's license says {declared}.",
  "license-statements-agree.help": "Let all statements about the license of the weights say the same, or say which part is under which.",
  "unknown-upstream.found": "{upstream} is not known to us; its license and lineage were not considered.",
  "unknown-upstream.help": "Look at its card. It is neither counted as free nor as restricted.",
  "to-confirm": "{license} of {upstream}: {summary} Is that so here?",
  joined: "Publishing what is built on {upstream} will ask, under the {license}: {items}.",
  "joined.former": "Copies of {upstream} that were taken until {until} came under the {license}, which asks when the work is published: {items}.",
  "joined.former.help": "Find out when the weights were downloaded; later copies come under the present license.",
  "joined.help": "Nothing is owed before the work is passed on.",
  "item.include-license-copy": "a copy of the license",
  "item.include-notice": "a NOTICE file with its line",
  "item.display-attribution": 'the mark "{mark}"',
  "item.name-prefix": 'a name that begins with "{prefix}"',
  "item.name-contains": 'a name that contains "{prefix}"',
  "item.name-not-primary": 'a name that does not lead with "{prefix}"',
  "item.pass-through-terms": "its use restrictions passed on",
  "item.license-agrees-with-base": "a label that agrees with it",
  "item.non-commercial": "non-commercial use only",
  "item.research-only": "research use only",
  "item.no-derivatives": "no sharing of adapted material",
  "item.share-alike": "the same license",
  "related.upstream": "{upstream} is named here too",
  "related.declared-license": "The card declares {license}",
  "related.other-license": "This file is the {license}",
  "related.base": "{base} is named here",
  "fix.license-copy": "Add a copy of the {license}",
  "fix.notice": "Add the notice line of the {license}",
  "fix.mark": 'Add "{mark}" under the title',
  "fix.rename": "Rename to {name}",
  "fix.license": "Declare license {license}",
  "fix.base-model": "Declare base_model {base}",
  "problem.too-large": "Not read: the file is larger than what is parsed here.",
  "problem.too-deep": "Not read: brackets or lists are nested too deeply.",
  "problem.broken-syntax": "Read in part: {detail}",
  "problem.not-text": "Not read: the file is not text in UTF-8.",
  "problem.unreadable": "Not read: {detail}",
  "problem.too-many-claims": "Read in part: the file names more works than are followed here.",
  "problem.workspace-file": "{detail}",
  "problem.internal": "Our mistake: {detail}",
  "policy.no-mapping": "model-terms.yaml is a mapping of settings.",
  "policy.unknown-key": "{key} is no setting. Known: {known}.",
  "policy.no-folder": "Every entry names a folder.",
  "policy.no-such-folder": "There is nothing below the folder {folder}.",
  "policy.outside": "{folder} leads out of the workspace.",
  "policy.unknown-use": "{value} is no use. Known: {known}.",
  "policy.unknown-check": "{value} is no check.",
  "policy.unknown-severity": "{value} is no severity. Known: {known}.",
  "policy.unknown-license": "{value} is no license that we know.",
  "policy.no-boolean": "{key} is true or false.",
  "policy.no-note": "An answer needs a note that says why.",
  "use.publish": "published",
  "use.train": "trained",
  "use.reference": "only referenced",
  "use.bundle": "bundled",
  "use.host": "hosted",
  "sign.hub-card": "a card in the manner of the Hub",
  "sign.card-declares-base": "the card declares its base",
  "sign.hub-model-id": "the config pushes to a repository",
  "sign.push-to-hub": "push_to_hub is on",
  "sign.no-push": "push_to_hub is off",
  "sign.private-push": "it is pushed to a private repository",
  "sign.training-config": "a training config",
  "sign.merge-config": "a merge config",
  "sign.generation-config": "a generation config",
  "sign.own-weights": "weights lie here",
  "sign.modelfile-adapter": "a Modelfile with an adapter",
  "sign.modelfile-parameters": "a Modelfile that only sets parameters",
  "sign.upstream-weights": "the upstream's own weights lie here",
  "sign.adapter-folder": "an adapter",
  "sign.stated": "model-terms.yaml says so",
  "check.license-agrees-with-base": "The declared license agrees with what each base says of works made from it",
  "check.non-commercial": "A work whose base or data is for non-commercial use does not allow more",
  "check.research-only": "A work whose base or data is for research only does not allow more",
  "check.no-derivatives": "A work is not made from something that may not be adapted",
  "check.share-alike": "Share-alike data is named where the work carries a wider label",
  "check.name-prefix": "The name of the work begins with, contains or does not lead with what the license says",
  "check.include-license-copy": "A copy of the agreement travels with the work",
  "check.include-notice": "The notice line that the license orders is there",
  "check.display-attribution": "The mark that the license orders is displayed",
  "check.pass-through-terms": "Use restrictions are passed on to receivers",
  "check.output-terms": "Output of a provider is used for training as its terms allow",
  "check.output-improves-other-model": "Output or weights are not used to improve models that the license leaves out",
  "check.declare-base-model": "The card declares the base that another file proves",
  "check.declare-license": "The card declares a license that can be found",
  "check.known-license-id": "The license id is one that the Hub or SPDX knows",
  "check.license-statements-agree": "All statements about the license of the weights say the same",
  "check.unknown-upstream": "Upstreams that we do not know are listed",
  "check.use-policy": "Use follows the licensor's policy",
  "check.user-threshold": "The number of users stays below what needs a separate license",
  "check.revenue-threshold": "Revenue stays below what needs a separate license",
  "check.territory": "The work is used where the rights reach",
  "check.registration": "The license was asked for as its text wants",
  "check.commercial-registration": "Commercial use was registered or authorized",
  "check.gated-access": "The terms were accepted before access",
  "check.purpose-limit": "Use keeps to the purpose that the license allows",
  "check.no-hosted-service": "The work is not offered as a service",
  "check.no-redistribution": "The work is not passed on",
  "check.safeguards-for-services": "Services built on the work have the safeguards that the license asks for",
  "check.no-guardrail-bypass": "Safety measures are not removed or bypassed",
  "check.remote-restriction": "The licensor may restrict use",
  "check.source-disclosure": "Source code is offered as the license asks",
  "check.retain-documentation": "Documentation is kept as the license asks",
  "check.disclose-machine-generated": "Generated content is marked as such",
  "check.acknowledge-in-publications": "Publications acknowledge the work",
  "check.state-changes": "Changed files say that they were changed",
  "check.retain-copyright": "Copyright and attribution notices are kept",
  "check.trademark-limits": "The license grants no trademarks",
  "check.patent-termination": "A patent or copyright claim ends the license",
  "check.indemnity": "The licensee stands in for claims of others",
  "check.termination": "The license ends after a breach"
};

// src/core/messages/zh.ts
var zh = {
  "include-license-copy.missing": "{subject} \u57FA\u4E8E {upstream}\uFF0C\u4F46\u672A\u627E\u5230 {license} \u7684\u526F\u672C\u3002",
  "include-license-copy.other-version": "{subject} \u9644\u5E26\u7684\u8BB8\u53EF\u8BC1\u6587\u4EF6\u662F {other}\uFF0C\u800C {upstream} \u9002\u7528 {license}\u3002",
  "include-license-copy.edited": "\u6B64\u6587\u672C\u4E0E {license} \u63A5\u8FD1\uFF0C\u4F46\u90E8\u5206\u6BB5\u843D\u4E0E\u5B98\u65B9\u6587\u672C\u4E0D\u540C\u3002",
  "include-license-copy.cut-off": "\u6B64\u6587\u672C\u5F00\u5934\u4E0E {license} \u76F8\u540C\uFF0C\u4F46\u672A\u5230\u7ED3\u5C3E\u5C31\u4E2D\u65AD\u4E86\u3002",
  "include-license-copy.help": "\u8BF7\u5728\u6A21\u578B\u5361\u65C1\u6DFB\u52A0 {license} \u7684\u5B98\u65B9\u5168\u6587\u3002\u6807\u7B7E\u6216\u94FE\u63A5\u4E0D\u7B97\u526F\u672C\u3002",
  "include-license-copy.edited.help": "\u8BF7\u66FF\u6362\u4E3A\u5B98\u65B9\u5168\u6587\uFF0C\u6216\u5728\u6807\u9898\u4E2D\u8BF4\u660E\u5B83\u662F\u54EA\u4E00\u4EFD\u5176\u4ED6\u8BB8\u53EF\u8BC1\u3002",
  "include-notice.missing": "{subject} \u57FA\u4E8E {upstream}\uFF0C\u4F46\u672A\u627E\u5230 {license} \u8981\u6C42\u7684\u58F0\u660E\u8BED\u53E5\u3002",
  "include-notice.help": "\u8BF7\u5C06\u6B64\u53E5\u5199\u5165\u540D\u4E3A NOTICE \u7684\u6587\u4EF6\uFF1A\u201C{line}\u201D",
  "display-attribution.missing": "{upstream} \u7684 {license} \u8981\u6C42\u5C55\u793A\u6807\u8BC6\u201C{mark}\u201D\uFF0C\u4F46\u5728 {subject} \u7684\u6A21\u578B\u5361\u548C\u5DE5\u4F5C\u533A\u6587\u6863\u4E2D\u5747\u672A\u89C1\u5230\u3002",
  "display-attribution.encouraged": "{upstream} \u7684 {license} \u9F13\u52B1\u5C55\u793A\u6807\u8BC6\u201C{mark}\u201D\uFF0C\u76EE\u524D\u672A\u89C1\u5230\u3002",
  "display-attribution.help": "\u8BF7\u5728\u6A21\u578B\u5361\u4E2D\u5199\u660E\u201C{mark}\u201D\uFF1B\u4E5F\u53EF\u4EE5\u5199\u5728\u7F51\u7AD9\u6216\u4EA7\u54C1\u6587\u6863\u4E2D\u3002",
  "name-prefix.begins": "\u540D\u79F0\u201C{name}\u201D\u672A\u6309 {upstream} \u7684 {license} \u7684\u8981\u6C42\u4EE5\u201C{prefix}\u201D\u5F00\u5934\u3002",
  "name-prefix.contains": "\u540D\u79F0\u201C{name}\u201D\u672A\u6309 {upstream} \u7684 {license} \u7684\u8981\u6C42\u5305\u542B\u201C{prefix}\u201D\u3002",
  "name-prefix.not-primary": "\u540D\u79F0\u201C{name}\u201D\u4EE5\u201C{prefix}\u201D\u4E3A\u4E3B\uFF1B{upstream} \u7684 {license} \u4E0D\u5141\u8BB8\u5C06\u5176\u4F5C\u4E3A\u4E3B\u8981\u540D\u79F0\u3002",
  "name-prefix.help": "\u8BF7\u5728\u53D1\u5E03\u524D\u6539\u540D\uFF0C\u6216\u8BF4\u660E\u8BE5\u89C4\u5219\u4E3A\u4F55\u4E0D\u9002\u7528\u3002",
  "pass-through-terms.missing": "{upstream} \u7684 {license} \u7684\u4F7F\u7528\u9650\u5236\u6CA1\u6709\u968F {subject} \u4F20\u9012\u4E0B\u53BB\u3002",
  "pass-through-terms.help": "\u8BF7\u4EE5 {license} \u53D1\u5E03\uFF0C\u6216\u5C06\u5176\u6587\u672C\u548C\u9650\u5236\u5199\u5165\u63A5\u6536\u8005\u987B\u63A5\u53D7\u7684\u6761\u6B3E\u3002",
  "license-agrees-with-base.not-stated": "{subject} \u6807\u6CE8\u4E3A {label}\uFF1B\u57FA\u4E8E {upstream} \u7684\u4F5C\u54C1\u987B\u5411\u63A5\u6536\u8005\u63D0\u4F9B {license}\uFF0C\u8BE5\u6807\u6CE8\u6CA1\u6709\u4F20\u9012\u8FD9\u4E00\u70B9\u3002",
  "license-agrees-with-base.flow-down": "{subject} \u6807\u6CE8\u4E3A {label}\uFF0C\u6CA1\u6709\u4F20\u9012 {upstream} \u7684 {license} \u7684\u4F7F\u7528\u9650\u5236\u3002",
  "license-agrees-with-base.same": "{subject} \u6807\u6CE8\u4E3A {label}\uFF1B\u57FA\u4E8E {upstream} \u7684\u4F5C\u54C1\u987B\u7EE7\u7EED\u91C7\u7528 {license}\u3002",
  "license-agrees-with-base.adapter": "\u6B64\u9002\u914D\u5668\u6807\u6CE8\u4E3A {label}\u3002\u4E0E {upstream} \u4E00\u8D77\u4F7F\u7528\u65F6\u8FD8\u9002\u7528 {license}\uFF0C\u8BE5\u6807\u6CE8\u6CA1\u6709\u8BF4\u660E\u8FD9\u4E00\u70B9\u3002",
  "license-agrees-with-base.unknown-label": "{subject} \u7684\u8BB8\u53EF\u8BC1 {label} \u4E0E {upstream} \u7684 {license} \u662F\u5426\u517C\u5BB9\uFF1F",
  "license-agrees-with-base.help": "\u8BF7\u58F0\u660E\u57FA\u7840\u6A21\u578B\u7684\u8BB8\u53EF\u8BC1\uFF0C\u6216\u5728\u6A21\u578B\u5361\u4E2D\u540C\u65F6\u5199\u660E\u4E24\u8005\u3002",
  "no-derivatives.found": "{subject} \u7531 {upstream} \u6539\u7F16\u800C\u6765\uFF1B{license} \u4E0D\u6388\u4E88\u5206\u4EAB\u6539\u7F16\u4F5C\u54C1\u7684\u6743\u5229\u3002",
  "no-derivatives.help": "\u8BF7\u5F81\u6C42\u8BB8\u53EF\u65B9\u540C\u610F\uFF0C\u6216\u6539\u7528\u5176\u4ED6\u57FA\u7840\u6A21\u578B\u3002",
  "share-alike.data": "{subject} \u4F7F\u7528 {license} \u7684\u6570\u636E {upstream} \u8BAD\u7EC3\uFF0C\u5E76\u6807\u6CE8\u4E3A {label}\uFF1B\u201C\u76F8\u540C\u65B9\u5F0F\u5171\u4EAB\u201D\u662F\u5426\u53CA\u4E8E\u4EE5\u6570\u636E\u8BAD\u7EC3\u7684\u6A21\u578B\u5C1A\u65E0\u5B9A\u8BBA\u3002",
  "share-alike.data-unlabeled": "{subject} \u4F7F\u7528 {license} \u7684\u6570\u636E {upstream} \u8BAD\u7EC3\uFF1B\u201C\u76F8\u540C\u65B9\u5F0F\u5171\u4EAB\u201D\u662F\u5426\u53CA\u4E8E\u4EE5\u6570\u636E\u8BAD\u7EC3\u7684\u6A21\u578B\u5C1A\u65E0\u5B9A\u8BBA\u3002",
  "share-alike.help": "\u8BF7\u5728\u6A21\u578B\u5361\u4E2D\u5199\u660E\u6570\u636E\u96C6\u53CA\u5176\u8BB8\u53EF\u8BC1\uFF1B\u82E5\u8981\u91C7\u7528\u66F4\u5BBD\u677E\u7684\u8BB8\u53EF\uFF0C\u8BF7\u5148\u8BF7\u4EBA\u5BA1\u9605\u3002",
  "non-commercial.base-label": "{upstream} \u9002\u7528 {license}\uFF0C\u4EC5\u9650\u975E\u5546\u4E1A\u7528\u9014\uFF1B{subject} \u7684\u6807\u6CE8 {label} \u5141\u8BB8\u7684\u7528\u9014\u66F4\u5BBD\u3002",
  "non-commercial.base-use": "{upstream} \u9002\u7528 {license}\uFF0C\u4EC5\u9650\u975E\u5546\u4E1A\u7528\u9014\u3002",
  "non-commercial.data-label": "{subject} \u4F7F\u7528 {upstream} \u8BAD\u7EC3\uFF0C\u5176 {license} \u4EC5\u5141\u8BB8\u975E\u5546\u4E1A\u7528\u9014\uFF1B\u6807\u6CE8 {label} \u5141\u8BB8\u7684\u7528\u9014\u66F4\u5BBD\u3002",
  "non-commercial.data-use": "\u8BAD\u7EC3\u6570\u636E {upstream} \u9002\u7528 {license}\uFF0C\u4EC5\u9650\u975E\u5546\u4E1A\u7528\u9014\u3002",
  "non-commercial.unknown-label": "{subject} \u7684\u8BB8\u53EF\u8BC1 {label} \u662F\u5426\u5982 {upstream} \u7684 {license} \u6240\u8981\u6C42\u4EC5\u9650\u975E\u5546\u4E1A\u7528\u9014\uFF1F",
  "non-commercial.help": "\u8BF7\u6539\u7528\u5176\u4ED6\u4E0A\u6E38\u3001\u9009\u62E9\u9650\u4E8E\u975E\u5546\u4E1A\u7528\u9014\u7684\u8BB8\u53EF\u8BC1\uFF0C\u6216\u8BB0\u5F55\u6240\u83B7\u5F97\u7684\u8BB8\u53EF\u3002",
  "research-only.base-label": "{upstream} \u9002\u7528 {license}\uFF0C\u4EC5\u9650\u7814\u7A76\u7528\u9014\uFF1B{subject} \u7684\u6807\u6CE8 {label} \u5141\u8BB8\u7684\u7528\u9014\u66F4\u5BBD\u3002",
  "research-only.base-use": "{upstream} \u9002\u7528 {license}\uFF0C\u4EC5\u9650\u7814\u7A76\u7528\u9014\u3002",
  "research-only.data-label": "{subject} \u4F7F\u7528 {upstream} \u8BAD\u7EC3\uFF0C\u5176 {license} \u4EC5\u5141\u8BB8\u7814\u7A76\u7528\u9014\uFF1B\u6807\u6CE8 {label} \u5141\u8BB8\u7684\u7528\u9014\u66F4\u5BBD\u3002",
  "research-only.data-use": "\u8BAD\u7EC3\u6570\u636E {upstream} \u9002\u7528 {license}\uFF0C\u4EC5\u9650\u7814\u7A76\u7528\u9014\u3002",
  "research-only.unknown-label": "{subject} \u7684\u8BB8\u53EF\u8BC1 {label} \u662F\u5426\u5982 {upstream} \u7684 {license} \u6240\u8981\u6C42\u4EC5\u9650\u7814\u7A76\u7528\u9014\uFF1F",
  "research-only.help": "\u8BF7\u6539\u7528\u5176\u4ED6\u4E0A\u6E38\u3001\u9009\u62E9\u9650\u4E8E\u7814\u7A76\u7528\u9014\u7684\u8BB8\u53EF\u8BC1\uFF0C\u6216\u8BB0\u5F55\u6240\u83B7\u5F97\u7684\u8BB8\u53EF\u3002",
  "output-terms.first-hand": "{subject} \u4F7F\u7528 {generator} \u7684\u8F93\u51FA\u8BAD\u7EC3\uFF1B{service} \u7684\u6761\u6B3E\uFF08{terms}\uFF09\u5BF9\u6B64\u6709\u9650\u5236\u3002",
  "output-terms.second-hand": "{subject} \u4F7F\u7528\u4ED6\u4EBA\u4EE5 {generator} \u751F\u6210\u7684 {via} \u8BAD\u7EC3\uFF1B{service} \u7684\u6761\u6B3E\uFF08{terms}\uFF09\u5BF9\u751F\u6210\u8005\u6709\u9650\u5236\u3002",
  "output-terms.unknown": "{service} \u7684\u6761\u6B3E\u5BF9\u4F7F\u7528 {generator}\uFF08{via}\uFF09\u7684\u8F93\u51FA\u8BAD\u7EC3\u6709\u4F55\u89C4\u5B9A\uFF1F\u6211\u4EEC\u6CA1\u6709\u76F8\u5173\u6587\u672C\u3002",
  "output-terms.help": "\u8BF7\u6838\u5BF9\u8F93\u51FA\u751F\u6210\u65F6\u6709\u6548\u7684\u6761\u6B3E\uFF0C\u4EE5\u53CA\u8BE5\u6A21\u578B\u662F\u5426\u5C5E\u4E8E\u5176\u6240\u79F0\u7684\u7ADE\u4E89\u3002",
  "output-improves-other-model.found": "{subject} \u4F7F\u7528 {upstream} \u7684\u8F93\u51FA {via} \u8BAD\u7EC3\uFF1B{license} \u4E0D\u5141\u8BB8\u7528\u5176\u6539\u8FDB\u5176\u4ED6\u6A21\u578B\u3002",
  "output-improves-other-model.data": "{subject} \u4F7F\u7528 {upstream} \u8BAD\u7EC3\uFF0C\u8BE5\u6570\u636E\u672C\u8EAB\u9002\u7528 {license}\uFF0C\u800C\u8BE5\u8BB8\u53EF\u8BC1\u4E0D\u5141\u8BB8\u7528\u6A21\u578B\u8F93\u51FA\u6539\u8FDB\u5176\u4ED6\u6A21\u578B\u3002",
  "output-improves-other-model.help": "\u8BF7\u7528\u5B83\u8BAD\u7EC3\u540C\u4E00\u7CFB\u5217\u7684\u6A21\u578B\u3001\u6539\u7528\u8BB8\u53EF\u8BC1\u5141\u8BB8\u7684\u8F93\u51FA\uFF0C\u6216\u8BB0\u5F55\u8BE5\u6761\u6B3E\u4E0D\u9002\u7528\u7684\u7406\u7531\u3002",
  "declare-base-model.missing": "{file} \u6307\u660E\u57FA\u7840\u6A21\u578B\u4E3A {base}\uFF0C\u4F46\u6A21\u578B\u5361\u6CA1\u6709\u58F0\u660E base_model\u3002",
  "declare-base-model.help": "\u8BF7\u5728\u6A21\u578B\u5361\u4E2D\u6DFB\u52A0 base_model: {base}\u3002",
  "declare-license.missing": "\u6A21\u578B\u5361\u6CA1\u6709\u58F0\u660E\u8BB8\u53EF\u8BC1\u3002",
  "declare-license.help": "\u8BF7\u6DFB\u52A0 license:\uFF0C\u53D6 Hub \u7684\u8BB8\u53EF\u8BC1\u6807\u8BC6\uFF0C\u6216\u5199 other \u5E76\u9644 license_name \u548C license_link\u3002",
  "declare-license.other": "license: other \u6CA1\u6709 license_name \u548C license_link\uFF0C\u65E0\u6CD5\u5F97\u77E5\u662F\u54EA\u4EFD\u8BB8\u53EF\u8BC1\u3002",
  "declare-license.other.help": "\u8BF7\u6DFB\u52A0 license_name \u548C license_link\u3002",
  "declare-license.broken-link": "license_link \u6307\u5411 {file}\uFF0C\u4F46\u5DE5\u4F5C\u533A\u4E2D\u6CA1\u6709\u8BE5\u6587\u4EF6\u3002",
  "declare-license.broken-link.help": "\u8BF7\u6DFB\u52A0\u8BE5\u6587\u4EF6\uFF0C\u6216\u66F4\u6B63\u94FE\u63A5\u3002",
  "known-license-id.meant": "{value} \u4E0D\u662F Hub \u7684\u8BB8\u53EF\u8BC1\u6807\u8BC6\uFF0C\u53EF\u80FD\u662F\u6307 {meant}\u3002",
  "known-license-id.unknown": "{value} \u4E0D\u662F Hub \u6216 SPDX \u7684\u8BB8\u53EF\u8BC1\u6807\u8BC6\u3002",
  "known-license-id.help": "\u8BF7\u4F7F\u7528 Hub \u5217\u8868\u4E2D\u7684\u6807\u8BC6\uFF0C\u6216\u5199 other \u5E76\u9644 license_name \u548C license_link\u3002",
  "license-statements-agree.differ": "{shown} \u8868\u660E\u662F {other}\uFF0C\u800C\u6A21\u578B\u5361\u7684 license \u662F {declared}\u3002",
  "license-statements-agree.help": "\u8BF7\u8BA9\u5173\u4E8E\u6743\u91CD\u8BB8\u53EF\u8BC1\u7684\u5404\u5904\u8BF4\u6CD5\u4E00\u81F4\uFF0C\u6216\u8BF4\u660E\u54EA\u4E00\u90E8\u5206\u9002\u7528\u54EA\u4E00\u4EFD\u3002",
  "unknown-upstream.found": "\u6211\u4EEC\u4E0D\u4E86\u89E3 {upstream}\uFF1B\u672A\u8003\u8651\u5176\u8BB8\u53EF\u8BC1\u548C\u6765\u6E90\u3002",
  "unknown-upstream.help": "\u8BF7\u67E5\u770B\u5176\u6A21\u578B\u5361\u3002\u5B83\u65E2\u4E0D\u88AB\u5F53\u4F5C\u81EA\u7531\uFF0C\u4E5F\u4E0D\u88AB\u5F53\u4F5C\u53D7\u9650\u3002",
  "to-confirm": "{upstream} \u7684 {license}\uFF1A{summary}\u6B64\u5904\u662F\u5426\u7B26\u5408\uFF1F",
  joined: "\u53D1\u5E03\u57FA\u4E8E {upstream} \u7684\u4F5C\u54C1\u65F6\uFF0C{license} \u5C06\u8981\u6C42\uFF1A{items}\u3002",
  "joined.former": "\u5728 {until} \u53CA\u4E4B\u524D\u83B7\u53D6\u7684 {upstream} \u526F\u672C\u9002\u7528 {license}\uFF0C\u53D1\u5E03\u65F6\u5B83\u8981\u6C42\uFF1A{items}\u3002",
  "joined.former.help": "\u8BF7\u786E\u8BA4\u6743\u91CD\u7684\u4E0B\u8F7D\u65F6\u95F4\uFF1B\u4E4B\u540E\u7684\u526F\u672C\u9002\u7528\u73B0\u884C\u8BB8\u53EF\u8BC1\u3002",
  "joined.help": "\u5728\u5BF9\u5916\u63D0\u4F9B\u4E4B\u524D\u4E0D\u9700\u8981\u505A\u4EFB\u4F55\u4E8B\u3002",
  "item.include-license-copy": "\u9644\u4E0A\u8BB8\u53EF\u8BC1\u526F\u672C",
  "item.include-notice": "\u9644\u4E0A\u542B\u58F0\u660E\u8BED\u53E5\u7684 NOTICE \u6587\u4EF6",
  "item.display-attribution": "\u5C55\u793A\u6807\u8BC6\u201C{mark}\u201D",
  "item.name-prefix": "\u540D\u79F0\u4EE5\u201C{prefix}\u201D\u5F00\u5934",
  "item.name-contains": "\u540D\u79F0\u5305\u542B\u201C{prefix}\u201D",
  "item.name-not-primary": "\u540D\u79F0\u4E0D\u4EE5\u201C{prefix}\u201D\u4E3A\u4E3B",
  "item.pass-through-terms": "\u4F20\u9012\u5176\u4F7F\u7528\u9650\u5236",
  "item.license-agrees-with-base": "\u8BB8\u53EF\u8BC1\u6807\u6CE8\u4E0E\u5176\u4E00\u81F4",
  "item.non-commercial": "\u4EC5\u9650\u975E\u5546\u4E1A\u7528\u9014",
  "item.research-only": "\u4EC5\u9650\u7814\u7A76\u7528\u9014",
  "item.no-derivatives": "\u4E0D\u5F97\u5206\u4EAB\u6539\u7F16\u4F5C\u54C1",
  "item.share-alike": "\u91C7\u7528\u76F8\u540C\u8BB8\u53EF\u8BC1",
  "related.upstream": "\u6B64\u5904\u4E5F\u63D0\u5230 {upstream}",
  "related.declared-license": "\u6A21\u578B\u5361\u58F0\u660E\u4E3A {license}",
  "related.other-license": "\u6B64\u6587\u4EF6\u662F {license}",
  "related.base": "\u6B64\u5904\u63D0\u5230 {base}",
  "fix.license-copy": "\u6DFB\u52A0 {license} \u7684\u526F\u672C",
  "fix.notice": "\u6DFB\u52A0 {license} \u7684\u58F0\u660E\u8BED\u53E5",
  "fix.mark": "\u5728\u6807\u9898\u4E0B\u6DFB\u52A0\u201C{mark}\u201D",
  "fix.rename": "\u6539\u540D\u4E3A {name}",
  "fix.license": "\u58F0\u660E\u8BB8\u53EF\u8BC1 {license}",
  "fix.base-model": "\u58F0\u660E base_model {base}",
  "problem.too-large": "\u672A\u8BFB\u53D6\uFF1A\u6587\u4EF6\u8D85\u51FA\u6B64\u5904\u89E3\u6790\u7684\u5927\u5C0F\u3002",
  "problem.too-deep": "\u672A\u8BFB\u53D6\uFF1A\u62EC\u53F7\u6216\u5217\u8868\u5D4C\u5957\u8FC7\u6DF1\u3002",
  "problem.broken-syntax": "\u4EC5\u90E8\u5206\u8BFB\u53D6\uFF1A{detail}",
  "problem.not-text": "\u672A\u8BFB\u53D6\uFF1A\u6587\u4EF6\u4E0D\u662F UTF-8 \u6587\u672C\u3002",
  "problem.unreadable": "\u672A\u8BFB\u53D6\uFF1A{detail}",
  "problem.too-many-claims": "\u4EC5\u90E8\u5206\u8BFB\u53D6\uFF1A\u6587\u4EF6\u4E2D\u7684\u4F5C\u54C1\u6570\u91CF\u8D85\u51FA\u6B64\u5904\u8DDF\u8E2A\u7684\u4E0A\u9650\u3002",
  "problem.workspace-file": "{detail}",
  "problem.internal": "\u6211\u4EEC\u7684\u9519\u8BEF\uFF1A{detail}",
  "policy.no-mapping": "model-terms.yaml \u5E94\u4E3A\u8BBE\u7F6E\u7684\u6620\u5C04\u3002",
  "policy.unknown-key": "{key} \u4E0D\u662F\u8BBE\u7F6E\u9879\u3002\u53EF\u7528\uFF1A{known}\u3002",
  "policy.no-folder": "\u6BCF\u4E00\u9879\u90FD\u8981\u5199\u660E\u6587\u4EF6\u5939\u3002",
  "policy.no-such-folder": "\u6587\u4EF6\u5939 {folder} \u4E0B\u6CA1\u6709\u4EFB\u4F55\u5185\u5BB9\u3002",
  "policy.outside": "{folder} \u8D85\u51FA\u4E86\u5DE5\u4F5C\u533A\u3002",
  "policy.unknown-use": "{value} \u4E0D\u662F\u7528\u9014\u3002\u53EF\u7528\uFF1A{known}\u3002",
  "policy.unknown-check": "{value} \u4E0D\u662F\u68C0\u67E5\u9879\u3002",
  "policy.unknown-severity": "{value} \u4E0D\u662F\u4E25\u91CD\u7A0B\u5EA6\u3002\u53EF\u7528\uFF1A{known}\u3002",
  "policy.unknown-license": "{value} \u4E0D\u662F\u6211\u4EEC\u4E86\u89E3\u7684\u8BB8\u53EF\u8BC1\u3002",
  "policy.no-boolean": "{key} \u5E94\u4E3A true \u6216 false\u3002",
  "policy.no-note": "\u56DE\u7B54\u9700\u8981\u9644\u8BF4\u660E\u7406\u7531\u7684 note\u3002",
  "use.publish": "\u53D1\u5E03",
  "use.train": "\u8BAD\u7EC3",
  "use.reference": "\u4EC5\u5F15\u7528",
  "use.bundle": "\u6346\u7ED1",
  "use.host": "\u6258\u7BA1",
  "sign.hub-card": "\u6709 Hub \u6837\u5F0F\u7684\u6A21\u578B\u5361",
  "sign.card-declares-base": "\u6A21\u578B\u5361\u58F0\u660E\u4E86\u57FA\u7840\u6A21\u578B",
  "sign.hub-model-id": "\u914D\u7F6E\u4F1A\u63A8\u9001\u5230\u4ED3\u5E93",
  "sign.push-to-hub": "push_to_hub \u5DF2\u5F00\u542F",
  "sign.no-push": "push_to_hub \u5DF2\u5173\u95ED",
  "sign.private-push": "\u63A8\u9001\u5230\u79C1\u6709\u4ED3\u5E93",
  "sign.training-config": "\u8BAD\u7EC3\u914D\u7F6E",
  "sign.merge-config": "\u5408\u5E76\u914D\u7F6E",
  "sign.generation-config": "\u751F\u6210\u914D\u7F6E",
  "sign.own-weights": "\u6B64\u5904\u6709\u6743\u91CD",
  "sign.modelfile-adapter": "\u5E26\u9002\u914D\u5668\u7684 Modelfile",
  "sign.modelfile-parameters": "\u4EC5\u8BBE\u7F6E\u53C2\u6570\u7684 Modelfile",
  "sign.upstream-weights": "\u6B64\u5904\u6709\u4E0A\u6E38\u81EA\u5DF1\u7684\u6743\u91CD",
  "sign.adapter-folder": "\u9002\u914D\u5668",
  "sign.stated": "model-terms.yaml \u5982\u6B64\u58F0\u660E",
  "check.license-agrees-with-base": "\u58F0\u660E\u7684\u8BB8\u53EF\u8BC1\u4E0E\u5404\u57FA\u7840\u6A21\u578B\u5BF9\u884D\u751F\u4F5C\u54C1\u7684\u89C4\u5B9A\u4E00\u81F4",
  "check.non-commercial": "\u57FA\u4E8E\u975E\u5546\u4E1A\u7528\u9014\u7684\u6A21\u578B\u6216\u6570\u636E\u7684\u4F5C\u54C1\u4E0D\u5F97\u5141\u8BB8\u66F4\u5BBD\u7684\u7528\u9014",
  "check.research-only": "\u57FA\u4E8E\u4EC5\u9650\u7814\u7A76\u7684\u6A21\u578B\u6216\u6570\u636E\u7684\u4F5C\u54C1\u4E0D\u5F97\u5141\u8BB8\u66F4\u5BBD\u7684\u7528\u9014",
  "check.no-derivatives": "\u4F5C\u54C1\u4E0D\u5F97\u7531\u7981\u6B62\u6539\u7F16\u7684\u5185\u5BB9\u5236\u6210",
  "check.share-alike": "\u4EE5\u66F4\u5BBD\u7684\u8BB8\u53EF\u53D1\u5E03\u65F6\u987B\u8BF4\u660E\u76F8\u540C\u65B9\u5F0F\u5171\u4EAB\u7684\u6570\u636E",
  "check.name-prefix": "\u4F5C\u54C1\u540D\u79F0\u6309\u8BB8\u53EF\u8BC1\u7684\u8981\u6C42\u5F00\u5934\u3001\u5305\u542B\u6216\u4E0D\u4EE5\u5176\u4E3A\u4E3B",
  "check.include-license-copy": "\u4F5C\u54C1\u9644\u5E26\u534F\u8BAE\u526F\u672C",
  "check.include-notice": "\u9644\u6709\u8BB8\u53EF\u8BC1\u8981\u6C42\u7684\u58F0\u660E\u8BED\u53E5",
  "check.display-attribution": "\u5C55\u793A\u8BB8\u53EF\u8BC1\u8981\u6C42\u7684\u6807\u8BC6",
  "check.pass-through-terms": "\u5C06\u4F7F\u7528\u9650\u5236\u4F20\u9012\u7ED9\u63A5\u6536\u8005",
  "check.output-terms": "\u6309\u63D0\u4F9B\u65B9\u6761\u6B3E\u5141\u8BB8\u7684\u65B9\u5F0F\u4F7F\u7528\u5176\u8F93\u51FA\u8FDB\u884C\u8BAD\u7EC3",
  "check.output-improves-other-model": "\u4E0D\u7528\u8F93\u51FA\u6216\u6743\u91CD\u6539\u8FDB\u8BB8\u53EF\u8BC1\u6240\u6392\u9664\u7684\u6A21\u578B",
  "check.declare-base-model": "\u6A21\u578B\u5361\u58F0\u660E\u5176\u4ED6\u6587\u4EF6\u6240\u8BC1\u660E\u7684\u57FA\u7840\u6A21\u578B",
  "check.declare-license": "\u6A21\u578B\u5361\u58F0\u660E\u53EF\u4EE5\u67E5\u5230\u7684\u8BB8\u53EF\u8BC1",
  "check.known-license-id": "\u8BB8\u53EF\u8BC1\u6807\u8BC6\u4E3A Hub \u6216 SPDX \u6240\u77E5",
  "check.license-statements-agree": "\u5173\u4E8E\u6743\u91CD\u8BB8\u53EF\u8BC1\u7684\u5404\u5904\u8BF4\u6CD5\u4E00\u81F4",
  "check.unknown-upstream": "\u5217\u51FA\u6211\u4EEC\u4E0D\u4E86\u89E3\u7684\u4E0A\u6E38",
  "check.use-policy": "\u4F7F\u7528\u9075\u5B88\u8BB8\u53EF\u65B9\u7684\u653F\u7B56",
  "check.user-threshold": "\u7528\u6237\u6570\u4F4E\u4E8E\u9700\u8981\u53E6\u884C\u8BB8\u53EF\u7684\u6570\u91CF",
  "check.revenue-threshold": "\u6536\u5165\u4F4E\u4E8E\u9700\u8981\u53E6\u884C\u8BB8\u53EF\u7684\u91D1\u989D",
  "check.territory": "\u5728\u6743\u5229\u6240\u53CA\u7684\u5730\u533A\u4F7F\u7528",
  "check.registration": "\u5DF2\u6309\u6587\u672C\u8981\u6C42\u7533\u8BF7\u8BB8\u53EF",
  "check.commercial-registration": "\u5546\u4E1A\u4F7F\u7528\u5DF2\u767B\u8BB0\u6216\u83B7\u5F97\u6388\u6743",
  "check.gated-access": "\u83B7\u53D6\u524D\u5DF2\u63A5\u53D7\u6761\u6B3E",
  "check.purpose-limit": "\u4F7F\u7528\u9650\u4E8E\u8BB8\u53EF\u8BC1\u5141\u8BB8\u7684\u76EE\u7684",
  "check.no-hosted-service": "\u4E0D\u4EE5\u670D\u52A1\u5F62\u5F0F\u63D0\u4F9B",
  "check.no-redistribution": "\u4E0D\u518D\u5206\u53D1",
  "check.safeguards-for-services": "\u57FA\u4E8E\u8BE5\u4F5C\u54C1\u7684\u670D\u52A1\u5177\u5907\u8BB8\u53EF\u8BC1\u8981\u6C42\u7684\u4FDD\u969C\u63AA\u65BD",
  "check.no-guardrail-bypass": "\u4E0D\u79FB\u9664\u6216\u7ED5\u8FC7\u5B89\u5168\u63AA\u65BD",
  "check.remote-restriction": "\u8BB8\u53EF\u65B9\u53EF\u4EE5\u9650\u5236\u4F7F\u7528",
  "check.source-disclosure": "\u6309\u8BB8\u53EF\u8BC1\u8981\u6C42\u63D0\u4F9B\u6E90\u4EE3\u7801",
  "check.retain-documentation": "\u6309\u8BB8\u53EF\u8BC1\u8981\u6C42\u4FDD\u7559\u6587\u6863",
  "check.disclose-machine-generated": "\u6807\u660E\u751F\u6210\u5185\u5BB9",
  "check.acknowledge-in-publications": "\u5728\u51FA\u7248\u7269\u4E2D\u81F4\u8C22",
  "check.state-changes": "\u4FEE\u6539\u8FC7\u7684\u6587\u4EF6\u6CE8\u660E\u5DF2\u4FEE\u6539",
  "check.retain-copyright": "\u4FDD\u7559\u7248\u6743\u548C\u7F72\u540D\u58F0\u660E",
  "check.trademark-limits": "\u8BB8\u53EF\u8BC1\u4E0D\u6388\u4E88\u5546\u6807",
  "check.patent-termination": "\u63D0\u8D77\u4E13\u5229\u6216\u7248\u6743\u4E3B\u5F20\u5C06\u7EC8\u6B62\u8BB8\u53EF",
  "check.indemnity": "\u88AB\u8BB8\u53EF\u65B9\u627F\u62C5\u4ED6\u4EBA\u7684\u7D22\u8D54",
  "check.termination": "\u8FDD\u7EA6\u540E\u8BB8\u53EF\u7EC8\u6B62"
};

// src/core/messages/messages.ts
var tables = { en, zh };
var separators = { en: "; ", zh: "\uFF1B" };
var message = (key, args = {}) => ({ key, args });
function render({ key, args }, locale) {
  return tables[locale][key].replace(/\{(\w+)\}/g, (_, name) => {
    const value = args[name];
    if (value === void 0) return "";
    if (typeof value === "string") return plain(value);
    return isBilingual(value) ? value[locale] : value.map((item) => render(item, locale)).join(separators[locale]);
  });
}
var isBilingual = (value) => "en" in value;
var plain = (text) => {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").replace(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/g, "").trim();
  return line.length > 120 ? `${line.slice(0, 119)}\u2026` : line;
};

// src/core/facts/claim.ts
var claimsOf = (claims, kind) => claims.filter((claim) => claim.kind === kind);

// src/core/text/lines.ts
function lines(text) {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
  }
  const start = (line) => starts[Math.max(0, Math.min(line, starts.length) - 1)] ?? 0;
  return {
    count: starts.length,
    start,
    position(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = low + high + 1 >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    text(line) {
      const from = start(line);
      const to = line < starts.length ? start(line + 1) : text.length;
      return text.slice(from, to).replace(/[\r\n]+$/, "");
    }
  };
}

// src/core/report/model.ts
function placeOf(anchor, snapshot, index = lines(snapshot.text(anchor.path) ?? "")) {
  const range = snapshot.locate(anchor) ?? { start: 0, end: 0 };
  return { path: anchor.path, start: index.position(range.start), end: index.position(range.end) };
}

// src/core/checks/check.ts
var met = (...by) => ({ kind: "met", by });
var short = (shortfall) => ({ kind: "short", shortfall });
var confirm = (key, args = {}) => ({ kind: "confirm", question: { key, args } });
var none = { kind: "none" };
var materialRow = ({ license }) => license.category === "community" || license.category === "rail" || license.category === "research" || license.category === "proprietary" ? "material" : "minor";
var upstreamLabel = (duty) => duty.arrival.node.label;
var cardOf = (subject) => subject.claims.find(
  (claim) => claim.kind === "is" && (claim.role === "model-card" || claim.role === "dataset-card")
);
var debatedCap = ({ term, reach }) => term?.debated?.reaches.includes(reach) ? { cap: term.debated.cap } : {};

// src/core/findings/fingerprint.ts
var fingerprint = (parts2) => {
  const text = parts2.join("\0");
  return [2166136261, 2538058380].map((seed) => fnv(text, seed).toString(16).padStart(8, "0")).join("");
};
function fnv(text, seed) {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash ^ hash >>> 15) >>> 0;
}

// src/core/findings/severity.ts
var levels = ["audit", "hint", "information", "warning", "error"];
var table = {
  contradiction: { certain: "error", likely: "warning", train: "joined", reference: "none" },
  material: { certain: "warning", likely: "information", train: "joined", reference: "none" },
  minor: { certain: "information", likely: "hint", train: "audit", reference: "none" },
  "output-first-hand": { certain: "warning", likely: "warning", train: "information", reference: "none" },
  "output-second-hand": { certain: "information", likely: "information", train: "information", reference: "none" },
  "restricted-base": { certain: "error", likely: "warning", train: "joined", reference: "information" },
  "restricted-data": { certain: "information", likely: "information", train: "information", reference: "none" },
  "restricted-data-stated": { certain: "warning", likely: "information", train: "information", reference: "none" },
  note: { certain: "audit", likely: "audit", train: "audit", reference: "audit" }
};
function columnOf({ is, certain }) {
  if (is === "train" || is === "reference") return is;
  return certain ? "certain" : "likely";
}
var cellOf = (row, use) => table[row][columnOf(use)];
var steps = { certain: 0, likely: 1, possible: 2 };
var ceilings2 = ["hint", "information", "warning", "error"];
function lowered(level, { confidence, proseOnly, strength: strength2, cap }) {
  const down = Math.max(0, levels.indexOf(level) - steps[confidence] - (proseOnly ? 1 : 0));
  const ceiling = Math.min(rank2(ceilings2[strength2] ?? "hint"), rank2(cap ?? "error"));
  return levels[Math.min(down, ceiling)] ?? "audit";
}
var rank2 = (level) => levels.indexOf(level);
var compareLevels = (a, b) => rank2(a) - rank2(b);
var severityOf = (level) => level === "audit" ? "hint" : level;
function arises(uses2, use) {
  if (!uses2) return true;
  return uses2.includes(use) || use === "train" && uses2.includes("publish");
}

// src/core/findings/assemble.ts
var perLicense = /* @__PURE__ */ new Set([
  "include-license-copy",
  "include-notice",
  "display-attribution",
  "name-prefix",
  "pass-through-terms",
  "license-agrees-with-base",
  "non-commercial",
  "research-only",
  "share-alike"
]);
function assemble(subject, use, judgement, settings) {
  const drafts = judgement.duties.flatMap(({ duty, verdict }) => {
    if (verdict.kind !== "short") return [];
    const cell = cellOf(verdict.shortfall.row, use);
    if (cell === "none") return [];
    const { shortfall } = verdict;
    const joins = cell === "joined" || isFormer(duty) && cell !== "audit";
    const level = lowered(cell === "joined" || joins ? "information" : cell, {
      confidence: shortfall.confidence ?? duty.confidence,
      proseOnly: isProse(duty, shortfall),
      strength: Math.min(duty.strength, shortfall.strength ?? 3),
      cap: shortfall.cap
    });
    return [{ duty, shortfall, level, joins }];
  });
  const single = groupBy(
    drafts.filter(({ joins }) => !joins),
    (draft) => dutyKey(draft, use)
  );
  const together = groupBy(
    drafts.filter(({ joins }) => joins),
    ({ duty }) => duty.kind === "license" ? `${duty.license.id} ${duty.until ?? ""}` : duty.service.id
  );
  const found = [
    ...[...single.values()].map((group) => fromDuty(subject, group)),
    ...[...together.values()].map((group) => joined(subject, group)),
    ...judgement.self.flatMap(({ check: check2, shortfall }) => fromSelf(subject, use, check2, shortfall))
  ];
  return found.flatMap((finding) => withSetting(finding, settings));
}
function withSetting(finding, { severities: severities2 }) {
  const set = severities2.get(finding.id);
  if (set === void 0) return [finding];
  return set === "off" ? [] : [{ ...finding, severity: set, auditOnly: false }];
}
var isFormer = (duty) => duty.kind === "license" && duty.until !== void 0;
var isProse = (duty, shortfall) => shortfall.basis === "prose" || (duty.arrival.path[0]?.claims.every(({ basis }) => basis === "prose") ?? false);
function dutyKey({ duty }, use) {
  if (duty.kind === "output") return `${duty.check} ${duty.service.id}`;
  const isData = duty.reach === "data" || duty.reach === "output";
  const isPerLicense = perLicense.has(duty.check) && (!isData || use.is === "train" || duty.check === "name-prefix");
  return `${duty.check} ${duty.license.id} ${isPerLicense ? "" : duty.arrival.node.key}`;
}
function lead(group) {
  return [...group].sort((a, b) => compareLevels(b.level, a.level) || a.duty.arrival.path.length - b.duty.arrival.path.length)[0];
}
function fromDuty(subject, group) {
  const draft = lead(group);
  const { duty, shortfall, level } = draft;
  return finish(subject, group, {
    id: duty.check,
    level,
    at: shortfall.at ?? placeOf2(duty, subject),
    message: shortfall.message,
    help: shortfall.help,
    value: shortfall.value ?? "",
    fixes: shortfall.fixes ?? [],
    extra: shortfall.related ?? [],
    joined: []
  });
}
function joined(subject, group) {
  const { duty, level } = lead(group);
  const checks2 = [...new Set(group.map((draft) => draft.duty.check))];
  const shown = group.find((draft) => draft.duty.check === "include-license-copy")?.duty.check ?? duty.check;
  const args = {
    license: duty.kind === "license" ? duty.license.short : duty.service.name,
    upstream: upstreamLabel(duty),
    subject: subject.name,
    items: group.flatMap((draft) => draft.shortfall.item ?? []).filter(isFirst),
    ...duty.kind === "license" && duty.until !== void 0 && { until: duty.until }
  };
  return finish(subject, group, {
    id: shown,
    level,
    at: placeOf2(duty, subject),
    message: message(isFormer(duty) ? "joined.former" : "joined", args),
    help: message(isFormer(duty) ? "joined.former.help" : "joined.help", args),
    value: "joined",
    fixes: [],
    extra: [],
    joined: checks2
  });
}
var isFirst = (item, i, all) => all.findIndex(({ key }) => key === item.key) === i;
function finish(subject, group, parts2) {
  const { duty, shortfall } = lead(group);
  const duties = group.map((draft) => draft.duty);
  const license = duty.kind === "license" ? duty.license : void 0;
  return {
    id: parts2.id,
    severity: severityOf(parts2.level),
    auditOnly: parts2.level === "audit",
    confidence: shortfall.confidence ?? duty.confidence,
    message: parts2.message,
    help: parts2.help,
    at: parts2.at,
    related: relatedTo(parts2.at, duties, parts2.extra),
    subject,
    upstream: upstreamLabel(duty),
    ...license && { license },
    ...duty.kind === "output" && { service: duty.service },
    citations: citationsOf(duties, shortfall),
    path: duty.arrival.path,
    joined: parts2.joined,
    fixes: parts2.fixes,
    fingerprint: fingerprint([
      parts2.id,
      license?.id ?? (duty.kind === "output" ? duty.service.id : ""),
      subject.id,
      duty.arrival.node.key,
      parts2.value
    ])
  };
}
function citationsOf(duties, shortfall) {
  const all = duties.flatMap((duty) => duty.kind === "license" ? [cite(duty)] : shortfall.citations ?? []);
  return all.filter(
    (one, i) => all.findIndex(
      ({ document: document2, section, summary: summary2 }) => document2 === one.document && section === one.section && summary2.en === one.summary.en
    ) === i
  );
}
function cite({ license, clause }) {
  const { section, summary: summary2 } = clause;
  return {
    document: license.name,
    section,
    summary: summary2,
    url: clause.url ?? license.url,
    verified: clause.verified ?? license.verified,
    ...license.published && { date: license.published }
  };
}
function placeOf2(duty, subject) {
  return duty.arrival.path[0]?.claims[0]?.anchor ?? subject.claims[0].anchor;
}
function relatedTo(at, duties, extra) {
  const ways = duties.flatMap(({ arrival }) => [arrival, ...arrival.others]);
  const steps2 = ways.flatMap(
    ({ path: path2 }) => path2.flatMap(
      (edge) => edge.claims.map((claim) => ({
        anchor: claim.anchor,
        message: message("related.upstream", { upstream: edge.to.label, relation: edge.relation })
      }))
    )
  );
  const all = [...extra, ...steps2].filter(({ anchor }) => anchor.path !== at.path || anchor.at !== at.at);
  return all.filter(({ anchor }, i) => all.findIndex((other) => other.anchor.path === anchor.path && other.anchor.at === anchor.at) === i);
}
function fromSelf(subject, use, check2, shortfall) {
  const cell = cellOf(shortfall.row, use);
  if (cell === "none") return [];
  const confidence = shortfall.confidence ?? "certain";
  const level = lowered(cell === "joined" ? "information" : cell, {
    confidence,
    proseOnly: shortfall.basis === "prose",
    strength: 3,
    cap: shortfall.cap
  });
  const at = shortfall.at ?? subject.claims[0].anchor;
  return [
    {
      id: check2,
      severity: severityOf(level),
      auditOnly: level === "audit",
      confidence,
      message: shortfall.message,
      help: shortfall.help,
      at,
      related: relatedTo(at, [], shortfall.related ?? []),
      subject,
      citations: [],
      path: [],
      joined: [],
      fixes: shortfall.fixes ?? [],
      fingerprint: fingerprint([check2, "", subject.id, "", shortfall.value ?? ""])
    }
  ];
}

// src/core/checks/declare-base-model.ts
var declareBaseModel = {
  id: "declare-base-model",
  on: "subject",
  inspect({ subject, graph }) {
    const card = cardOf(subject);
    if (card?.role !== "model-card") return [];
    const weights = graph.of(subject).filter(
      ({ relation, to }) => relation !== "trained-on" && relation !== "generated-by" && relation !== "distilled" && to.kind !== "service"
    );
    const declared = weights.some(
      ({ claims }) => claims.some(({ anchor }) => anchor.path === card.anchor.path && /^\/(?:base_model|model_link)/.test(anchor.at))
    );
    const proven = weights.find(({ confidence, claims }) => confidence === "certain" && claims.some(({ ref }) => hubId(ref.text)));
    const claim = proven?.claims.find(({ ref }) => hubId(ref.text));
    const base = claim && hubId(claim.ref.text)?.shown;
    if (declared || !claim || !base || weights.length > 1) return [];
    const args = { base, file: claim.anchor.path };
    return [
      {
        row: "minor",
        at: claim.anchor.path === card.anchor.path ? claim.anchor : card.anchor,
        message: message("declare-base-model.missing", args),
        help: message("declare-base-model.help", args),
        related: [{ anchor: claim.anchor, message: message("related.base", { base }) }],
        fixes: [
          {
            title: message("fix.base-model", args),
            safety: "safe",
            edits: [{ kind: "set-key", path: card.anchor.path, key: "base_model", value: base }]
          }
        ],
        value: base
      }
    ];
  }
};

// src/core/checks/declare-license.ts
var declareLicense = {
  id: "declare-license",
  on: "subject",
  inspect(view) {
    const card = cardOf(view.subject);
    if (!card) return [];
    const licensed = claimsOf(view.subject.claims, "licensed");
    const declared = licensed.filter(({ via }) => via === "license");
    const link = licensed.find(({ via }) => via === "license_link");
    const broken = link ? brokenLink(link, view) : [];
    if (declared.length === 0) return [missing(card), ...broken];
    const other = declared.find(({ value }) => /^other$/i.test(value));
    const isNamed = declared.length > 1 || link !== void 0 || licensed.some(({ via }) => via === "license_name");
    return other && !isNamed ? [unnamed(other)] : broken;
  }
};
var missing = (card) => ({
  row: "minor",
  cap: "hint",
  at: card.anchor,
  message: message("declare-license.missing"),
  help: message("declare-license.help")
});
var unnamed = (other) => ({
  row: "minor",
  at: other.anchor,
  message: message("declare-license.other"),
  help: message("declare-license.other.help"),
  value: "other"
});
function brokenLink(link, { shipped, subject }) {
  const target2 = link.value.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(target2) || target2.startsWith("/") || shippedRole(nameOf(target2)) === void 0) return [];
  const path2 = join(folderOf(link.anchor.path), target2.replace(/[?#].*$/, ""));
  if (path2 === void 0 || shipped.files(subject, "license").some(({ anchor }) => anchor.path === path2)) return [];
  const args = { file: target2 };
  return [
    {
      row: "minor",
      at: link.anchor,
      message: message("declare-license.broken-link", args),
      help: message("declare-license.broken-link.help"),
      value: target2
    }
  ];
}

// src/core/checks/display-attribution.ts
var displayAttribution = {
  id: "display-attribution",
  on: "license",
  evaluate(duty, view) {
    const marks = duty.term?.marks ?? [];
    const [first] = marks;
    if (first === void 0) return none;
    for (const mark of marks) {
      const found = view.shipped.phrase(view.subject, mark, "mark");
      if (found) return met(found);
    }
    const card = cardOf(view.subject);
    const args = { license: duty.license.short, subject: view.subject.name, upstream: upstreamLabel(duty), mark: marks.join('" / "') };
    return short({
      row: duty.term?.encouraged ? "minor" : materialRow(duty),
      cap: duty.term?.encouraged ? "hint" : "warning",
      ...debatedCap(duty),
      ...!duty.term?.encouraged && { item: message("item.display-attribution", args) },
      message: message(duty.term?.encouraged ? "display-attribution.encouraged" : "display-attribution.missing", args),
      help: message("display-attribution.help", args),
      fixes: card ? [
        {
          title: message("fix.mark", { mark: first }),
          safety: "safe",
          edits: [{ kind: "under-title", path: card.anchor.path, text: first }]
        }
      ] : [],
      value: first
    });
  }
};

// src/core/checks/include-license-copy.ts
var includeLicenseCopy = {
  id: "include-license-copy",
  on: "license",
  evaluate(duty, view) {
    const files3 = view.shipped.files(view.subject, "license").map((claim) => ({ claim, text: view.knowledge.recognizer.recognize(claim.profile) }));
    const same = files3.filter(({ text }) => text && view.knowledge.isTextOf(text.license, duty.license));
    const whole2 = same.find(({ text }) => text?.kind === "exact" || text?.kind === "contained");
    if (whole2) return met(whole2.claim);
    const changed = same[0];
    return changed ? alteredCopy(duty, changed) : noCopy(duty, view, files3);
  }
};
function alteredCopy(duty, { claim, text }) {
  const args = { license: duty.license.short, file: claim.anchor.path };
  return short({
    row: "contradiction",
    cap: "warning",
    at: claim.anchor,
    message: message(text?.kind === "cut-off" ? "include-license-copy.cut-off" : "include-license-copy.edited", args),
    help: message("include-license-copy.edited.help", args),
    value: claim.anchor.path
  });
}
function noCopy(duty, view, files3) {
  const other = files3.find(({ text }) => text && view.knowledge.licenses.get(text.license)?.licensor === duty.license.licensor);
  const args = { license: duty.license.short, subject: view.subject.name, upstream: upstreamLabel(duty) };
  const otherName = other?.text && view.knowledge.licenses.get(other.text.license)?.short;
  return short({
    row: materialRow(duty),
    ...debatedCap(duty),
    item: message("item.include-license-copy"),
    message: otherName ? message("include-license-copy.other-version", { ...args, other: otherName }) : message("include-license-copy.missing", args),
    help: message("include-license-copy.help", args),
    related: other ? [{ anchor: other.claim.anchor, message: message("related.other-license", { license: otherName ?? "" }) }] : [],
    fixes: copyFix(duty, view)
  });
}
function copyFix(duty, view) {
  const { text } = duty.license;
  const path2 = text && join(view.subject.folder, text.fileName);
  if (!path2) return [];
  return [
    {
      title: message("fix.license-copy", { license: duty.license.short }),
      safety: "safe",
      edits: [{ kind: "add-license", path: path2, license: duty.license.id }]
    }
  ];
}

// src/core/facts/lexicon.ts
var phraseKey = (text) => text.toLowerCase().replace(/\(c\)|&copy;/g, "\xA9").replace(/[“”„]/g, '"').replace(/[’‘]/g, "'").replace(/[\\*_`>]+/g, "").replace(/[\s\u00a0-]+/g, " ");
function createLexicon(phrases) {
  const prepared = phrases.map((phrase) => ({ phrase, key: phraseKey(phrase).trim(), pattern: patternOf(phrase) }));
  const byFirstWord = groupBy(prepared, ({ key }) => key.split(" ")[0] ?? "");
  return {
    find(text) {
      const lower = text.toLowerCase();
      const candidates = [...byFirstWord].flatMap(([word2, list]) => lower.includes(word2) ? list : []);
      if (candidates.length === 0) return [];
      const key = phraseKey(text);
      return candidates.filter((candidate) => key.includes(candidate.key)).map((candidate) => occurrence(candidate, text));
    }
  };
}
function occurrence({ phrase, pattern }, text) {
  const match = pattern.exec(text);
  return match ? { phrase, start: match.index, end: match.index + match[0].length } : { phrase, start: 0, end: 0 };
}
function patternOf(phrase) {
  const words2 = phraseKey(phrase).trim().split(" ").map((word2) => word2.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/©/g, "(?:\xA9|\\(c\\)|&copy;)"));
  return new RegExp(words2.join("[\\s\\u00a0\\\\*_`>-]+"), "i");
}

// src/core/checks/include-notice.ts
var includeNotice = {
  id: "include-notice",
  on: "license",
  evaluate(duty, view) {
    const [line, ...others2] = duty.term?.notice ?? [];
    if (line === void 0) return none;
    for (const accepted of [line, ...others2]) {
      const found = view.shipped.phrase(view.subject, accepted, duty.term?.anyFile ? "mark" : "notice");
      if (found) return met(found);
    }
    const file = view.shipped.notices(view.subject)[0]?.anchor.path ?? join(view.subject.folder, "NOTICE");
    const args = { license: duty.license.short, subject: view.subject.name, upstream: upstreamLabel(duty), line };
    return short({
      row: materialRow(duty),
      ...debatedCap(duty),
      item: message("item.include-notice"),
      message: message("include-notice.missing", args),
      help: message("include-notice.help", args),
      fixes: file ? [{ title: message("fix.notice", args), safety: "safe", edits: [{ kind: "add-text", path: file, text: line }] }] : [],
      value: phraseKey(line).trim()
    });
  }
};

// src/core/checks/known-license-id.ts
var knownLicenseId = {
  id: "known-license-id",
  on: "subject",
  inspect({ subject, knowledge: knowledge2 }) {
    if (!cardOf(subject)) return [];
    return claimsOf(subject.claims, "licensed").flatMap((claim) => {
      if (claim.via !== "license" || knowledge2.hubLicense(claim.value)) return [];
      const license = knowledge2.licenseNamed(claim.value);
      const meant = knowledge2.hubLicense(claim.value.toLowerCase())?.id ?? knowledge2.hubLicenses.find((hub2) => hub2.license !== void 0 && hub2.license === license?.id)?.id;
      const args = { value: claim.value, meant: meant ?? "" };
      return [
        {
          row: "minor",
          ...knowledge2.isSpdxId(claim.value) && { cap: "hint" },
          at: claim.anchor,
          message: message(meant ? "known-license-id.meant" : "known-license-id.unknown", args),
          help: message("known-license-id.help", args),
          fixes: meant ? [
            {
              title: message("fix.license", { license: meant }),
              safety: "review",
              edits: [{ kind: "replace", path: claim.anchor.path, at: claim.anchor.at, text: meant }]
            }
          ] : [],
          value: claim.value
        }
      ];
    });
  }
};

// src/core/checks/license-agrees-with-base.ts
var licenseAgreesWithBase = {
  id: "license-agrees-with-base",
  on: "license",
  evaluate(duty, view) {
    const { policy, license } = duty;
    const { declared } = view;
    if (!policy || declared.length === 0 || policy.allow === "any" || policy.allow === "none") return none;
    const agreeing = declared.find((label) => agrees(label.license, duty));
    if (agreeing) return met(agreeing.claim);
    const args = {
      license: license.short,
      upstream: upstreamLabel(duty),
      label: declared.map(({ shown }) => shown).join(", "),
      subject: view.subject.name
    };
    if (declared.some((label) => label.license === void 0)) return confirm("license-agrees-with-base.unknown-label", args);
    if (license.commercial === "no" && declared.some((label) => label.license?.commercial === "yes")) return none;
    return short({
      row: rowOf(license),
      ...capOf(duty, view),
      item: message("item.license-agrees-with-base"),
      message: isLoneAdapter(duty, view) ? message("license-agrees-with-base.adapter", args) : textOf(duty, args),
      help: message("license-agrees-with-base.help", args),
      related: declared.map(({ claim }) => ({
        anchor: claim.anchor,
        message: message("related.declared-license", { license: claim.value })
      })),
      fixes: relabel(duty, view, declared),
      value: args.label
    });
  }
};
var agrees = (label, { license, policy }) => label !== void 0 && (label.id === license.id || (policy?.labels?.includes(label.id) ?? false));
var isLoneAdapter = ({ arrival }, { subject }) => subject.artifact === "adapter" && arrival.path.length === 1 && arrival.path[0]?.relation === "adapter";
var rowOf = ({ category }) => category === "copyleft" || category === "creative-commons" || category === "data" ? "restricted-base" : "contradiction";
function capOf(duty, view) {
  if (isLoneAdapter(duty, view)) return { cap: "warning" };
  if (duty.policy?.allow === "not-stated" && view.declared.every(({ license }) => license?.commercial === "no")) return { cap: "warning" };
  const shipped = view.shipped.files(view.subject, "license").some(({ profile: profile2 }) => view.knowledge.recognizer.recognize(profile2)?.license === duty.license.id);
  if (shipped && duty.policy?.allow === "not-stated") return { cap: "information" };
  const another = view.duties.some(
    (other) => other.kind === "license" && other.policy !== void 0 && other.license.id !== duty.license.id && other.policy.allow !== "any" && view.declared.some((label) => agrees(label.license, other))
  );
  return another ? { cap: "warning" } : {};
}
function textOf({ policy }, args) {
  switch (policy?.allow) {
    case "flow-down":
      return message("license-agrees-with-base.flow-down", args);
    case "same":
      return message("license-agrees-with-base.same", args);
    default:
      return message("license-agrees-with-base.not-stated", args);
  }
}
function relabel(duty, view, declared) {
  const [label, ...more] = declared;
  if (!label || more.length > 0 || label.claim.via !== "license") return [];
  const hub2 = view.knowledge.hubLicenses.find(({ license }) => license === duty.license.id)?.id;
  const { path: path2 } = label.claim.anchor;
  const value = hub2 ?? duty.license.id;
  const edits = hub2 ? [{ kind: "set-key", path: path2, key: "license", value: hub2 }] : [
    { kind: "set-key", path: path2, key: "license", value: "other" },
    { kind: "set-key", path: path2, key: "license_name", value: duty.license.id },
    { kind: "set-key", path: path2, key: "license_link", value: duty.license.url }
  ];
  return [{ title: message("fix.license", { license: value }), safety: "review", edits }];
}

// src/core/checks/license-statements-agree.ts
var licenseStatementsAgree = {
  id: "license-statements-agree",
  on: "subject",
  inspect(view) {
    if (!cardOf(view.subject)) return [];
    const declared = view.declared.flatMap(({ claim, license }) => license ? [{ claim, license }] : []);
    const [first] = declared;
    if (!first || declared.length !== view.declared.length) return [];
    const agrees2 = (license) => declared.some((label) => label.license.id === license.id || sameText(label.license, license));
    return [...others(view), ...files(view)].flatMap(({ claim, license, shown }) => {
      if (agrees2(license)) return [];
      const args = { declared: first.license.short, other: license.short, shown };
      return [
        {
          row: "contradiction",
          cap: "warning",
          at: claim.anchor,
          ...claim.kind === "licensed" && claim.basis === "prose" && { basis: "prose" },
          message: message("license-statements-agree.differ", args),
          help: message("license-statements-agree.help", args),
          related: [{ anchor: first.claim.anchor, message: message("related.declared-license", { license: first.claim.value }) }],
          value: `${first.license.id} ${license.id}`
        }
      ];
    });
  }
};
var sameText = (a, b) => a.spdx.replace(/-(?:only|or-later)$/, "") === b.spdx.replace(/-(?:only|or-later)$/, "");
function others({ subject, knowledge: knowledge2, declared }) {
  const isOther = declared.some(({ claim }) => /^other$/i.test(claim.value));
  return claimsOf(subject.claims, "licensed").flatMap((claim) => {
    const isOwn = claim.via === "license" || claim.via === "header";
    if (isOwn || isOther && (claim.via === "license_name" || claim.via === "license_link")) return [];
    const license = claim.via === "license_link" ? knowledge2.licenseAt(claim.value) : knowledge2.licenseNamed(claim.value);
    return license ? [{ claim, license, shown: claim.value }] : [];
  });
}
function files({ subject, shipped, knowledge: knowledge2, duties }) {
  if (!subject.roles.includes("adapter") && !subject.roles.includes("weights")) return [];
  const upstream2 = new Set(duties.flatMap((duty) => duty.kind === "license" ? [duty.license.id] : []));
  return shipped.files(subject, "license").flatMap((claim) => {
    const license = folderOf(claim.anchor.path) === subject.folder ? knowledge2.licenses.get(knowledge2.recognizer.recognize(claim.profile)?.license ?? "") : void 0;
    return license && !upstream2.has(license.id) ? [{ claim, license, shown: claim.anchor.path }] : [];
  });
}

// src/core/lineage/subjects.ts
var roleOrder = [
  "model-card",
  "dataset-card",
  "adapter",
  "weights",
  "training",
  "merge",
  "generation",
  "modelfile",
  "dataset-entry"
];
var folderRoles = ["model-card", "adapter", "weights"];
var genericNames = /^(?:outputs?|out|models?|results?|lora|qlora|adapters?|checkpoints?|ckpts?|merged|final|tmp|saves?|exp|runs?|data|sft|dpo|full|test)$/;
function buildSubjects(documents) {
  const parts2 = [...documents].sort((a, b) => comparePaths(a.path, b.path)).flatMap(partsOf);
  const groups = groupBy(parts2, groupKey);
  const folderGroups = /* @__PURE__ */ new Map();
  for (const [key, group] of groups) if (key.startsWith("folder:")) folderGroups.set(key, group);
  const joiner = createJoiner(folderGroups, parts2);
  for (const [key, group] of [...groups]) {
    const [only] = group;
    if (!only || key.startsWith("folder:") || group.length > 1) continue;
    const target2 = joiner(only);
    if (!target2) continue;
    target2.push(only);
    groups.delete(key);
  }
  return [...groups.values()].map(toSubject).sort((a, b) => comparePaths(a.id, b.id));
}
function partsOf(facts) {
  return [...groupBy(facts.claims, ({ subject }) => subject)].flatMap(([key, claims]) => {
    const is = claimsOf(claims, "is")[0];
    return is ? [{ key, role: is.role, path: facts.path, claims }] : [];
  });
}
var foldCheckpoint = (folder) => folder.replace(/(?:^|\/)checkpoint-\d+(?:\/.*)?$/, "");
var isFolderCard = (part) => /^(?:readme|model[_-]?card)/i.test(nameOf(part.path));
function groupKey(part) {
  if (!folderRoles.includes(part.role) || part.role === "model-card" && !isFolderCard(part)) return part.key;
  return `folder:${foldCheckpoint(folderOf(part.path))}`;
}
function createJoiner(folders2, parts2) {
  const configs = /* @__PURE__ */ new Map();
  for (const part of parts2)
    if (part.role === "training" || part.role === "merge") configs.set(folderOf(part.path), (configs.get(folderOf(part.path)) ?? 0) + 1);
  const byName = /* @__PURE__ */ new Map();
  for (const [key, group] of folders2)
    for (const name of groupNames(key.slice("folder:".length), group)) byName.set(name, byName.has(name) ? void 0 : group);
  return (part) => {
    if (part.role !== "training" && part.role !== "merge" && part.role !== "modelfile") return void 0;
    const folder = folderOf(part.path);
    for (const { name, as } of claimsOf(part.claims, "named")) {
      if (as === "output") {
        const target3 = folders2.get(`folder:${join(folder, name)}`) ?? folders2.get(`folder:${join("", name)}`);
        if (target3 && join(folder, name) !== folder) return target3;
      }
      if (as !== "output" && as !== "hub-id") continue;
      const key = nameKey(lastSegment(name));
      const target2 = genericNames.test(key) ? void 0 : byName.get(key);
      if (target2) return target2;
    }
    const beside = folders2.get(`folder:${foldCheckpoint(folder)}`);
    return beside && madeHere(part, beside, configs.get(folder) ?? 0) ? beside : void 0;
  };
}
function groupNames(folder, group) {
  const names3 = group.flatMap((part) => claimsOf(part.claims, "named")).filter(({ as }) => as === "model-name" || as === "hub-id");
  const keys2 = [lastSegment(folder), ...names3.map(({ name }) => lastSegment(name))].map(nameKey);
  return [...new Set(keys2)].filter((key) => key !== "" && !genericNames.test(key));
}
function madeHere(part, group, configs) {
  if (!group.some(({ role }) => role === "model-card") || configs > 1) return false;
  const bases = (claims) => new Set(
    claimsOf(claims, "upstream").filter(({ ref }) => ref.expects === "model").map(({ ref }) => refKey(ref.text))
  );
  const mine = bases(part.claims);
  const theirs = bases(group.flatMap(({ claims }) => claims));
  return mine.size > 0 && [...mine].every((base) => theirs.has(base));
}
var refKey = (text) => hubId(text)?.id ?? text.toLowerCase();
function toSubject(group) {
  const parts2 = [...group].sort(
    (a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role) || depth(a) - depth(b) || comparePaths(a.key, b.key)
  );
  const first = parts2[0];
  const claims = parts2.flatMap((part) => part.claims);
  const is = claimsOf(claims, "is");
  return {
    id: first.key,
    name: bestName(first, claims),
    artifact: is.some(({ artifact }) => artifact === "adapter") ? "adapter" : is[0]?.artifact ?? "model",
    roles: [...new Set(parts2.map(({ role }) => role))],
    folder: first.role === "dataset-entry" ? folderOf(first.path) : foldCheckpoint(folderOf(first.path)),
    files: [...new Set(parts2.map(({ path: path2 }) => path2))],
    claims
  };
}
var depth = (part) => part.path.split("/").length;
var isNameLike = (heading) => {
  const text = heading.replace(/^\W*(?:model card (?:for|of)\s+)?/i, "").trim();
  return /[-_/\d]/.test(text) && !/[!?:,;"“]|\. /.test(text) && text.split(/\s+/).length <= 6;
};
function bestName(first, claims) {
  const names3 = claimsOf(claims, "named");
  const by = (as) => names3.find((claim) => claim.as === as)?.name;
  const folder = nameOf(foldCheckpoint(folderOf(first.path)));
  const output = by("output");
  const said = by("hub-id") ?? by("alias") ?? by("model-name") ?? names3.find(({ as, name }) => as === "heading" && isNameLike(name))?.name;
  if (said) return said;
  if (output && !genericNames.test(nameKey(lastSegment(output)))) return lastSegment(output);
  return folderRoles.includes(first.role) && folder !== "" ? folder : nameOf(first.path);
}

// src/core/checks/name-prefix.ts
var order = ["hub-id", "model-name", "heading"];
var namePrefix = {
  id: "name-prefix",
  on: "license",
  evaluate(duty, view) {
    const rule = ruleOf(duty.term);
    if (!rule) return none;
    const named2 = nameOf2(view);
    const args = { license: duty.license.short, upstream: upstreamLabel(duty), name: named2?.text ?? "", prefix: rule.words };
    const cap = duty.firstHand ? {} : { cap: "information" };
    const base = { row: "contradiction", item: message(rule.item, args), help: message("name-prefix.help"), ...cap };
    if (!named2) return view.use.is === "train" ? short({ ...base, message: message(rule.message, args) }) : none;
    const key = compact(named2.text);
    if (rule.holds(key)) return met(named2.claim);
    const almost = key.startsWith(compact(`meta ${rule.words}`));
    return short({
      ...base,
      ...almost && { cap: "information" },
      confidence: duty.confidence === "certain" ? named2.claim.confidence : duty.confidence,
      at: named2.claim.anchor,
      message: message(rule.message, args),
      fixes: rule.renamed ? [rename(named2, rule.renamed(named2.text))] : [],
      value: named2.text
    });
  }
};
function ruleOf(term) {
  const { prefix, contains, notPrimary } = term ?? {};
  const hyphenated = (words2, name) => `${words2.replace(/\s+/g, "-")}-${name}`;
  if (prefix !== void 0)
    return {
      words: prefix,
      message: "name-prefix.begins",
      item: "item.name-prefix",
      holds: (key) => key.startsWith(compact(prefix)),
      renamed: (name) => hyphenated(prefix, name)
    };
  if (contains !== void 0)
    return {
      words: contains,
      message: "name-prefix.contains",
      item: "item.name-contains",
      holds: (key) => key.includes(compact(contains)),
      renamed: (name) => hyphenated(contains, name)
    };
  if (notPrimary !== void 0)
    return {
      words: notPrimary,
      message: "name-prefix.not-primary",
      item: "item.name-not-primary",
      holds: (key) => !key.startsWith(compact(notPrimary))
    };
  return void 0;
}
var rename = ({ text, places: places2 }, to) => ({
  title: message("fix.rename", { name: to }),
  safety: "review",
  edits: places2.map(({ anchor, name }) => ({ kind: "replace", path: anchor.path, at: anchor.at, text: name.replace(text, to) }))
});
function nameOf2({ subject }) {
  const names3 = claimsOf(subject.claims, "named").flatMap((claim) => order.includes(claim.as) ? [{ claim, text: plainName(claim) }] : []);
  const said = order.flatMap((kind) => names3.filter(({ claim }) => claim.as === kind && (kind !== "heading" || isNameLike(claim.name))))[0];
  if (!said) return void 0;
  const places2 = names3.filter(({ text }) => compact(text) === compact(said.text)).map(({ claim }) => claim);
  return { text: said.text, claim: places2[0] ?? said.claim, places: places2 };
}
var plainName = ({ name, as }) => lastSegment(as === "heading" ? name.replace(/^\W*(?:model card (?:for|of)\s+)?/i, "") : name);
var compact = (text) => text.toLowerCase().replace(/[\s_-]+/g, "");

// src/core/checks/no-derivatives.ts
var noDerivatives = {
  id: "no-derivatives",
  on: "license",
  evaluate(duty, view) {
    if (duty.reach !== "derivative") return none;
    const args = { license: duty.license.short, upstream: upstreamLabel(duty), subject: view.subject.name };
    return short({
      row: "restricted-base",
      item: message("item.no-derivatives"),
      message: message("no-derivatives.found", args),
      help: message("no-derivatives.help")
    });
  }
};

// src/core/checks/restricted-use.ts
function restrictedUse(id, duty, view) {
  const { declared, settings, use } = view;
  const wider = declared.filter(({ license }) => license?.commercial === "yes");
  const args = {
    license: duty.license.short,
    upstream: upstreamLabel(duty),
    subject: view.subject.name,
    label: declared.map(({ shown }) => shown).join(", ")
  };
  const unlabelled = declared.length === 0 && use.is === "train";
  if (wider.length === 0 && settings.commercial !== true && !unlabelled) {
    const narrow = declared.find(({ license }) => license?.commercial === "no");
    if (narrow) return met(narrow.claim);
    return declared.length > 0 ? confirm(`${id}.unknown-label`, args) : none;
  }
  if (settings.commercial === false) return none;
  const about = duty.reach === "data" || duty.reach === "output" ? "data" : "base";
  const shape = wider.length > 0 ? "label" : "use";
  return short({
    row: rowOf2(duty),
    ...debatedCap(duty),
    item: message(`item.${id}`),
    message: message(`${id}.${about}-${shape}`, args),
    help: message(`${id}.help`, args),
    related: wider.map(({ claim }) => ({ anchor: claim.anchor, message: message("related.declared-license", { license: claim.value }) })),
    value: args.label
  });
}
function rowOf2({ reach, arrival }) {
  if (reach !== "data" && reach !== "output") return "restricted-base";
  return arrival.node.dataset?.modelsRestricted ? "restricted-data-stated" : "restricted-data";
}

// src/core/checks/non-commercial.ts
var nonCommercial = {
  id: "non-commercial",
  on: "license",
  evaluate: (duty, view) => restrictedUse("non-commercial", duty, view)
};

// src/core/checks/output-improves-other-model.ts
var outputImprovesOtherModel = {
  id: "output-improves-other-model",
  on: "license",
  evaluate(duty, view) {
    if (view.subject.artifact === "dataset" || isOwnFamily(duty, view)) return none;
    const args = {
      license: duty.license.short,
      upstream: upstreamLabel(duty),
      subject: view.subject.name,
      via: duty.arrival.path[0]?.to.label ?? ""
    };
    return short({
      row: duty.firstHand ? "output-first-hand" : "output-second-hand",
      cap: "warning",
      message: message(
        duty.arrival.node.kind === "dataset" ? "output-improves-other-model.data" : "output-improves-other-model.found",
        args
      ),
      help: message("output-improves-other-model.help", args),
      value: duty.license.id
    });
  }
};
function isOwnFamily(duty, view) {
  const families = duty.term?.exceptFamilies ?? [];
  return view.duties.some(
    (other) => other.reach === "derivative" && other.arrival.reach === "derivative" && (other.kind === "license" && other.license.id === duty.license.id || families.includes(other.arrival.node.model?.family.id ?? ""))
  );
}

// src/core/checks/output-terms.ts
var forbids = ({ version }) => version.status.startsWith("forbidden");
var outputTerms = {
  id: "output-terms",
  on: "output",
  evaluate(duty, view) {
    const candidates = candidatesFor(duty);
    const binding = candidates.filter(forbids);
    const args = {
      service: duty.service.name,
      generator: upstreamLabel(duty),
      subject: view.subject.name,
      via: viaOf(duty),
      terms: names(binding)
    };
    if (candidates.length === 0 || candidates.every(({ version }) => version.status === "unknown"))
      return confirm("output-terms.unknown", args);
    if (binding.length === 0) return none;
    const agree = candidates.every(forbids);
    const row = duty.firstHand ? "output-first-hand" : "output-second-hand";
    return short({
      row,
      cap: agree ? "warning" : "information",
      message: message(duty.firstHand ? "output-terms.first-hand" : "output-terms.second-hand", args),
      help: message("output-terms.help", args),
      value: duty.service.id,
      citations: binding.map(citationOf),
      strength: Math.max(...binding.map(({ version }) => strength(version.verified)))
    });
  }
};
var citationOf = ({ terms, version }) => ({
  document: terms.name,
  section: version.clause.section,
  summary: version.clause.summary,
  url: version.url,
  verified: version.verified,
  date: version.from
});
var viaOf = ({ arrival }) => arrival.path[0]?.to.label ?? arrival.node.label;
var names = (candidates) => [...new Set(candidates.map(({ terms }) => terms.name))].join("; ");
function candidatesFor({ service, made, documents }) {
  const bearing = service.terms.filter(({ id }) => documents.length === 0 || documents.includes(id));
  const inForce = bearing.map(
    (terms) => terms.versions.filter((version) => overlaps(version, made)).map((version) => ({ terms, version }))
  );
  const speaking = inForce.filter((candidates) => candidates.some(({ version }) => version.status !== "silent"));
  return (speaking.length > 0 ? speaking : inForce).flat();
}
function overlaps(version, made) {
  if (!made) return true;
  const startsInTime = made.to === void 0 || version.from <= `${made.to}~`;
  const stillInForce = made.from === void 0 || version.to === void 0 || `${version.to}~` >= made.from;
  return startsInTime && stillInForce;
}

// src/core/checks/pass-through-terms.ts
var passThroughTerms = {
  id: "pass-through-terms",
  on: "license",
  evaluate(duty, view) {
    const same = view.declared.find(
      ({ license }) => license && (license.id === duty.license.id || duty.license.derivatives?.labels?.includes(license.id))
    );
    if (same) return met(same.claim);
    const text = view.shipped.files(view.subject, "license").find(({ profile: profile2 }) => view.knowledge.recognizer.recognize(profile2)?.license === duty.license.id);
    if (text) return met(text);
    const args = { license: duty.license.short, upstream: upstreamLabel(duty), subject: view.subject.name };
    return short({
      row: materialRow(duty),
      item: message("item.pass-through-terms"),
      message: message("pass-through-terms.missing", args),
      help: message("pass-through-terms.help", args)
    });
  }
};

// src/core/checks/research-only.ts
var researchOnly = {
  id: "research-only",
  on: "license",
  evaluate: (duty, view) => duty.license.terms.some(({ id }) => id === "non-commercial") ? none : restrictedUse("research-only", duty, view)
};

// src/core/checks/share-alike.ts
var shareAlike = {
  id: "share-alike",
  on: "license",
  evaluate(duty, { declared, subject }) {
    if (duty.reach !== "data" || duty.license.terms.some(({ id }) => id === "non-commercial")) return none;
    const same = declared.find(({ license }) => license?.id === duty.license.id || license && duty.policy?.labels?.includes(license.id));
    if (same) return met(same.claim);
    const args = {
      license: duty.license.short,
      upstream: upstreamLabel(duty),
      subject: subject.name,
      label: declared.map(({ shown }) => shown).join(", ")
    };
    return short({
      row: "restricted-data",
      message: message(declared.length > 0 ? "share-alike.data" : "share-alike.data-unlabeled", args),
      help: message("share-alike.help"),
      value: args.label
    });
  }
};

// src/core/checks/to-confirm.ts
var asked = [
  "use-policy",
  "user-threshold",
  "revenue-threshold",
  "territory",
  "registration",
  "commercial-registration",
  "gated-access",
  "purpose-limit",
  "no-hosted-service",
  "no-redistribution",
  "safeguards-for-services",
  "no-guardrail-bypass",
  "remote-restriction",
  "source-disclosure",
  "retain-documentation",
  "disclose-machine-generated",
  "acknowledge-in-publications",
  "state-changes",
  "retain-copyright"
];
var noted = ["trademark-limits", "patent-termination", "indemnity", "termination"];
var toConfirm = [
  ...asked.map(
    (id) => ({
      id,
      on: "license",
      evaluate: (duty) => confirm("to-confirm", { license: duty.license.short, upstream: upstreamLabel(duty), summary: duty.clause.summary })
    })
  ),
  ...noted.map((id) => ({ id, on: "license", evaluate: () => none }))
];

// src/core/checks/unknown-upstream.ts
var unknownUpstream = {
  id: "unknown-upstream",
  on: "subject",
  inspect({ subject, graph }) {
    return graph.of(subject).flatMap(({ to, claims: [claim] }) => {
      if (!claim || !to.key.startsWith("unknown:") || !hubId(claim.ref.text)) return [];
      return [
        {
          row: "note",
          at: claim.anchor,
          message: message("unknown-upstream.found", { upstream: to.label }),
          help: message("unknown-upstream.help"),
          value: to.key
        }
      ];
    });
  }
};

// src/core/checks/index.ts
var checks = [
  licenseAgreesWithBase,
  nonCommercial,
  researchOnly,
  noDerivatives,
  shareAlike,
  namePrefix,
  includeLicenseCopy,
  includeNotice,
  displayAttribution,
  passThroughTerms,
  outputTerms,
  outputImprovesOtherModel,
  declareBaseModel,
  declareLicense,
  knownLicenseId,
  licenseStatementsAgree,
  unknownUpstream,
  ...toConfirm
];

// src/core/findings/judge.ts
var byId = new Map(checks.map((check2) => [check2.id, check2]));
function judge(view) {
  const duties = [];
  const self = [];
  const failed = [];
  const guard = (check2, run) => {
    try {
      return run();
    } catch (error) {
      failed.push({ check: check2, reason: error instanceof Error ? error.message : String(error) });
      return void 0;
    }
  };
  for (const duty of view.duties) {
    if (!bites(duty, view)) continue;
    const check2 = byId.get(duty.check);
    const verdict = check2 && guard(check2.id, () => evaluate(check2, duty, view));
    if (!verdict || verdict.kind === "none" || verdict.kind === "confirm" && view.use.is === "reference") continue;
    const answer = verdict.kind === "confirm" ? answerTo(duty, view) : void 0;
    duties.push({ duty, verdict, ...answer && { answer } });
  }
  for (const check2 of checks) {
    if (check2.on !== "subject" || view.use.is === "reference") continue;
    for (const shortfall of guard(check2.id, () => check2.inspect(view)) ?? []) self.push({ check: check2.id, shortfall });
  }
  return { duties, self, failed };
}
function bites(duty, { use }) {
  if (use.is === "bundle" && duty.reach !== "copy") return false;
  return duty.kind === "output" ? use.is !== "reference" : arises(duty.term?.when.use, use.is);
}
function evaluate(check2, duty, view) {
  if (check2.on === "license" && duty.kind === "license") return check2.evaluate(duty, view);
  if (check2.on === "output" && duty.kind === "output") return check2.evaluate(duty, view);
  return void 0;
}
function answerTo(duty, { settings, subject }) {
  const license = duty.kind === "license" ? duty.license.id : void 0;
  return settings.answers.filter(
    (answer) => answer.check === duty.check && (answer.license === void 0 || answer.license === license) && isBelow(subject.folder, answer.folder)
  ).sort((a, b) => b.folder.length - a.folder.length)[0];
}

// src/core/lineage/discharge.ts
var licenseFolders = /^(?:licen[cs]es|legal|third[_-]party)(?:\/|$)/i;
function isInReach(file, subject) {
  const folder = folderOf(file);
  if (isBelow(folder, subject.folder)) return true;
  return foldersUp(subject.folder).some(
    (up) => folder === up || isBelow(folder, up) && licenseFolders.test(up === "" ? folder : folder.slice(up.length + 1))
  );
}
function indexShipped(documents) {
  const ships = [];
  const says3 = /* @__PURE__ */ new Map();
  for (const { claims } of documents) {
    ships.push(...claimsOf(claims, "ships"));
    for (const claim of claimsOf(claims, "says")) says3.set(claim.phrase, [...says3.get(claim.phrase) ?? [], claim]);
  }
  const files3 = (subject, role) => ships.filter((claim) => claim.role === role && (isInReach(claim.anchor.path, subject) || claim.subject === subject.id)).sort((a, b) => distance(a.anchor.path, subject) - distance(b.anchor.path, subject));
  return {
    files: files3,
    notices: (subject) => files3(subject, "notice"),
    phrase(subject, phrase, where) {
      const all = says3.get(phrase) ?? [];
      return all.find((claim) => {
        if (claim.in === "notice") return isInReach(claim.anchor.path, subject);
        if (where === "notice") return false;
        return claim.in === "document" || subject.files.includes(claim.anchor.path);
      });
    }
  };
}
function distance(file, subject) {
  const folder = folderOf(file);
  const up = foldersUp(subject.folder).indexOf(folder);
  return up >= 0 ? up : folder.split("/").length + 1;
}

// src/core/lineage/resolve.ts
function createResolver(subjects, knowledge2) {
  const byPlace = /* @__PURE__ */ new Map();
  const byHubId = /* @__PURE__ */ new Map();
  const byAlias = /* @__PURE__ */ new Map();
  for (const subject of subjects) {
    if (subject.folder !== "" && (subject.roles.includes("model-card") || subject.roles.includes("adapter") || subject.roles.includes("weights") || subject.roles.includes("dataset-card")))
      byPlace.set(subject.folder, subject);
    for (const { name, as, anchor } of claimsOf(subject.claims, "named")) {
      if (as === "hub-id" && hubId(name)) byHubId.set(hubId(name)?.id ?? "", subject);
      if (as === "output") {
        for (const place of places(folderOf(anchor.path), name)) if (!byPlace.has(place)) byPlace.set(place, subject);
      }
      if (as === "alias") byAlias.set(name.toLowerCase(), [...byAlias.get(name.toLowerCase()) ?? [], subject]);
    }
  }
  const local = (text, file) => {
    const found = places(folderOf(file), text).map((place) => byPlace.get(place)).find((subject) => subject !== void 0);
    return found ?? byHubId.get(hubId(text)?.id ?? "");
  };
  return {
    resolve(claim, from) {
      const { ref, anchor } = claim;
      if (ref.scheme === "alias") {
        const entry = nearest(byAlias.get(ref.text.toLowerCase()) ?? [], from);
        if (entry && entry.id !== from.id) return ofSubject(entry);
      }
      const subject = ref.scheme === "torchtune" || ref.scheme === "ollama" ? void 0 : local(ref.text, anchor.path);
      if (subject) return subject.id === from.id ? void 0 : ofSubject(subject);
      return ref.expects === "dataset" ? dataset(ref, knowledge2) : model(ref, knowledge2);
    }
  };
}
var ofSubject = (subject) => ({
  key: `subject:${subject.id}`,
  label: subject.name,
  kind: subject.artifact,
  subject,
  confidence: "certain"
});
function places(folder, text) {
  if (/^(?:[\\/~]|[a-z]:|https?:)/i.test(text)) return [];
  const clean = text.replace(/[\\/]+$/, "");
  const all = [join(folder, clean), join("", clean)].filter((place) => place !== void 0 && place !== "");
  return [...new Set(all)];
}
function nearest(candidates, from) {
  const common = (subject) => {
    let i = 0;
    while (i < subject.id.length && subject.id[i] === from.id[i]) i++;
    return i;
  };
  return [...candidates].sort((a, b) => common(b) - common(a))[0];
}
var unknown = (ref) => ({
  key: `unknown:${ref.expects}:${(hubId(ref.text)?.id ?? ref.text).toLowerCase()}`,
  label: hubId(ref.text)?.shown ?? ref.text,
  kind: ref.expects,
  confidence: "certain"
});
var modelNode = (known, label, confidence) => ({
  key: `model:${known.family.id}:${known.licenses.join("+")}:${nameKey(label)}`,
  label,
  kind: "model",
  model: known,
  confidence
});
var datasetNode = (data4, label) => ({
  key: `dataset:${data4.id}`,
  label,
  kind: "dataset",
  dataset: data4,
  ...data4.mirrors.some((id) => id.toLowerCase() === label.toLowerCase()) && { isMirror: true },
  confidence: "certain"
});
var serviceNode = (service, model2) => ({
  key: `service:${service.id}`,
  label: model2,
  kind: "service",
  service,
  confidence: "certain"
});
function generatorNode(name, knowledge2) {
  const family = knowledge2.families.get(name);
  const service = knowledge2.services.get(name) ?? (family && family.licenses.length > 0 ? void 0 : knowledge2.serviceOf(name));
  if (service) return serviceNode(service, name === service.id ? service.name : name);
  if (family) return modelNode({ family, licenses: family.licenses, by: "same" }, family.name, "certain");
  const known = knowledge2.modelById(name) ?? knowledge2.modelByName(name);
  return known && modelNode(known, name, known.by === "name" ? "likely" : "certain");
}
function model(ref, knowledge2) {
  if (ref.scheme === "torchtune") {
    const known2 = knowledge2.modelByBareName(ref.text, "torchtune");
    return known2 && modelNode(known2, known2.family.name, "certain");
  }
  const id = hubId(ref.text);
  if (ref.scheme === "ollama" && !id) {
    const known2 = knowledge2.modelByBareName(ref.text.replace(/^library\//, ""), "ollama");
    return known2 ? modelNode(known2, ref.text, "certain") : unknown(ref);
  }
  if (isPath(ref.text) && !id) return byNameOnly(ref, knowledge2, "possible");
  if (!id) {
    const service = knowledge2.serviceOf(ref.text);
    if (service) return serviceNode(service, ref.text);
    const bare = knowledge2.modelByBareName(ref.text, "bare");
    return bare ? modelNode(bare, ref.text, "certain") : byNameOnly(ref, knowledge2, "possible");
  }
  const known = knowledge2.modelById(id.id);
  if (known) return modelNode(known, id.shown, "certain");
  return byNameOnly(ref, knowledge2, "likely");
}
function byNameOnly(ref, knowledge2, best3) {
  const known = knowledge2.modelByName(ref.text);
  if (!known) return unknown(ref);
  const rest = nameKey(lastSegment(ref.text)).replace(
    /[-.](?:gguf|ggml|gptq|awq|exl2|hf|bnb|nf4|4bit|8bit|16bit|fp16|bf16|fp8|int[48]|q\d\w*|unsloth|instruct|chat|base|it|pt|\d+(?:\.\d+)?[bm]|v\d+(?:\.\d+)*|4-bit|8-bit|i1|imatrix)(?=[-.]|$)/g,
    ""
  );
  const plain2 = known.family.stems.some((stem) => rest === stem || rest === `meta-${stem}`);
  return modelNode(known, hubId(ref.text)?.shown ?? ref.text, plain2 ? best3 : "possible");
}
function dataset(ref, knowledge2) {
  const id = hubId(ref.text);
  const byId2 = id && knowledge2.datasetById(id.id);
  if (byId2) return datasetNode(byId2, id.shown);
  const key = id ? void 0 : lastSegment(ref.text);
  const byAlias = key === void 0 ? void 0 : knowledge2.datasetByAlias(ref.text.trim()) ?? knowledge2.datasetById(key);
  return byAlias ? datasetNode(byAlias, ref.text) : unknown(ref);
}

// src/core/lineage/graph.ts
var specific = [
  "quantized",
  "merge",
  "adapter",
  "distilled",
  "finetune",
  "re-upload",
  "generated-by",
  "trained-on",
  "unspecified",
  "architecture-only"
];
function buildGraph(subjects, knowledge2) {
  const resolver = createResolver(subjects, knowledge2);
  const kept = /* @__PURE__ */ new Map();
  const of = (subject) => {
    const key = `subject:${subject.id}`;
    const known = kept.get(key);
    if (known) return known;
    const edges = localEdges(subject, (claim) => resolver.resolve(claim, subject));
    kept.set(key, edges);
    return edges;
  };
  const upstream2 = (node) => {
    if (node.subject) return of(node.subject);
    const known = kept.get(node.key);
    if (known) return known;
    const edges = knownEdges(node, knowledge2);
    kept.set(node.key, edges);
    return edges;
  };
  return { subjects, upstream: upstream2, of };
}
function localEdges(subject, resolve2) {
  const groups = /* @__PURE__ */ new Map();
  for (const claim of claimsOf(subject.claims, "upstream")) {
    const node = resolve2(claim);
    if (!node) continue;
    const side = claim.relation === "trained-on" || claim.relation === "generated-by" || claim.relation === "distilled" ? claim.relation : "weights";
    const key = `${side} ${node.key}`;
    const group = groups.get(key);
    if (group) group.claims.push(claim);
    else groups.set(key, { node, claims: [claim] });
  }
  const edges = [...groups.values()].map(({ node, claims }) => {
    const relations2 = claims.map(({ relation: relation2 }) => relation2);
    const relation = specific.find((candidate) => relations2.includes(candidate)) ?? "unspecified";
    return { to: node, relation, claims, confidence: best2(claims.map(({ confidence }) => weaker(confidence, node.confidence))) };
  });
  const isCopy = subject.artifact !== "dataset" && edges.some(({ relation }) => relation === "quantized" || relation === "re-upload");
  return isCopy ? edges.map((edge) => edge.relation === "trained-on" || edge.relation === "distilled" ? { ...edge, inherited: true } : edge) : edges;
}
var order2 = ["possible", "likely", "certain"];
var weaker = (a, b) => order2.indexOf(a) < order2.indexOf(b) ? a : b;
var best2 = (all) => all.reduce((a, b) => order2.indexOf(a) > order2.indexOf(b) ? a : b, "possible");
function knownEdges(node, knowledge2) {
  const edges = [];
  const { model: model2, dataset: dataset2 } = node;
  const add = (to, relation, of) => {
    if (to && to.key !== node.key)
      edges.push({
        to,
        relation,
        claims: [],
        known: { of: of.name, verified: of.verified, sources: of.sources },
        confidence: to.confidence
      });
  };
  if (model2) {
    for (const { family: id, relation } of model2.family.derivedFrom) {
      const family = knowledge2.families.get(id);
      const isRelicensed = family !== void 0 && family.developer === model2.family.developer && model2.licenses.length > 0;
      if (family && !isRelicensed)
        add(modelNode({ family, licenses: family.licenses, by: "same" }, family.name, "certain"), relation, model2.family);
    }
    for (const id of model2.family.trainedOn) {
      const data4 = knowledge2.datasets.get(id);
      if (data4) add(datasetNode(data4, data4.name), "trained-on", model2.family);
    }
    for (const teacher of model2.family.teachers) add(generatorNode(teacher, knowledge2), "distilled", model2.family);
  }
  if (dataset2) for (const generator of dataset2.generatedBy) add(generatorNode(generator, knowledge2), "generated-by", dataset2);
  return edges;
}

// src/core/lineage/licenses.ts
var says = /^(?:other|unknown|custom)$/i;
function declaredLicenses(subject, knowledge2) {
  const licensed = claimsOf(subject.claims, "licensed");
  const named2 = licensed.find(({ via }) => via === "license_name");
  const link = licensed.find(({ via }) => via === "license_link");
  return licensed.filter(({ via }) => via === "license" || via === "header").map((claim) => {
    if (!says.test(claim.value)) return { claim, shown: claim.value, license: knowledge2.licenseNamed(claim.value) };
    const license = (named2 && knowledge2.licenseNamed(named2.value)) ?? (link && knowledge2.licenseAt(link.value));
    return { claim, shown: named2 ? `${claim.value} (${named2.value})` : claim.value, license };
  });
}
var ownWords = /[-._ ]?(?:instruct|chat|hf|base|it|pt|vision|guard|text|preview|model|card|\d+(?:x\d+)?(?:\.\d+)?[bmk]|\d+e|v\d+(?:\.\d+)*|python|fp8|fp16|bf16|awq|gptq|int4|int8|gguf|ggml|mlx|qat|q4_0|original|onnx)(?![a-z])/gi;
function isLicensorsOwn(subject, knowledge2) {
  if (subject.artifact === "dataset") return false;
  const names3 = claimsOf(subject.claims, "named").filter(({ as }) => as === "hub-id" || as === "model-name" || as === "heading");
  const folder = nameOf(subject.folder).replace(/^models--/, "");
  const candidates = [subject.folder.split("/").slice(-2).join("/"), folder.replace(/--|__/, "/"), ...names3.map(({ name }) => name)];
  return candidates.some((name) => isMakersId(name, knowledge2)) || names3.some(({ name, as }) => as !== "heading" && isMakersName(name, subject, knowledge2)) || isMakersName(folder, subject, knowledge2);
}
function isMakersId(name, knowledge2) {
  const id = hubId(name)?.id;
  if (!id) return false;
  const known = knowledge2.modelById(id);
  return known?.by === "same" && known.family.owners.some((owner) => owner.toLowerCase() === id.split("/")[0]);
}
function isMakersName(name, subject, knowledge2) {
  const last = lastSegment(name);
  const known = knowledge2.modelByName(last);
  if (!known || !knowledge2.isMakersName(known.family, last)) return false;
  const rest = nameKey(last).replace(ownWords, "").replace(/-+$/, "");
  if (!known.family.stems.some((stem) => rest === stem || rest === `meta-${stem}`)) return false;
  const bases = claimsOf(subject.claims, "upstream").filter(({ ref }) => ref.expects === "model");
  return bases.every(({ ref, relation }) => relation === "finetune" && isMakersId(ref.text, knowledge2)) && subject.roles.every((role) => role === "model-card" || role === "weights");
}

// src/core/lineage/use.ts
var rank3 = ["publish", "host", "bundle", "train", "reference"];
function inferUse(subject, settings) {
  const stated = statedUse(subject, settings);
  const claims = [...claimsOf(subject.claims, "use")].sort(
    (a, b) => rank3.indexOf(a.use) - rank3.indexOf(b.use) || Number(b.certain) - Number(a.certain)
  );
  if (stated) return { is: stated, certain: true, evidence: claims.filter(({ use }) => use === stated), stated: true };
  const first = claims[0];
  if (!first) return { is: "reference", certain: false, evidence: [], stated: false };
  const hasCard = subject.roles.includes("model-card");
  const withWork = hasCard && subject.roles.length > 1;
  return { is: first.use, certain: first.certain || first.use === "publish" && withWork, evidence: claims, stated: false };
}
function statedUse(subject, settings) {
  const matching = settings.uses.filter(({ folder }) => subject.files.some((file) => isBelow(file, folder)));
  return matching.sort((a, b) => b.folder.length - a.folder.length)[0]?.use;
}

// src/core/lineage/reach.ts
var maxHops = 8;
var maxOthers = 20;
function arrivals(subject, graph) {
  const found = /* @__PURE__ */ new Map();
  let front = graph.of(subject).flatMap((edge) => step(void 0, edge, "copy", subject.artifact === "dataset") ?? []);
  for (let hop = 0; hop < maxHops && front.length > 0; hop++) {
    const next = [];
    for (const arrival of front) {
      if (arrival.node.subject?.id === subject.id) continue;
      const key = `${arrival.reach} ${arrival.node.key}`;
      const known = found.get(key);
      found.set(key, known ? better(arrival, known) : arrival);
      if (known && !isSurer(arrival, known)) continue;
      for (const edge of graph.upstream(arrival.node)) {
        if (arrival.path.some(({ to }) => to.key === edge.to.key)) continue;
        const further = step(arrival, edge, arrival.reach, false);
        if (further) next.push(further);
      }
    }
    front = next;
  }
  return [...found.values()];
}
function better(arrival, known) {
  const leads = isSurer(arrival, known) || !isSurer(known, arrival) && arrival.firstHand && !known.firstHand;
  const [first, other] = leads ? [arrival, known] : [known, arrival];
  const others2 = [...known.others, { ...other, others: [] }].slice(0, maxOthers);
  return { ...first, others: others2 };
}
var order3 = ["possible", "likely", "certain"];
var isSurer = (a, b) => order3.indexOf(a.confidence) > order3.indexOf(b.confidence);
function step(from, edge, reach, isDataset) {
  const next = carry(reach, edge.relation, isDataset);
  if (!next) return void 0;
  const throughKnown = from !== void 0 && !from.node.subject;
  const inherited = throughKnown && from.node.kind !== "dataset" && (edge.relation === "trained-on" || edge.relation === "distilled");
  const beyondOutput = from?.reach === "output";
  const confidence = weaker(from?.confidence ?? "certain", inherited || beyondOutput ? "possible" : edge.confidence);
  const throughPublicData = from !== void 0 && from.node.kind === "dataset" && !from.node.subject;
  return {
    node: edge.to,
    path: [...from?.path ?? [], edge],
    reach: next,
    confidence,
    firstHand: (from?.firstHand ?? true) && !throughPublicData && !throughKnown && edge.inherited !== true,
    others: []
  };
}
function carry(reach, relation, isDataset) {
  switch (relation) {
    case "architecture-only":
      return void 0;
    case "quantized":
    case "re-upload":
      return reach;
    case "distilled":
      return reach === "data" ? void 0 : "output";
    case "trained-on":
      return reach === "output" ? void 0 : "data";
    case "generated-by":
      return reach === "data" || isDataset ? "output" : void 0;
    default:
      return reach === "copy" ? "derivative" : reach;
  }
}
function seenBy(license, arrival, artifact) {
  if (artifact === "dataset" && arrival.reach === "output") return arrival;
  const made = arrival.node.model;
  if (arrival.reach === "copy" && made && isMakersLicense(license) && license.licensor !== made.family.developer)
    return { ...arrival, reach: "derivative" };
  const isModelLicense = license.category === "community" || license.category === "rail" || license.category === "research";
  if (arrival.reach === "data" && arrival.node.kind === "dataset" && isModelLicense)
    return outputUnder(license, {
      ...arrival,
      reach: "output",
      firstHand: !arrival.node.isMirror && !arrival.path.some(({ inherited }) => inherited)
    });
  return arrival.reach === "output" ? outputUnder(license, arrival) : arrival;
}
var isMakersLicense = ({ category }) => category === "community" || category === "research";
function outputUnder(license, seen) {
  const { reach, confidence, firstHand } = seen;
  const distilled = license.derivatives?.distilled;
  if (!distilled || distilled === "output") return { reach, confidence, firstHand };
  return {
    reach: "derivative",
    confidence: weaker(confidence, firstHand && distilled === "derivative" ? "likely" : "possible"),
    firstHand
  };
}

// src/core/obligations/derive.ts
function obligationsOf(subject, graph, knowledge2) {
  return arrivals(subject, graph).flatMap((arrival) => [
    ...licensesOf(arrival, knowledge2).flatMap((licensed) => licenseDuties(subject, arrival, licensed)),
    ...outputDuties(subject, arrival)
  ]);
}
var formerStrength = 1;
function licensesOf(arrival, knowledge2) {
  const { model: model2, dataset: dataset2, subject } = arrival.node;
  const held = (ids, fact) => ids.flatMap((id) => {
    const license = knowledge2.licenses.get(id);
    return license ? [{ license, fact }] : [];
  });
  const hops = Math.min(3, ...arrival.path.flatMap(({ known }) => known ? [strength(known.verified)] : []));
  if (model2) {
    const former = model2.before?.at(-1);
    return [
      ...held(model2.licenses, Math.min(hops, strength(model2.family.verified))),
      ...former ? held(former.licenses, Math.min(hops, formerStrength)).flatMap(
        (licensed) => isMakers(licensed.license) ? [{ ...licensed, until: former.to }] : []
      ) : []
    ];
  }
  if (dataset2) return held(dataset2.licenses, Math.min(hops, dataset2.conflict?.length ? 2 : 3, strength(dataset2.verified)));
  if (!subject) return [];
  return declaredLicenses(subject, knowledge2).flatMap(({ license }) => license ? [{ license, fact: 3 }] : []);
}
var isMakers = ({ category }) => category === "community" || category === "rail" || category === "research";
var weakest = (license, clause, fact) => Math.min(fact, strength(clause.verified ?? license.verified));
function licenseDuties(subject, arrival, { license, fact, until }) {
  const { reach, confidence, firstHand } = seenBy(license, arrival, subject.artifact);
  const base = { kind: "license", subject, arrival, reach, confidence, firstHand, license, ...until !== void 0 && { until } };
  const duties = license.terms.filter(({ when }) => (!when.reaches || when.reaches.includes(reach)) && (!when.artifact || when.artifact.includes(subject.artifact))).map((term) => ({ ...base, check: term.id, term, clause: term.clause, strength: weakest(license, term.clause, fact) }));
  const policy = license.derivatives;
  if (policy && (reach === "copy" || reach === "derivative"))
    duties.push({
      ...base,
      check: "license-agrees-with-base",
      policy,
      clause: policy.clause,
      strength: weakest(license, policy.clause, fact)
    });
  return duties;
}
function outputDuties(subject, arrival) {
  const { service } = arrival.node;
  if (!service || arrival.reach !== "output" || subject.artifact === "dataset") return [];
  const data4 = [...arrival.path].reverse().find(({ to }) => to.dataset)?.to.dataset;
  const facts = arrival.path.flatMap(({ known }) => known ? [strength(known.verified)] : []);
  return [
    {
      kind: "output",
      check: "output-terms",
      subject,
      arrival,
      reach: arrival.reach,
      confidence: arrival.confidence,
      firstHand: arrival.firstHand,
      strength: Math.min(3, ...facts),
      service,
      documents: (data4?.outputTerms ?? []).filter((id) => service.terms.some((terms) => terms.id === id)),
      ...data4?.made && { made: data4.made }
    }
  ];
}

// src/core/analysis.ts
var Analysis = class {
  #knowledge;
  #entries = /* @__PURE__ */ new Map();
  #surroundings = "";
  #settings;
  constructor(knowledge2) {
    this.#knowledge = knowledge2;
  }
  /** Analyzes documents that are sorted by path. Yields after each subject. */
  *run(documents, settings) {
    const subjects = buildSubjects(documents);
    yield;
    const graph = buildGraph(subjects, this.#knowledge);
    const shipped = indexShipped(documents);
    const surroundings = surroundingsOf(documents);
    const mayReuse = surroundings === this.#surroundings && settings === this.#settings;
    const kept = mayReuse ? this.#entries : /* @__PURE__ */ new Map();
    yield;
    const isSame = sameness(graph, kept);
    const entries = /* @__PURE__ */ new Map();
    for (const subject of subjects) {
      const last = kept.get(subject.id);
      entries.set(subject.id, last && isSame(subject) ? last : this.#judge(subject, graph, shipped, settings));
      yield;
    }
    this.#entries = entries;
    this.#surroundings = surroundings;
    this.#settings = settings;
    const all = [...entries.values()];
    return {
      findings: all.flatMap(({ findings }) => findings),
      subjects: all.map(({ report }) => report),
      failures: all.flatMap(({ failures }) => failures)
    };
  }
  #judge(subject, graph, shipped, settings) {
    const knowledge2 = this.#knowledge;
    const use = inferUse(subject, settings);
    const upstream2 = graph.of(subject);
    if (isLicensorsOwn(subject, knowledge2))
      return { report: { subject, use, exempt: true, duties: [], upstream: upstream2 }, findings: [], failures: [] };
    const duties = obligationsOf(subject, graph, knowledge2);
    const view = { subject, use, declared: declaredLicenses(subject, knowledge2), duties, graph, shipped, knowledge: knowledge2, settings };
    const judgement = judge(view);
    return {
      report: { subject, use, exempt: false, duties: judgement.duties, upstream: upstream2 },
      findings: assemble(subject, use, judgement, settings),
      failures: judgement.failed.map(({ check: check2, reason }) => ({
        path: subject.files[0],
        range: { start: 0, end: 0 },
        key: "internal",
        detail: `${check2}: ${reason}`
      }))
    };
  }
};
function surroundingsOf(documents) {
  return documents.flatMap(({ path: path2, claims }) => [
    ...claimsOf(claims, "ships").map(
      ({ role, profile: profile2 }) => `${path2}\0${role}\0${profile2.words.length}\0${profile2.passages.map(({ hash }) => hash).join()}`
    ),
    ...claimsOf(claims, "says").map(({ phrase }) => `${path2}\0${phrase}`)
  ]).join("");
}
function sameness(graph, kept) {
  const known = /* @__PURE__ */ new Map();
  const ask = (subject) => {
    const answer = known.get(subject.id);
    if (answer !== void 0) return answer;
    known.set(subject.id, true);
    const last = kept.get(subject.id)?.report;
    const edges = graph.of(subject);
    const same = last !== void 0 && sameSubject(subject, last.subject) && sameEdges(edges, last.upstream) && edges.every(({ to }) => !to.subject || ask(to.subject));
    known.set(subject.id, same);
    return same;
  };
  return ask;
}
var sameSubject = (a, b) => a.name === b.name && a.folder === b.folder && a.artifact === b.artifact && a.claims.length === b.claims.length && a.claims.every((claim, i) => claim === b.claims[i]) && a.files.join("\0") === b.files.join("\0");
var sameEdges = (a, b) => a.length === b.length && a.every((edge, i) => edge.to.key === b[i]?.to.key && edge.relation === b[i]?.relation && edge.confidence === b[i]?.confidence);

// src/core/syntax/json.ts
import { parseTree, printParseErrorCode } from "jsonc-parser";
function parseJson(text) {
  const errors = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const root2 = tree && convert(tree, text);
  return {
    documents: root2 ? [root2] : [],
    problems: errors.map((error) => ({
      message: printParseErrorCode(error.error),
      range: { start: error.offset, end: error.offset + error.length }
    }))
  };
}
function convert(node, text) {
  const range = { start: node.offset, end: node.offset + node.length };
  if (node.type === "array") {
    const items2 = (node.children ?? []).map((child) => convert(child, text)).filter((item) => item !== void 0);
    return { type: "sequence", items: items2, range };
  }
  if (node.type === "object") {
    const entries = (node.children ?? []).map((child) => property(child, text)).filter((entry) => entry !== void 0);
    return { type: "mapping", entries, range };
  }
  return scalar2(node, range, text);
}
function property(node, text) {
  const [key, value] = node.children ?? [];
  if (!key) return void 0;
  const range = { start: key.offset, end: key.offset + key.length };
  return { key: scalar2(key, range, text), value: value && convert(value, text) };
}
function scalar2(node, range, text) {
  const quoted = node.type === "string";
  const closed = quoted && text.charAt(range.end - 1) === '"' && range.end - range.start > 1;
  const inner = quoted ? { start: range.start + 1, end: closed ? range.end - 1 : range.end } : range;
  return { type: "scalar", text: node.type === "null" ? "" : String(node.value ?? ""), range, inner, quoted };
}

// src/core/facts/extract.ts
var nothing = { documents: [], problems: [] };
function createExtractor(formats2, lexicon) {
  const matters = /* @__PURE__ */ new Map();
  function parse2(draft, text, syntax, scanned) {
    if (syntax === "text") return nothing;
    if (syntax === "markdown") return parseMatter(draft, text, scanned);
    const isJson = syntax === "json" || /\.jsonc?$/i.test(draft.path);
    if (text.length > maxChars[isJson ? "json" : "yaml"]) return refuse(draft, "too-large");
    if (isTooDeep(text)) return refuse(draft, "too-deep");
    return isJson ? parseJson(text) : parseYaml(text);
  }
  function parseMatter(draft, text, scanned) {
    const bounds = scanned?.frontMatter;
    if (!bounds) return nothing;
    const yaml = text.slice(bounds.yaml.start, bounds.yaml.end);
    const kept = matters.get(draft.path);
    if (kept && kept.yaml === yaml && kept.start === bounds.yaml.start) return kept.parsed;
    if (yaml.length > maxFrontMatter) return refuse(draft, "too-large");
    if (isTooDeep(yaml)) return refuse(draft, "too-deep");
    const parsed = parseYaml(yaml, bounds.yaml.start);
    matters.set(draft.path, { yaml, start: bounds.yaml.start, parsed });
    return parsed;
  }
  return {
    extract(path2, text) {
      const draft = { path: path2, claims: [], ranges: /* @__PURE__ */ new Map(), problems: [] };
      if (looksBinary(text)) {
        refuse(draft, "not-text");
        return finish2(draft, "none");
      }
      const name = nameOf(path2);
      const parsedBy = /* @__PURE__ */ new Map();
      for (const format of formats2) {
        if (!format.matches({ path: path2, name, text })) continue;
        let ready = parsedBy.get(format.syntax);
        if (!ready) {
          if (format.syntax === "markdown" && text.length > maxChars.markdown) {
            refuse(draft, "too-large");
            return finish2(draft, "none");
          }
          const scanned = format.syntax === "markdown" ? markdown(text) : void 0;
          ready = { parsed: parse2(draft, text, format.syntax, scanned), scanned };
          parsedBy.set(format.syntax, ready);
        }
        const doc = {
          path: path2,
          name,
          folder: folderOf(path2),
          text,
          roots: ready.parsed.documents,
          root: ready.parsed.documents[0],
          markdown: ready.scanned
        };
        if (format.recognizes && !format.recognizes(doc)) continue;
        format.extract(doc, emitter(draft));
        noteBrokenSyntax(draft, ready.parsed);
        says2(draft, doc, format, lexicon);
        return finish2(draft, format.id);
      }
      return finish2(draft, "none");
    }
  };
}
var looksBinary = (text) => text.slice(0, 2e3).includes("\0") || text.slice(0, 2e3).split("\uFFFD").length > 20;
function refuse(draft, key) {
  if (!draft.problems.some((problem) => problem.key === key)) draft.problems.push({ path: draft.path, range: { start: 0, end: 0 }, key });
  return nothing;
}
function noteBrokenSyntax(draft, parsed) {
  const first = parsed.problems[0];
  if (first) draft.problems.push({ path: draft.path, range: first.range, key: "broken-syntax", detail: first.message });
}
function emitter(draft) {
  return (claim, at, range, options = {}) => {
    if (draft.claims.length >= maxClaims) {
      refuse(draft, "too-many-claims");
      return;
    }
    draft.ranges.set(at, range);
    draft.claims.push({
      ...claim,
      subject: options.subject === void 0 ? draft.path : `${draft.path}#${options.subject}`,
      anchor: { path: draft.path, at },
      basis: options.basis ?? "declared",
      confidence: options.confidence ?? "certain"
    });
  };
}
function says2(draft, doc, format, lexicon) {
  const where = format.phrases?.(doc);
  if (!where || doc.text.length > maxChars.markdown) return;
  const from = frontMatter(doc.text)?.whole.end ?? 0;
  const emit = emitter(draft);
  for (const { phrase, start, end } of lexicon.find(from > 0 ? doc.text.slice(from) : doc.text))
    emit({ kind: "says", phrase, in: where }, `says/${phrase}`, { start: start + from, end: end + from });
}
var finish2 = (draft, format) => ({ ...draft, format });

// src/core/findings/order.ts
function ordered(findings, locate) {
  const keyed = findings.map((finding) => ({ finding, start: locate(finding)?.start ?? 0 }));
  keyed.sort(
    (a, b) => comparePaths(a.finding.at.path, b.finding.at.path) || a.start - b.start || comparePaths(a.finding.id, b.finding.id) || comparePaths(a.finding.fingerprint, b.finding.fingerprint)
  );
  return keyed.map(({ finding }) => finding);
}

// src/core/formats/not-config.ts
var paths = /(?:^|\/)(?:\.github|\.gitlab|\.circleci|\.devcontainer|\.vscode|\.claude|\.idea|node_modules|issue_template|k8s|helm)\//i;
var names2 = /^(?:\.gitlab-ci|\.pre-commit-config|\.readthedocs|\.travis|docker-compose.*|compose|mkdocs|_config|environment|conda.*|cog|renovate|package|package-lock|tsconfig.*|jsconfig.*|composer|pnpm-lock|pnpm-workspace|codecov|dependabot|citation|action|\.eslintrc|\.prettierrc|tokenizer|tokenizer_config|special_tokens_map|generation_config|preprocessor_config|vocab|added_tokens|trainer_state|all_results|train_results|eval_results)\.(?:ya?ml|json|jsonc)$/i;
var foreignKeys = [
  "compute_environment",
  "zero_optimization",
  "train_micro_batch_size_per_gpu",
  "judge_model",
  "bench_name",
  "baseline_model",
  "fn_completions",
  "completions_kwargs",
  "doc_to_text",
  "output_type",
  "tasks_list",
  "$schema",
  "bomFormat",
  "@graph",
  "@context",
  "spdxVersion",
  "services",
  "jobs",
  "repos",
  "channels",
  "swagger",
  "openapi"
];
var notConfig = {
  id: "not-config",
  title: "Configuration of something else",
  syntax: "yaml",
  matches: ({ path: path2, name, text }) => /\.(?:ya?ml|json|jsonc)$/i.test(name) && (paths.test(path2) || names2.test(name) || isForeignText(text)),
  extract: () => {
  }
};
function isForeignText(text) {
  const head = text.slice(0, 2e4);
  return /^["']?(?:apiVersion|version: ?["']?3["']?$)/m.test(head) && /^["']?(?:kind|services)["']?:/m.test(head);
}
var isForeign = (root2) => {
  const keys2 = keysOf(root2);
  return keys2.length === 0 || foreignKeys.some((key) => keys2.includes(key)) || has(root2, "task") && has(root2, "dataset_path") || has(root2, "model_args") && has(root2, "tasks");
};

// src/core/formats/vocabulary.ts
function upstream(emit, { node, at }, relation, expects, options = {}) {
  const text = node.text.trim();
  if (isPlaceholder(text)) return;
  const ref = { text, expects, ...options.scheme && { scheme: options.scheme } };
  const { scheme: _, ...claim } = options;
  emit({ kind: "upstream", ref, relation }, at, node.inner, claim);
}
function upstreams(emit, root2, patterns2, relation, expects, options = {}) {
  for (const pattern of patterns2) for (const located of scalars(root2, pattern)) upstream(emit, located, relation, expects, options);
}
function commaItems({ node, at }) {
  let from = node.inner.start;
  return node.text.split(",").map((item, i) => {
    const start = from + (item.length - item.trimStart().length);
    from += item.length + 1;
    const inner = { start, end: start + item.trim().length };
    return { at: i === 0 ? at : `${at}#${i}`, node: { ...node, text: item.trim(), range: inner, inner } };
  });
}
function trainingUse(emit, root2, ids, start, defaultsToPush = false, subject) {
  const options = subject === void 0 ? {} : { subject };
  const id = ids.flatMap((pattern) => scalars(root2, pattern)).find(({ node }) => !isPlaceholder(node.text));
  const push = get(root2, "push_to_hub");
  const say = (use, sign, at) => emit({ kind: "use", use, certain: true, sign }, at.at, at.node.inner, options);
  if (isTrue(get(root2, "hub_private_repo")) || isTrue(get(root2, "hub_private"))) return say("train", "private-push", id ?? start);
  if (id && !isFalse(push) && (defaultsToPush || isTrue(push))) return say("publish", defaultsToPush ? "hub-model-id" : "push-to-hub", id);
  say("train", isFalse(push) ? "no-push" : "training-config", start);
}
function named(emit, root2, pattern, as, subject) {
  const located = scalars(root2, pattern)[0];
  if (!located || isPlaceholder(located.node.text)) return;
  const claim = { kind: "named", name: located.node.text.trim(), as };
  emit(claim, located.at, located.node.inner, subject === void 0 ? {} : { subject });
}
var isPlaceholder = (text) => text.trim() === "" || /\$\{|^\$|\{\{|\?\?\?|^[<[].*[>\]]$|<[\w -]+>|\[more information needed\]|(?:^|\/)path\/to\/|^\/?path\/to|replace[ _-]with|^your[-_ /]|[/_-]your[-_]|^(?:xxx+|todo|tbd|placeholder|dummy|example|model|none|null|n\/a)$/i.test(
  text.trim()
);

// src/core/formats/axolotl.ts
var dataPaths = ["/datasets/*/path", "/pretraining_dataset/*/path", "/pretraining_dataset"];
var loaders = /^(?:json|jsonl|csv|text|parquet|arrow)$/i;
var axolotl = {
  id: "axolotl",
  title: "axolotl config",
  syntax: "yaml",
  matches: ({ name, text }) => /\.ya?ml$/i.test(name) && /^base_model:/m.test(text) && /^(?:datasets|pretraining_dataset|micro_batch_size|sequence_len):/m.test(text),
  recognizes: ({ root: root2 }) => !isForeign(root2) && has(root2, "base_model") && !has(root2, "merge_method") && (has(root2, "datasets") || has(root2, "pretraining_dataset") || has(root2, "micro_batch_size")),
  extract({ root: root2 }, emit) {
    const base = scalars(root2, "/base_model")[0];
    if (!base) return;
    const isAdapter = /lora/i.test(textAt(root2, "/adapter") ?? "");
    emit({ kind: "is", role: "training", artifact: isAdapter ? "adapter" : "model" }, base.at, base.node.inner);
    upstream(emit, base, isAdapter ? "adapter" : "finetune", "model");
    upstreams(emit, root2, ["/lora_model_dir"], "finetune", "model", { scheme: "path" });
    upstreams(emit, root2, ["/kd_teacher", "/teacher_model"], "distilled", "model");
    for (const pattern of dataPaths)
      for (const data4 of scalars(root2, pattern)) for (const located of files2(data4, root2)) upstream(emit, located, "trained-on", "dataset");
    named(emit, root2, "/hub_model_id", "hub-id");
    named(emit, root2, "/output_dir", "output");
    trainingUse(emit, root2, ["/hub_model_id"], base, true);
  }
};
function files2(data4, root2) {
  if (isPlaceholder(data4.node.text)) return [];
  return loaders.test(data4.node.text) ? scalars(root2, `${data4.at.replace(/\/path$/, "")}/data_files`) : [data4];
}

// src/core/formats/card-body.ts
var target = String.raw`(?:\[[^\]]*\]\(\s*)?<?((?:https?:\/\/)?[\w./:-]+)`;
var basePatterns = [
  {
    relation: "finetune",
    pattern: new RegExp(String.raw`^\s*[-*]?\s*\*{0,2}Fine-?tuned from(?: model)?(?: \[optional\])?\s*:?\*{0,2}\s*:?\s*` + target, "i")
  },
  { relation: "finetune", pattern: new RegExp(String.raw`\bis a (?:\w+[ -])?fine-?tuned version of\s+\*{0,2}` + target, "i") },
  {
    relation: "quantized",
    pattern: new RegExp(String.raw`^\s*[-*]?\s*\*{0,2}Original model(?: card)?\*{0,2}\s*:\*{0,2}\s*` + target, "i")
  },
  { relation: "quantized", pattern: new RegExp(String.raw`\bquantized (?:version|model) of\s+\*{0,2}` + target, "i") },
  {
    relation: "quantized",
    pattern: new RegExp(String.raw`\b(?:GGUF|GGML|GPTQ|AWQ)(?: format)? (?:model )?files for\s+\*{0,2}` + target, "i")
  },
  { relation: "quantized", pattern: new RegExp(String.raw`\bconverted to (?:GGUF|MLX)(?: format)? from\s+\*{0,2}` + target, "i") }
];
var licensePattern = /^\s*[-*]?\s*\*{0,2}License(?: \[optional\])?\s*:?\*{0,2}\s*:?\s*\[?([A-Za-z][\w.+ -]{1,60})/i;
function bodyStatements(doc, emit) {
  let bases = 0;
  let licenses = 0;
  for (const line of doc.markdown?.prose ?? []) {
    for (const { pattern, relation } of basePatterns) {
      const match = pattern.exec(line.text);
      const ref = match?.[1]?.replace(/[).,;:]+$/, "");
      if (!match || !ref || isPlaceholder(ref) || !/\//.test(ref)) continue;
      const start2 = line.start + match.index + match[0].lastIndexOf(match[1] ?? "");
      emit(
        { kind: "upstream", ref: { text: ref, expects: "model" }, relation },
        `body/base/${bases++}`,
        { start: start2, end: start2 + ref.length },
        { basis: "code", confidence: "certain" }
      );
      break;
    }
    const license = licensePattern.exec(line.text);
    const value = license?.[1]?.trim();
    if (!license || !value || isPlaceholder(value) || /more information/i.test(value)) continue;
    const start = line.start + license.index + license[0].lastIndexOf(license[1] ?? "");
    emit(
      { kind: "licensed", value, via: "prose" },
      `body/license/${licenses++}`,
      { start, end: start + value.length },
      { basis: "prose", confidence: "likely" }
    );
  }
}

// src/core/formats/model-card.ts
var hubKeys = [
  "base_model",
  "base_model_relation",
  "library_name",
  "pipeline_tag",
  "model-index",
  "license_name",
  "license_link",
  "datasets",
  "model_name",
  "model_creator",
  "model_type",
  "quantized_by",
  "widget",
  "inference",
  "co2_eq_emissions",
  "thumbnail",
  "metrics",
  "extra_gated_prompt",
  "new_version",
  "prompt_template",
  "tasks"
];
var softKeys = ["license", "tags", "language"];
var pageKeys = ["layout", "sidebar_position", "sidebar_label", "permalink", "redirect_from", "nav_order", "slug", "date", "template"];
var datasetKeys = [
  "dataset_info",
  "task_categories",
  "task_ids",
  "size_categories",
  "annotations_creators",
  "language_creators",
  "source_datasets",
  "pretty_name",
  "paperswithcode_id",
  "multilinguality",
  "multilingualism"
];
var modelCard = {
  id: "model-card",
  title: "Hugging Face model card",
  syntax: "markdown",
  phrases: () => "card",
  matches: ({ name }) => /\.(?:md|markdown)$/i.test(name),
  recognizes: ({ root: root2, name }) => isCard(root2, name) && !datasetKeys.some((key) => has(root2, key)),
  extract(doc, emit) {
    emit({ kind: "is", role: "model-card", artifact: artifactOf(doc.root) }, "card", firstWords(doc));
    licenseClaims(doc.root, emit);
    baseClaims(doc, emit);
    dataClaims(doc.root, emit);
    nameClaims(doc, emit);
    useClaims(doc, emit);
    bodyStatements(doc, emit);
  }
};
function isCard(root2, name) {
  const keys2 = keysOf(root2);
  if (keys2.length === 0 || keys2.some((key) => pageKeys.includes(key))) return false;
  if (keys2.some((key) => hubKeys.includes(key) || datasetKeys.includes(key))) return true;
  return /^readme|model[_-]?card/i.test(name) && keys2.some((key) => softKeys.includes(key));
}
var artifactOf = (root2) => scalars(root2, "/base_model_relation").some(({ node }) => node.text === "adapter") || scalars(root2, "/library_name").some(({ node }) => node.text.toLowerCase() === "peft") ? "adapter" : "model";
function firstWords(doc) {
  const first = doc.root?.type === "mapping" ? doc.root.entries[0]?.key.range : void 0;
  return first ?? { start: 0, end: 0 };
}
function licenseClaims(root2, emit) {
  for (const via of ["license", "license_name", "license_link"])
    for (const { node, at } of scalars(root2, `/${via}`))
      if (!isPlaceholder(node.text)) emit({ kind: "licensed", value: node.text.trim(), via }, at, node.inner);
  for (const { node, at } of scalars(root2, "/tags"))
    if (/^license:/i.test(node.text)) emit({ kind: "licensed", value: node.text.slice(8).trim(), via: "tag" }, at, node.inner);
}
var relations = {
  finetune: "finetune",
  adapter: "adapter",
  merge: "merge",
  quantized: "quantized"
};
function baseClaims(doc, emit) {
  const { root: root2 } = doc;
  const bases = scalars(root2, "/base_model");
  const relation = relationOf(doc, bases.length);
  for (const base of bases) upstream(emit, base, relation, "model");
  for (const link of scalars(root2, "/model_link")) upstream(emit, link, "quantized", "model");
  for (const located of scalars(root2, "/tags")) {
    const tag = /^base_model:(?:(finetune|adapter|merge|quantized):)?(?=[\w.-]+\/)/.exec(located.node.text);
    if (!tag) continue;
    const from = located.node.inner.start + tag[0].length;
    const node = { ...located.node, text: located.node.text.slice(tag[0].length), inner: { start: from, end: located.node.inner.end } };
    upstream(emit, { ...located, node }, relations[tag[1] ?? ""] ?? "unspecified", "model");
  }
}
var quantizedTag = /^(?:gguf|ggml|gptq|awq|exl2|exl3|mlx|quantized|[48]-bit|imatrix|llama\.cpp|llama-cpp|gguf-my-repo|onnx)$/;
var quantizedName = /(?:^|[-_. ])(?:gguf|ggml|gptq|awq|exl2|exl3|bnb-4bit|bnb-8bit|mlx|fp8|w4a16|w8a8|int4|int8)(?:$|[-_. ])/i;
function relationOf({ root: root2, folder, markdown: markdown2 }, bases) {
  const stated = scalars(root2, "/base_model_relation")[0]?.node.text.toLowerCase();
  const known = stated ? relations[stated] : void 0;
  if (known) return known;
  const tags = [...scalars(root2, "/tags"), ...scalars(root2, "/library_name")].map(({ node }) => node.text.toLowerCase());
  if (bases > 1 || tags.some((tag) => /^(?:merge|mergekit)$/.test(tag))) return "merge";
  if (has(root2, "quantized_by") || tags.some((tag) => quantizedTag.test(tag))) return "quantized";
  if (quantizedName.test(nameOf(folder)) || quantizedName.test(markdown2?.headings[0]?.text ?? "")) return "quantized";
  return artifactOf(root2) === "adapter" || tags.some((tag) => /^(?:lora|qlora|adapter)$/.test(tag)) ? "adapter" : "finetune";
}
function dataClaims(root2, emit) {
  for (const pattern of ["/datasets", "/datasets/train"])
    for (const data4 of scalars(root2, pattern)) upstream(emit, data4, "trained-on", "dataset");
}
function nameClaims(doc, emit) {
  named(emit, doc.root, "/model_name", "model-name");
  for (const { node, at } of find(doc.root, "/model-index/*/name"))
    if (node.type === "scalar" && !isPlaceholder(node.text)) emit({ kind: "named", name: node.text.trim(), as: "index" }, at, node.inner);
  const heading = doc.markdown?.headings.find(({ level }) => level <= 2);
  if (heading?.level === 1 && heading.text !== "" && !isPlaceholder(heading.text))
    emit({ kind: "named", name: heading.text, as: "heading" }, "title", heading.range, { confidence: "likely" });
}
function useClaims(doc, emit) {
  const base = scalars(doc.root, "/base_model")[0];
  if (base && !isPlaceholder(base.node.text))
    emit({ kind: "use", use: "publish", certain: true, sign: "card-declares-base" }, base.at, base.node.inner);
  else emit({ kind: "use", use: "publish", certain: false, sign: "hub-card" }, "card", firstWords(doc));
  if (get(doc.root, "model_link"))
    emit({ kind: "use", use: "publish", certain: true, sign: "card-declares-base" }, "card", firstWords(doc));
}

// src/core/formats/dataset-card.ts
var datasetCard = {
  id: "dataset-card",
  title: "Hugging Face data set card",
  syntax: "markdown",
  phrases: () => "card",
  matches: ({ name }) => /\.(?:md|markdown)$/i.test(name),
  recognizes: ({ root: root2 }) => datasetKeys.some((key) => has(root2, key)),
  extract(doc, emit) {
    const { root: root2 } = doc;
    emit({ kind: "is", role: "dataset-card", artifact: "dataset" }, "card", firstWords(doc));
    licenseClaims(root2, emit);
    for (const name of scalars(root2, "/pretty_name").slice(0, 1))
      if (!isPlaceholder(name.node.text))
        emit({ kind: "named", name: name.node.text, as: "heading" }, name.at, name.node.inner, { confidence: "likely" });
    for (const located of scalars(root2, "/source_datasets").flatMap(source)) upstream(emit, located, "unspecified", "dataset");
    emit({ kind: "use", use: "publish", certain: false, sign: "hub-card" }, "card", firstWords(doc));
  }
};
function source({ node, at }) {
  const prefix = /^extended(?:\|(?:other-?)?)?/i.exec(node.text)?.[0] ?? "";
  const text = node.text.slice(prefix.length).trim();
  if (text === "" || /^(?:original|other|extended)\b/i.test(text) || /other/i.test(prefix)) return [];
  return [{ at, node: { ...node, text, inner: { start: node.inner.start + prefix.length, end: node.inner.end } } }];
}

// src/core/formats/document.ts
var document = {
  id: "document",
  title: "Other documents",
  syntax: "text",
  matches: ({ name }) => /\.(?:md|markdown|mdx|rst|html?|txt|adoc)$/i.test(name),
  extract: () => {
  },
  phrases: () => "document"
};

// src/core/formats/generic-config.ts
var baseKeys = [
  "model_name_or_path",
  "pretrained_model_name_or_path",
  "pretrained_model",
  "pretrained_model_path",
  "base_model",
  "base_model_name",
  "base_model_name_or_path",
  "base_model_path",
  "model_name",
  "model_id",
  "model_path"
];
var teacherKeys = ["teacher_model", "teacher_model_name_or_path"];
var dataKeys = [
  "dataset_name",
  "dataset_name_or_path",
  "dataset_path",
  "dataset_id",
  "dataset",
  "train_dataset",
  "train_file",
  "data_path"
];
var trainingKeys = /^(?:.*(?:epochs?|learning_rate|warmup|weight_decay|grad(?:ient)?_accum|train(?:ing)?_|lora_|batch_size|optimizer|optim|max_steps).*|lr|lora|peft|train|training)$/i;
var containers = ["", "/model", "/training", "/train", "/args", "/config", "/data", "/trainer", "/sft"];
var evaluationNames = /(?:^|[/_.-])(?:eval|evaluation|bench|benchmark|judge|infer|inference|serve|serving|deploy|demo|chat|predict|generate)/i;
var genericConfig = {
  id: "generic-config",
  title: "Other training configs",
  syntax: "yaml",
  matches: ({ path: path2, name, text }) => /\.(?:ya?ml|json)$/i.test(name) && !evaluationNames.test(path2) && /["']?(?:model_name_or_path|pretrained_model|base_model|model_name|model_id|model_path)\w*["']?\s*:/.test(text) && /(?:epochs?|learning_rate|\blr|batch_size|lora|max_steps|train)\w*["']?\s*:/i.test(text),
  recognizes: ({ root: root2 }) => !isForeign(root2) && containers.some((at) => find(root2, at === "" ? "" : at).some(({ node }) => keysOf(node).some((key) => trainingKeys.test(key)))),
  extract({ root: root2 }, emit) {
    const bases = values(root2, baseKeys).filter(looksLikeId);
    const first = bases[0];
    if (!first) return;
    emit({ kind: "is", role: "training", artifact: "model" }, first.at, first.node.inner);
    upstream(emit, first, "finetune", "model");
    for (const teacher of values(root2, teacherKeys).filter(looksLikeId)) upstream(emit, teacher, "distilled", "model");
    for (const data4 of values(root2, dataKeys).filter(looksLikeId)) upstream(emit, data4, "trained-on", "dataset");
    named(emit, root2, "/hub_model_id", "hub-id");
    named(emit, root2, "/output_dir", "output");
    trainingUse(emit, root2, ["/hub_model_id"], first);
  }
};
var values = (root2, keys2) => keys2.flatMap((key) => containers.flatMap((at) => scalars(root2, `${at}/${key}`)));
var looksLikeId = ({ node }) => {
  const text = node.text.trim();
  return !isPlaceholder(text) && /^(?:https:\/\/huggingface\.co\/)?[A-Za-z][\w.-]*\/[\w.-]*[A-Za-z][\w.-]*$/.test(text) && !/^(?:application|text|image|data|datasets|models|outputs?|checkpoints?|src|configs?)\//i.test(text);
};

// src/core/formats/license-file.ts
var licenseFile = {
  id: "license-file",
  title: "License, notice and use-policy files",
  syntax: "text",
  matches: ({ name }) => shippedRole(name) !== void 0,
  // License texts quote the marks and notices that they order: only notice files speak.
  phrases: ({ name }) => shippedRole(name) === "notice" ? "notice" : void 0,
  extract({ name, text }, emit) {
    const role = shippedRole(name);
    if (!role) return;
    const first = /\S[^\r\n]*/.exec(text);
    const range = first ? { start: first.index, end: first.index + first[0].length } : { start: 0, end: 0 };
    emit({ kind: "ships", role, profile: profile(text) }, "text", range);
  }
};

// src/core/formats/llama-factory.ts
var stages = /^(?:sft|pt|dpo|kto|rm|ppo)$/i;
var llamaFactory = {
  id: "llama-factory",
  title: "LLaMA-Factory config",
  syntax: "yaml",
  matches: ({ name, text }) => /\.(?:ya?ml|json)$/i.test(name) && /^\s*["']?(?:model_name_or_path|model)["']?\s*:/m.test(text) && /^\s*["']?(?:stage|finetuning_type|template|infer_backend|train_dataset|export_dir)["']?\s*:/m.test(text),
  recognizes: ({ root: root2 }) => !isForeign(root2) && (has(root2, "model_name_or_path") && (stages.test(textAt(root2, "/stage") ?? "") || has(root2, "finetuning_type") || has(root2, "template") || has(root2, "export_dir")) || has(root2, "model") && has(root2, "train_dataset")),
  extract(doc, emit) {
    const { root: root2 } = doc;
    const base = scalars(root2, "/model_name_or_path")[0] ?? scalars(root2, "/model")[0];
    if (!base) return;
    const isAdapter = /lora|oft/i.test(textAt(root2, "/finetuning_type") ?? "") || has(root2, "peft_config");
    emit({ kind: "is", role: "training", artifact: isAdapter && !has(root2, "export_dir") ? "adapter" : "model" }, base.at, base.node.inner);
    upstream(emit, base, isAdapter ? "adapter" : "finetune", "model");
    for (const adapters of scalars(root2, "/adapter_name_or_path"))
      for (const item of commaItems(adapters)) upstream(emit, item, "finetune", "model", { scheme: "path" });
    if (trains(doc)) data(doc, emit);
    named(emit, root2, "/export_hub_model_id", "hub-id");
    named(emit, root2, "/hub_model_id", "hub-id");
    named(emit, root2, "/export_dir", "output");
    named(emit, root2, "/output_dir", "output");
    if (!trains(doc) && !has(root2, "export_dir"))
      emit({ kind: "use", use: "reference", certain: true, sign: "training-config" }, base.at, base.node.inner);
    else if (has(root2, "export_hub_model_id")) trainingUse(emit, root2, ["/export_hub_model_id"], base, true);
    else trainingUse(emit, root2, ["/hub_model_id"], base);
  }
};
var trains = ({ root: root2 }) => !isFalse(get(root2, "do_train")) && (isTrue(get(root2, "do_train")) || has(root2, "train_dataset") || has(root2, "stage") && has(root2, "dataset")) && !(has(root2, "infer_backend") && !has(root2, "stage"));
function data({ root: root2 }, emit) {
  for (const list of scalars(root2, "/dataset"))
    for (const item of commaItems(list)) upstream(emit, item, "trained-on", "dataset", { scheme: "alias" });
  upstreams(emit, root2, ["/train_dataset"], "trained-on", "dataset", { scheme: "path" });
}

// src/core/formats/llama-factory-data.ts
var sources = [
  { key: "hf_hub_url" },
  { key: "ms_hub_url", scheme: "modelscope" },
  { key: "om_hub_url", scheme: "modelscope" },
  { key: "script_url", scheme: "path" },
  { key: "cloud_file_name", scheme: "path" },
  { key: "file_name", scheme: "path" }
];
var llamaFactoryData = {
  id: "llama-factory-data",
  title: "LLaMA-Factory data set manifest",
  syntax: "json",
  matches: ({ name, text }) => name === "dataset_info.json" && /"(?:hf_hub_url|ms_hub_url|file_name|script_url|cloud_file_name)"/.test(text),
  recognizes: ({ root: root2 }) => find(root2, "/*").some(({ node }) => sources.some(({ key }) => keysOf(node).includes(key))),
  extract({ root: root2 }, emit) {
    if (root2?.type !== "mapping") return;
    for (const { key, value } of root2.entries) {
      const source2 = sources.find((candidate) => keysOf(value).includes(candidate.key));
      if (!source2) continue;
      const at = `/${key.text.replace(/~/g, "~0").replace(/\//g, "~1")}`;
      const options = { subject: key.text };
      emit({ kind: "is", role: "dataset-entry", artifact: "dataset" }, `${at}#key`, key.inner, options);
      emit({ kind: "named", name: key.text, as: "alias" }, `${at}#key`, key.inner, options);
      for (const located of scalars(value, `/${source2.key}`, at))
        upstream(emit, located, "re-upload", "dataset", { ...options, ..."scheme" in source2 && { scheme: source2.scheme } });
    }
  }
};

// src/core/formats/mergekit.ts
var members = ["/models/*/model", "/models/*", "/slices/*/sources/*/model", "/base_model", "/experts/*/source_model", "/source_model"];
var mergekit = {
  id: "mergekit",
  title: "mergekit config",
  syntax: "yaml",
  matches: ({ name, text }) => /\.ya?ml$/i.test(name) && /^(?:merge_method|slices|experts|gate_mode|models)\s*:/m.test(text),
  recognizes: ({ root: root2, roots }) => !isForeign(root2) && roots.some(isMerge),
  extract({ roots }, emit) {
    for (const [i, root2] of roots.entries()) if (isMerge(root2)) merge2(root2, emit, roots.length > 1 ? `${i}` : void 0);
  }
};
var isMerge = (root2) => has(root2, "merge_method") || has(root2, "slices") || has(root2, "gate_mode") || has(root2, "experts") && has(root2, "base_model");
function merge2(root2, emit, subject) {
  const options = subject === void 0 ? {} : { subject };
  const base = subject === void 0 ? "" : `@${subject}`;
  const found = members.flatMap((pattern) => scalars(root2, pattern, base)).flatMap((located) => parts(located));
  const nested = ["/models/*/model", "/slices/*/sources/*/model", "/base_model"].flatMap(
    (pattern) => [`${pattern}/model/path`, `${pattern}/model`, `${pattern}/path`].flatMap((inner) => scalars(root2, inner, base))
  );
  const all = [...found, ...nested].filter(({ node }) => !isPlaceholder(node.text));
  const first = all[0];
  if (!first) return;
  emit({ kind: "is", role: "merge", artifact: "model" }, first.at, first.node.inner, options);
  for (const located of all)
    upstream(emit, { ...located, node: { ...located.node, text: unmangled(located.node.text) } }, "merge", "model", options);
  if (get(root2, "name")) named(emit, root2, "/name", "output", subject);
  emit({ kind: "use", use: "train", certain: true, sign: "merge-config" }, first.at, first.node.inner, options);
}
function parts({ node, at }) {
  const plus = node.text.indexOf("+");
  if (plus < 0) return [{ node, at }];
  const cut = node.inner.start + plus;
  return [
    { at, node: { ...node, text: node.text.slice(0, plus), inner: { start: node.inner.start, end: cut } } },
    { at: `${at}#lora`, node: { ...node, text: node.text.slice(plus + 1), inner: { start: cut + 1, end: node.inner.end } } }
  ];
}
var unmangled = (text) => /^[A-Za-z][\w.-]*$/.test(text) && !text.includes("/") ? text.replace(/^([A-Za-z0-9-]+)_(?=[A-Za-z])/, "$1/") : text;

// src/core/formats/modelfile.ts
var modelfile = {
  id: "modelfile",
  title: "Ollama Modelfile",
  syntax: "text",
  matches: ({ name, text }) => /^modelfile(?:[.-].*)?$|\.modelfile$/i.test(name) && /^\s*from\s/im.test(text),
  extract({ text, name }, emit) {
    const instructions = parseModelfile(text);
    const from = instructions.find(({ word: word2 }) => word2 === "from");
    if (!from) return;
    const adapter = instructions.find(({ word: word2 }) => word2 === "adapter");
    const isOwnFile = isLocal(from.value);
    emit({ kind: "is", role: "modelfile", artifact: adapter ? "adapter" : "model" }, "from", from.range);
    const stem = name.replace(/^modelfile[.-]?/i, "").replace(/\.modelfile$/i, "");
    if (stem !== "") emit({ kind: "named", name: stem, as: "file" }, "from", from.range);
    reference(from, adapter !== void 0, isOwnFile, emit);
    if (adapter && !isPlaceholder(adapter.value))
      emit(
        { kind: "upstream", ref: { text: adapter.value, expects: "model", scheme: "path" }, relation: "adapter" },
        "adapter",
        adapter.range
      );
    for (const [i, license] of instructions.filter(({ word: word2 }) => word2 === "license").entries())
      emit({ kind: "ships", role: "license", profile: profile(license.value) }, `license/${i}`, license.range);
    const use = adapter ? "train" : "reference";
    emit(
      { kind: "use", use, certain: true, sign: adapter ? "modelfile-adapter" : "modelfile-parameters" },
      adapter ? "adapter" : "from",
      (adapter ?? from).range
    );
  }
};
function reference(from, hasAdapter, isOwnFile, emit) {
  if (isPlaceholder(from.value)) return;
  const ref = {
    text: from.value.replace(/^hf\.co\//i, "").replace(/^huggingface\.co\//i, ""),
    expects: "model",
    scheme: isOwnFile ? "path" : "ollama"
  };
  emit({ kind: "upstream", ref, relation: hasAdapter ? "adapter" : "re-upload" }, "from", from.range);
}
var isLocal = (value) => /^(?:\.{0,2}[\\/]|~|[a-z]:[\\/])|\.(?:gguf|bin|safetensors)$/i.test(value);
function parseModelfile(text) {
  const found = [];
  const start = /^[ \t]*(from|adapter|license|template|system|parameter|message|requires)[ \t]+/gim;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const at = match.index + match[0].length;
    const { from, to, next } = valueAt(text, at);
    found.push({ word: (match[1] ?? "").toLowerCase(), value: text.slice(from, to).trim(), range: { start: from, end: to } });
    start.lastIndex = Math.max(next, start.lastIndex);
  }
  return found;
}
function valueAt(text, at) {
  const message2 = /^(?:system|user|assistant)[ \t]+/i.exec(text.slice(at, at + 20));
  const open = message2 ? at + message2[0].length : at;
  if (text.startsWith('"""', open)) {
    const close = text.indexOf('"""', open + 3);
    const to = close < 0 ? text.length : close;
    return { from: open + 3, to, next: close < 0 ? text.length : close + 3 };
  }
  const newline = text.indexOf("\n", at);
  const line = text.slice(at, newline < 0 ? text.length : newline).trimEnd();
  const quoted = /^"([^"]*)"/.exec(line);
  const from = quoted ? at + 1 : at;
  return { from, to: quoted ? from + (quoted[1] ?? "").length : at + line.length, next: at + line.length };
}

// src/core/formats/ms-swift.ts
var swiftKeys = ["tuner_type", "train_type", "sft_type", "rlhf_type", "torch_dtype", "template", "model_id_or_path", "use_hf"];
var selfCognition = /(?:^|\/)self-cognition/i;
var msSwift = {
  id: "ms-swift",
  title: "ms-swift config",
  syntax: "yaml",
  matches: ({ name, text }) => /\.(?:ya?ml|json)$/i.test(name) && /^\s*["']?(?:model|model_id_or_path)["']?\s*:/m.test(text) && /^\s*["']?dataset["']?\s*:/m.test(text),
  recognizes: ({ root: root2 }) => !isForeign(root2) && get(root2, "model")?.type !== "mapping" && (has(root2, "model") || has(root2, "model_id_or_path")) && has(root2, "dataset") && swiftKeys.some((key) => has(root2, key)),
  extract({ root: root2 }, emit) {
    const base = scalars(root2, "/model_id_or_path")[0] ?? scalars(root2, "/model")[0];
    if (!base) return;
    const scheme = isTrue(get(root2, "use_hf")) ? "hub" : "modelscope";
    const isAdapter = /lora/i.test(textAt(root2, "/tuner_type") ?? textAt(root2, "/train_type") ?? textAt(root2, "/sft_type") ?? "lora");
    emit({ kind: "is", role: "training", artifact: isAdapter ? "adapter" : "model" }, base.at, base.node.inner);
    upstream(emit, base, isAdapter ? "adapter" : "finetune", "model", { scheme });
    for (const teacher of scalars(root2, "/teacher_model")) upstream(emit, teacher, "distilled", "model", { scheme });
    for (const located of scalars(root2, "/dataset").flatMap(words))
      if (!selfCognition.test(located.node.text)) upstream(emit, located, "trained-on", "dataset", { scheme });
    named(emit, root2, "/hub_model_id", "hub-id");
    named(emit, root2, "/output_dir", "output");
    trainingUse(emit, root2, ["/hub_model_id"], base);
  }
};
function words({ node, at }) {
  return [...node.text.matchAll(/\S+/g)].map((match, i) => {
    const inner = { start: node.inner.start + match.index, end: node.inner.start + match.index + match[0].length };
    return { at: i === 0 ? at : `${at}#${i}`, node: { ...node, text: match[0], range: inner, inner } };
  });
}

// src/core/formats/peft-adapter.ts
var peftAdapter = {
  id: "peft-adapter",
  title: "PEFT adapter config",
  syntax: "json",
  matches: ({ name }) => name === "adapter_config.json",
  extract({ root: root2 }, emit) {
    const base = scalars(root2, "/base_model_name_or_path")[0];
    const range = base?.node.inner ?? { start: 0, end: 1 };
    emit({ kind: "is", role: "adapter", artifact: "adapter" }, base?.at ?? "adapter", range);
    emit({ kind: "use", use: "train", certain: true, sign: "adapter-folder" }, base?.at ?? "adapter", range);
    if (base && !isPlaceholder(base.node.text)) upstream(emit, base, "adapter", "model");
  }
};

// src/core/formats/torchtune.ts
var torchtune = {
  id: "torchtune",
  title: "torchtune recipe",
  syntax: "yaml",
  matches: ({ name, text }) => /\.ya?ml$/i.test(name) && /_component_:/.test(text) && /torchtune\./.test(text),
  recognizes: ({ root: root2 }) => !isForeign(root2) && has(get(root2, "model"), "_component_"),
  extract({ root: root2 }, emit) {
    const base = scalars(root2, "/model/_component_")[0];
    if (!base || !(has(root2, "dataset") && (has(root2, "optimizer") || has(root2, "loss")))) return;
    const isAdapter = /lora|dora/i.test(base.node.text);
    emit({ kind: "is", role: "training", artifact: isAdapter ? "adapter" : "model" }, base.at, base.node.inner);
    const isSized = /_\d+(?:\.\d+)?[mb](?:_|$)/i.test(base.node.text.replace(/(\d)_(\d)/g, "$1.$2"));
    const relation = !isSized ? "architecture-only" : isAdapter ? "adapter" : "finetune";
    upstream(emit, base, relation, "model", { scheme: "torchtune" });
    for (const folder of scalars(root2, "/checkpointer/checkpoint_dir"))
      upstream(emit, folder, isAdapter ? "adapter" : "finetune", "model", { scheme: "path" });
    for (const teacher of scalars(root2, "/teacher_model/_component_"))
      upstream(emit, teacher, "distilled", "model", { scheme: "torchtune" });
    for (const located of data2(root2)) upstream(emit, located, "trained-on", "dataset");
    named(emit, root2, "/output_dir", "output");
    emit({ kind: "use", use: "train", certain: true, sign: "training-config" }, base.at, base.node.inner);
  }
};
function data2(root2) {
  return ["/dataset", "/dataset/*"].flatMap((at) => {
    const source2 = scalars(root2, `${at}/source`);
    const isFile = /^(?:json|csv|text|parquet)$/i.test(source2[0]?.node.text ?? "");
    if (isFile) return scalars(root2, `${at}/data_files`);
    if (source2.length > 0) return source2;
    return textAt(root2, `${at}/_component_`) === void 0 ? [] : scalars(root2, `${at}/_component_`);
  });
}

// src/core/formats/transformers-config.ts
var transformersConfig = {
  id: "transformers-config",
  title: "Transformers model config",
  syntax: "json",
  matches: ({ name, text }) => name === "config.json" && /"(?:model_type|architectures)"/.test(text),
  recognizes: ({ root: root2 }) => has(root2, "model_type") || has(root2, "architectures"),
  extract({ root: root2 }, emit) {
    const base = scalars(root2, "/_name_or_path")[0];
    const first = base ?? scalars(root2, "/architectures")[0] ?? scalars(root2, "/model_type")[0];
    if (!first) return;
    emit({ kind: "is", role: "weights", artifact: "model" }, first.at, first.node.inner);
    if (!base || isPlaceholder(base.node.text)) return;
    upstream(emit, base, has(root2, "quantization_config") ? "quantized" : "finetune", "model", { confidence: "likely" });
  }
};

// src/core/formats/trl.ts
var dataKeys2 = [
  "dataset_name",
  "dataset_mixer",
  "dataset_mixture",
  "dataset_mixer_list",
  "datasets",
  "train_file",
  "dataset_name_or_path",
  "dataset_train_split"
];
var trainerKeys = /^\s*["']?(?:per_device_train_batch_size|num_train_epochs|gradient_accumulation_steps|learning_rate|max_steps)["']?\s*:/m;
var trl = {
  id: "trl",
  title: "TRL, alignment-handbook or open-instruct config",
  syntax: "yaml",
  matches: ({ name, text }) => /\.(?:ya?ml|json)$/i.test(name) && /^\s*["']?model_name_or_path["']?\s*:/m.test(text) && trainerKeys.test(text),
  recognizes: ({ root: root2 }) => !isForeign(root2) && has(root2, "model_name_or_path") && dataKeys2.some((key) => has(root2, key)),
  extract(doc, emit) {
    const { root: root2 } = doc;
    const base = scalars(root2, "/model_name_or_path")[0];
    if (!base) return;
    const isAdapter = isTrue(get(root2, "use_peft")) || isTrue(get(root2, "use_lora"));
    emit({ kind: "is", role: "training", artifact: isAdapter ? "adapter" : "model" }, base.at, base.node.inner);
    upstream(emit, base, isAdapter ? "adapter" : "finetune", "model");
    upstreams(emit, root2, ["/teacher_model_name_or_path", "/teacher_model"], "distilled", "model");
    data3(doc, emit);
    named(emit, root2, "/hub_model_id", "hub-id");
    named(emit, root2, "/hf_repo_id", "hub-id");
    named(emit, root2, "/output_dir", "output");
    trainingUse(emit, root2, ["/hub_model_id", "/hf_repo_id"], base);
  }
};
function data3({ root: root2 }, emit) {
  upstreams(
    emit,
    root2,
    ["/dataset_name", "/dataset_name_or_path", "/datasets/*/path", "/datasets/*/id", "/dataset_mixture/datasets/*/id", "/train_file"],
    "trained-on",
    "dataset"
  );
  for (const key of [...keysAt(root2, "/dataset_mixer"), ...keysAt(root2, "/dataset_mixture")])
    if (key.node.text !== "datasets" && /\//.test(key.node.text)) upstream(emit, key, "trained-on", "dataset");
  for (const item of scalars(root2, "/dataset_mixer_list").filter(isNoWeight)) upstream(emit, item, "trained-on", "dataset");
}
var isNoWeight = ({ node }) => !/^[\d.]+$/.test(node.text.trim());

// src/core/formats/index.ts
var formats = [
  peftAdapter,
  transformersConfig,
  llamaFactoryData,
  modelfile,
  licenseFile,
  notConfig,
  torchtune,
  mergekit,
  axolotl,
  llamaFactory,
  trl,
  msSwift,
  genericConfig,
  datasetCard,
  modelCard,
  document
];

// src/core/policy/policy.ts
var isPolicyFile = (path2) => /^model-terms\.ya?ml$/i.test(nameOf(path2));
var uses = ["publish", "train", "reference", "bundle", "host"];
var severities = ["error", "warning", "information", "hint", "off"];
var keys = ["uses", "answers", "commercial", "severities"];
function readPolicy(path2, text, knowledge2) {
  const reader = new Reader2(path2, knowledge2);
  if (text.length > maxChars.yaml || isTooDeep(text)) reader.refuse(text.length > maxChars.yaml ? "too-large" : "too-deep");
  else {
    const { documents, problems: problems2 } = parseYaml(text);
    for (const { range, message: detail } of problems2.slice(0, 1)) reader.problems.push({ path: path2, range, key: "broken-syntax", detail });
    const root2 = documents[0];
    if (root2) reader.read(root2);
  }
  return {
    settings: { uses: reader.uses, answers: reader.answers, commercial: reader.commercial, severities: reader.severities },
    problems: reader.problems
  };
}
var Reader2 = class {
  uses = [];
  answers = [];
  severities = /* @__PURE__ */ new Map();
  problems = [];
  commercial;
  #path;
  #knowledge;
  constructor(path2, knowledge2) {
    this.#path = path2;
    this.#knowledge = knowledge2;
  }
  refuse(key) {
    this.problems.push({ path: this.#path, range: { start: 0, end: 0 }, key });
  }
  read(root2) {
    if (root2.type !== "mapping") return this.#say(root2.range, "policy.no-mapping");
    for (const { key } of root2.entries)
      if (!keys.includes(key.text))
        this.#say(key.range, "policy.unknown-key", { key: key.text, known: keys.join(", ") });
    for (const item of items(get(root2, "uses"))) this.#use(item);
    for (const item of items(get(root2, "answers"))) this.#answer(item);
    const severity = get(root2, "severities");
    if (severity?.type === "mapping") for (const { key, value } of severity.entries) this.#severity(key, value);
    this.commercial = this.#boolean(get(root2, "commercial"), "commercial");
  }
  #use(item) {
    const folder = this.#folder(item);
    const value = get(item, "use");
    if (folder === void 0 || value?.type !== "scalar") return;
    const use = uses.find((known) => known === value.text);
    if (use) this.uses.push({ folder, use });
    else this.#say(value.range, "policy.unknown-use", { value: value.text, known: uses.join(", ") });
  }
  #answer(item) {
    const check2 = get(item, "check");
    const license = get(item, "license");
    const folder = get(item, "folder") ? this.#folder(item) : folderOf(this.#path);
    const met2 = this.#boolean(get(item, "met"), "met");
    const note = get(item, "note");
    if (check2?.type !== "scalar" || !checks.some(({ id }) => id === check2.text))
      return this.#say(check2?.range ?? item.range, "policy.unknown-check", { value: check2?.type === "scalar" ? check2.text : "" });
    if (license?.type === "scalar" && !this.#knowledge.licenses.has(license.text))
      return this.#say(license.range, "policy.unknown-license", { value: license.text });
    if (note?.type !== "scalar" || note.text.trim() === "") return this.#say(check2.range, "policy.no-note");
    if (met2 === void 0) return this.#say(check2.range, "policy.no-boolean", { key: "met" });
    if (folder !== void 0)
      this.answers.push({ check: check2.text, ...license?.type === "scalar" && { license: license.text }, folder, met: met2, note: note.text });
  }
  #severity(check2, value) {
    if (!checks.some(({ id }) => id === check2.text)) return this.#say(check2.range, "policy.unknown-check", { value: check2.text });
    const text = value?.type === "scalar" ? isFalse(value) ? "off" : value.text : "";
    const severity = severities.find((known) => known === text);
    if (severity) this.severities.set(check2.text, severity);
    else this.#say(value?.range ?? check2.range, "policy.unknown-severity", { value: text, known: severities.join(", ") });
  }
  #folder(item) {
    const folder = get(item, "folder");
    if (folder?.type !== "scalar") {
      this.#say(item.range, "policy.no-folder");
      return void 0;
    }
    const path2 = join(folderOf(this.#path), folder.text);
    if (path2 === void 0) this.#say(folder.range, "policy.outside", { folder: folder.text });
    return path2;
  }
  #boolean(node, key) {
    if (node === void 0) return void 0;
    if (isTrue(node)) return true;
    if (isFalse(node)) return false;
    this.#say(node.range, "policy.no-boolean", { key });
    return void 0;
  }
  #say(range, key, args = {}) {
    this.problems.push({ path: this.#path, range, key: "workspace-file", message: message(key, args) });
  }
};
var items = (node) => node?.type === "sequence" ? node.items.filter((item) => item.type === "mapping") : [];
function combine(base, policies) {
  const all = [...policies].map(({ settings }) => settings);
  return {
    ...base,
    uses: [...base.uses, ...all.flatMap((settings) => settings.uses)],
    answers: [...base.answers, ...all.flatMap((settings) => settings.answers)],
    commercial: all.map(({ commercial }) => commercial).find((value) => value !== void 0) ?? base.commercial,
    severities: new Map([...base.severities, ...all.flatMap((settings) => [...settings.severities])])
  };
}

// src/core/settings.ts
var defaultSettings = {
  uses: [],
  answers: [],
  commercial: void 0,
  severities: /* @__PURE__ */ new Map(),
  locale: "en",
  today: "1970-01-01"
};

// src/core/session.ts
function createSession(knowledge2, settings = defaultSettings) {
  return new WorkspaceSession(knowledge2, settings);
}
var WorkspaceSession = class {
  #knowledge;
  #extractor;
  #files = /* @__PURE__ */ new Map();
  #policies = /* @__PURE__ */ new Map();
  #notes = /* @__PURE__ */ new Map();
  #analysis;
  #settings;
  /** Settings of the host with those of the workspace files. */
  #combined;
  #result;
  #revision = 0;
  constructor(knowledge2, settings) {
    this.#knowledge = knowledge2;
    this.#settings = settings;
    this.#combined = settings;
    this.#analysis = new Analysis(knowledge2);
    this.#extractor = createExtractor(formats, lexiconOf(knowledge2));
  }
  upsert(path2, text) {
    const known = this.#files.get(path2);
    if (known?.text === text) return;
    this.#notes.delete(path2);
    const read = this.#extract(path2, text);
    const isSame = known !== void 0 && sameClaims(known.facts, read);
    this.#files.set(path2, { text, facts: isSame ? { ...read, claims: known.facts.claims } : read });
    if (isPolicyFile(path2)) {
      this.#policies.set(path2, readPolicy(path2, text, this.#knowledge));
      this.#combine();
    } else if (!isSame) this.#result = void 0;
    this.#revision++;
  }
  note(path2, key, detail) {
    this.remove(path2);
    this.#notes.set(path2, { path: path2, range: { start: 0, end: 0 }, key, ...detail !== void 0 && { detail } });
    this.#revision++;
  }
  remove(path2) {
    this.#notes.delete(path2);
    if (this.#policies.delete(path2)) this.#combine();
    if (this.#files.delete(path2)) this.#result = void 0;
    this.#revision++;
  }
  configure(settings) {
    this.#settings = settings;
    this.#combine();
    this.#revision++;
  }
  snapshot() {
    const steps2 = this.refresh();
    for (let step2 = steps2.next(); ; step2 = steps2.next()) if (step2.done) return step2.value;
  }
  *refresh() {
    if (!this.#result) {
      const revision = this.#revision;
      const documents = [...this.#files.values()].map(({ facts }) => facts).sort((a, b) => comparePaths(a.path, b.path));
      const result = yield* this.#analysis.run(documents, this.#combined);
      if (revision !== this.#revision) return this.snapshot();
      this.#result = result;
    }
    return this.#shot(this.#result);
  }
  #shot({ findings, subjects, failures }) {
    const files3 = new Map(this.#files);
    const locate = (anchor) => files3.get(anchor.path)?.facts.ranges.get(anchor.at);
    return {
      revision: this.#revision,
      findings: ordered(findings, ({ at }) => locate(at)),
      subjects,
      problems: [...this.#problems(), ...failures].sort((a, b) => comparePaths(a.path, b.path)),
      locate,
      text: (path2) => files3.get(path2)?.text,
      licenseFiles: () => [...files3].flatMap(
        ([path2, { text, facts }]) => claimsOf(facts.claims, "ships").some(({ role }) => role === "license") ? [{ path: path2, text }] : []
      )
    };
  }
  #combine() {
    this.#combined = combine(
      this.#settings,
      [...this.#policies].sort(([a], [b]) => comparePaths(a, b)).map(([, policy]) => policy)
    );
    this.#result = void 0;
  }
  /** A format that throws is our mistake: the file gives nothing but one note. */
  #extract(path2, text) {
    try {
      return this.#extractor.extract(path2, text);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return {
        path: path2,
        format: "none",
        claims: [],
        ranges: /* @__PURE__ */ new Map(),
        problems: [{ path: path2, range: { start: 0, end: 0 }, key: "internal", detail }]
      };
    }
  }
  #problems() {
    const read = [...this.#files].flatMap(([path2, { facts }]) => this.#policies.get(path2)?.problems ?? facts.problems.slice(0, 1));
    return [...read, ...this.#notes.values()];
  }
};
var lexiconOf = ({ licenses }) => createLexicon([
  ...new Set([...licenses.values()].flatMap(({ terms }) => terms.flatMap(({ marks, notice }) => [...marks ?? [], ...notice ?? []])))
]);
function sameClaims(a, b) {
  return a.format === b.format && a.claims.length === b.claims.length && a.claims.every((claim, i) => sameClaim(claim, b.claims[i]));
}
var sameClaim = (a, b) => b !== void 0 && claimKey(a) === claimKey(b);
var claimKey = (claim) => JSON.stringify(claim, (key, value) => key === "profile" ? Array.from(value.words).join() : value);

// scripts/fingerprint.ts
function fingerprintOf(license, edition, origin, text) {
  const { words: words2, passages } = profile(text);
  const bytes = Buffer.alloc(passages.length * 3);
  for (const [i, { hash }] of passages.entries()) bytes.writeUIntBE(hash, i * 3, 3);
  return {
    license,
    edition,
    words: words2.length,
    hash: fullHash(words2, 0, words2.length),
    head: hashRun(words2, 0, Math.min(headWords, words2.length)),
    passages: bytes.toString("base64"),
    origin
  };
}

// scripts/rules.ts
import { createHash } from "node:crypto";
import { readdir, readFile as readFile3 } from "node:fs/promises";
import { basename, join as join2 } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import deprecatedIds from "spdx-license-ids/deprecated.json" with { type: "json" };
import spdxIds from "spdx-license-ids/index.json" with { type: "json" };
import { parse } from "yaml";

// scripts/lint-rules.ts
var needs = {
  "include-license-copy": void 0,
  "include-notice": "notice",
  "display-attribution": "marks",
  "name-prefix": void 0,
  "pass-through-terms": void 0,
  "output-improves-other-model": "student",
  "non-commercial": void 0,
  "research-only": void 0,
  "share-alike": void 0,
  "no-derivatives": void 0,
  "retain-copyright": void 0,
  "state-changes": void 0,
  "use-policy": void 0,
  "user-threshold": "threshold",
  "revenue-threshold": "threshold",
  "commercial-registration": void 0,
  territory: "territories",
  registration: void 0,
  "gated-access": void 0,
  "purpose-limit": void 0,
  "no-hosted-service": void 0,
  "no-redistribution": void 0,
  "disclose-machine-generated": void 0,
  "retain-documentation": void 0,
  "acknowledge-in-publications": void 0,
  "source-disclosure": void 0,
  "no-guardrail-bypass": void 0,
  "safeguards-for-services": void 0,
  "trademark-limits": void 0,
  "patent-termination": void 0,
  indemnity: void 0,
  termination: void 0,
  "remote-restriction": void 0
};
var termIds = Object.keys(needs);
function lintRules(rules) {
  const licenses = new Set(rules.licenses.map(({ id }) => id));
  const families = new Set(rules.models.map(({ id }) => id));
  const datasets = new Set(rules.datasets.map(({ id }) => id));
  const services = new Set(rules.services.map(({ id }) => id));
  const documents = new Set(rules.services.flatMap(({ terms }) => terms.map(({ id }) => id)));
  const spdx = new Set(rules.spdxIds);
  const problems2 = [];
  const say = (kind, id, what) => void problems2.push(`${kind} ${id}: ${what}`);
  const known = (kind, id, set, refs, what) => {
    for (const ref of refs ?? []) if (!set.has(ref)) say(kind, id, `${what} ${ref} is not known`);
  };
  for (const [kind, entries] of [
    ["license", rules.licenses],
    ["model", rules.models],
    ["dataset", rules.datasets],
    ["service", rules.services]
  ]) {
    const seen = /* @__PURE__ */ new Set();
    for (const { id, sources: sources2 } of entries) {
      if (seen.has(id)) say(kind, id, "stands twice");
      seen.add(id);
      if (sources2.length === 0) say(kind, id, "has no source");
    }
  }
  for (const license of rules.licenses) {
    for (const problem of licenseProblems(license, spdx)) say("license", license.id, problem);
    known("license", license.id, licenses, license.derivatives?.labels, "label");
    for (const term of license.terms) known("license", license.id, families, term.exceptFamilies, "family");
  }
  for (const family of rules.models) {
    known("model", family.id, licenses, family.licenses, "license");
    known("model", family.id, services, family.services, "service");
    for (const { licenses: own, before } of family.match) {
      known("model", family.id, licenses, own, "license");
      for (const earlier of before ?? []) known("model", family.id, licenses, earlier.licenses, "license");
    }
    for (const { licenses: own } of family.reuploads) known("model", family.id, licenses, own, "license");
    known(
      "model",
      family.id,
      families,
      family.derivedFrom.map(({ family: base }) => base),
      "base"
    );
    known("model", family.id, datasets, family.trainedOn, "data set");
    known("model", family.id, /* @__PURE__ */ new Set([...families, ...services]), family.teachers, "teacher");
  }
  for (const data4 of rules.datasets) {
    known("dataset", data4.id, licenses, data4.licenses, "license");
    known("dataset", data4.id, documents, data4.outputTerms, "terms");
    if (data4.licenses.length === 0 && !data4.licenseNote) say("dataset", data4.id, "has no license and no note why");
  }
  problems2.push(...overlaps2(rules), ...duplicateIds(rules), ...hubProblems(rules, licenses, spdx), ...untranslated(rules));
  for (const { license } of rules.fingerprints) if (!licenses.has(license)) say("fingerprint", license, "license is not known");
  return problems2;
}
function licenseProblems(license, spdx) {
  const problems2 = [];
  if (!spdx.has(license.spdx) && !/^LicenseRef-[\w.-]+$/.test(license.spdx))
    problems2.push(`spdx ${license.spdx} is neither an SPDX id nor a LicenseRef`);
  if (!/^https:\/\//.test(license.url)) problems2.push("url is no https address");
  for (const term of license.terms) {
    if (!(term.id in needs)) problems2.push(`term ${term.id} has no check`);
    const need = needs[term.id];
    if (need && term[need] === void 0) problems2.push(`term ${term.id} lacks ${need}`);
    if (term.id === "name-prefix" && term.prefix === void 0 && term.contains === void 0 && term.notPrimary === void 0)
      problems2.push("term name-prefix lacks prefix, contains or notPrimary");
    if (term.notice?.some((line) => line !== line.trim() || /\s{2}/.test(line))) problems2.push("a notice line has stray white space");
  }
  return problems2;
}
function overlaps2({ models }) {
  const plain2 = models.flatMap(
    (family) => family.match.flatMap(
      ({ ids }) => ids.map((id) => ({ family: family.id, id, sample: id.replace(/\{([^,}]*)[^}]*\}/g, "$1").replace(/\*/g, "") }))
    )
  );
  return plain2.flatMap(({ family, id, sample }) => {
    const other = plain2.find(
      (pattern) => pattern.family !== family && pattern.id.length >= id.length && pattern.id !== id && glob(pattern.id).test(sample) && !glob(id).test(pattern.sample)
    );
    return other ? [`model ${family}: ${id} is also matched by the longer pattern ${other.id} of ${other.family}`] : [];
  });
}
function duplicateIds({ models, datasets, services }) {
  const problems2 = [];
  const once = (kind, pairs) => {
    const seen = /* @__PURE__ */ new Map();
    for (const [key, owner] of pairs) {
      const other = seen.get(key.toLowerCase());
      if (other !== void 0 && other !== owner) problems2.push(`${kind} ${owner}: ${key} also belongs to ${other}`);
      seen.set(key.toLowerCase(), owner);
    }
  };
  once(
    "model",
    models.flatMap((family) => family.match.flatMap(({ ids }) => ids.map((id) => [id, family.id])))
  );
  for (const key of ["ollama", "bare", "torchtune"])
    once(
      "model",
      models.flatMap((family) => family[key].map((name) => [name, family.id]))
    );
  once(
    "dataset",
    datasets.flatMap((data4) => [...data4.ids, ...data4.mirrors].map((id) => [id, data4.id]))
  );
  once(
    "dataset",
    datasets.flatMap((data4) => data4.aliases.map((alias) => [alias, data4.id]))
  );
  once(
    "service",
    services.flatMap((service) => service.models.map((model2) => [model2, service.id]))
  );
  return problems2;
}
function hubProblems({ hubLicenses }, licenses, spdx) {
  return hubLicenses.flatMap(({ id, license, spdx: spdxId }) => [
    ...license !== void 0 && !licenses.has(license) ? [`hub license ${id}: license ${license} is not known`] : [],
    ...spdxId !== void 0 && !spdx.has(spdxId) ? [`hub license ${id}: ${spdxId} is not on the SPDX list`] : []
  ]);
}
function untranslated(rules) {
  const texts = [
    ...rules.licenses.flatMap((license) => [
      ...license.terms.map((term) => [`license ${license.id}: ${term.id}`, term.clause.summary]),
      [`license ${license.id}: derivatives`, license.derivatives?.clause.summary]
    ]),
    ...rules.services.flatMap(
      (service) => service.terms.flatMap((terms) => [
        [`service ${service.id}: ${terms.id}`, terms.audience],
        ...terms.versions.flatMap((version) => [
          [`service ${service.id}: ${terms.id} ${version.from}`, version.clause.summary],
          [`service ${service.id}: ${terms.id} ${version.from} permits`, version.permits]
        ])
      ])
    ),
    ...rules.datasets.flatMap((data4) => [
      [`dataset ${data4.id}: modelsRestricted`, data4.modelsRestricted],
      [`dataset ${data4.id}: licenseNote`, data4.licenseNote]
    ])
  ];
  return texts.flatMap(([where, text]) => {
    if (!text) return [];
    if (!/\p{Script=Han}/u.test(text.zh)) return [`${where}: the Chinese text has no Chinese characters`];
    return /\blicence/i.test(text.en) ? [`${where}: American spelling is license`] : [];
  });
}

// scripts/paths.ts
import { resolve } from "node:path";
var root = resolve(import.meta.dirname, "..");

// scripts/spdx-texts.ts
import { readFile as readFile2 } from "node:fs/promises";
import { createRequire } from "node:module";
var require2 = createRequire(import.meta.url);
var bodies = [
  [/^MIT$/, /Permission is hereby granted/],
  [/^BSD-/, /Redistribution and use in source/],
  [/^ISC$/, /Permission to use, copy, modify/],
  [/^Zlib$/, /This software is provided/i],
  [/^NCSA$/, /Permission is hereby granted/],
  [/^PostgreSQL$/, /Permission to use, copy, modify/],
  [/^Apache-2\.0$|^ECL-2\.0$/, /TERMS AND CONDITIONS FOR USE/, /END OF TERMS AND CONDITIONS/],
  [/^A?GPL-|^LGPL-2/, /Preamble/, /END OF TERMS AND CONDITIONS/],
  [/^LGPL-3/, /This version of the GNU Lesser/, /choose that version for the Library\./],
  [/^MPL-2\.0$/, /Contributor.?"\s+means each|1\.1\. "Contributor"/, /Exhibit B/],
  [/^CC-.*-4\.0$/, /By exercising the Licensed Rights/, /any jurisdiction or authority\./],
  [
    /^CC-.*-3\.0$/,
    /THE WORK \(AS DEFINED/,
    /not intended to restrict the license of any rights under applicable law|terms of this License\.\s*(?=Creative Commons Notice)|greater the rights granted/i
  ],
  [/^CC-.*-2\.[05]$/, /THE WORK \(AS DEFINED/, /mutual written agreement of the Licensor and You\./],
  [/^CC0-1\.0$/, /Statement of Purpose/]
];
async function spdxText(id) {
  try {
    const entry = JSON.parse(await readFile2(require2.resolve(`spdx-license-list/licenses/${id}.json`), "utf8"));
    return entry.licenseText;
  } catch {
    return void 0;
  }
}
async function spdxFingerprints(licenses) {
  const prints = await Promise.all(
    licenses.map(async ({ id, spdx }) => {
      const text = await spdxText(spdx);
      return text === void 0 ? void 0 : fingerprintOf(id, "SPDX", "copy", bodyOf(spdx, text));
    })
  );
  return prints.filter((print) => print !== void 0);
}
function bodyOf(id, text) {
  const found = bodies.find(([ids]) => ids.test(id));
  if (!found) return text;
  const [, from, to] = found;
  const start = text.search(from);
  const rest = start < 0 ? text : text.slice(start);
  const end = to?.exec(rest);
  return end ? rest.slice(0, end.index + end[0].length) : rest;
}

// scripts/rules.ts
var lists = {
  license: ["terms", "sources"],
  model: [
    "owners",
    "licenses",
    "services",
    "match",
    "reuploads",
    "ollama",
    "bare",
    "torchtune",
    "stems",
    "names",
    "derivedFrom",
    "trainedOn",
    "teachers",
    "sources"
  ],
  dataset: ["ids", "mirrors", "aliases", "licenses", "generatedBy", "outputTerms", "sources"],
  service: ["models", "names", "terms", "sources"]
};
var folders = { license: "licenses", model: "models", dataset: "datasets", service: "services" };
async function compileRules(folder = join2(root, "rules")) {
  const problems2 = [];
  const schemas = new Ajv({ allErrors: true, strict: false });
  const read = async (kind) => {
    const validate = schemas.compile(JSON.parse(await readFile3(join2(root, `rules/schema/${kind}.schema.json`), "utf8")));
    const entries = await Promise.all(
      (await filesBelow(join2(folder, folders[kind]), ".yaml")).map((file) => readEntry(kind, file, folder, validate, problems2))
    );
    return entries.filter((entry) => entry !== void 0).sort((a, b) => a.id < b.id ? -1 : 1);
  };
  const [licenses, models, datasets, services] = await Promise.all([
    read("license"),
    read("model"),
    read("dataset"),
    read("service")
  ]);
  const hubLicenses = parse(await readFile3(join2(folder, "hub-licenses.yaml"), "utf8").catch(() => "[]")) ?? [];
  const prints = await Promise.all(
    (await filesBelow(join2(folder, "fingerprints"), ".json")).map(
      async (file) => JSON.parse(await readFile3(file, "utf8"))
    )
  );
  const content = {
    licenses,
    models,
    datasets,
    services,
    hubLicenses,
    fingerprints: [...prints.flat(), ...await spdxFingerprints(licenses)],
    spdxIds: [...spdxIds, ...deprecatedIds].sort()
  };
  const rules = { version: createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 12), ...content };
  problems2.push(...lintRules(rules));
  return { rules, problems: problems2 };
}
async function readEntry(kind, file, folder, validate, problems2) {
  const name = file.slice(folder.length + 1);
  try {
    const data4 = parse(await readFile3(file, "utf8"));
    if (!validate(data4)) {
      for (const error of validate.errors ?? [])
        problems2.push(`${name}: ${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
      return void 0;
    }
    if (data4["id"] !== basename(file, ".yaml"))
      problems2.push(`${name}: id is ${String(data4["id"])}, the file name says ${basename(file, ".yaml")}`);
    for (const list of lists[kind]) data4[list] ??= [];
    return data4;
  } catch (error) {
    problems2.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return void 0;
  }
}
async function filesBelow(folder, ending) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile() && entry.name.endsWith(ending)).map((entry) => join2(entry.parentPath, entry.name)).sort();
}
function summary({ licenses, models, datasets, services, hubLicenses, fingerprints }) {
  const marks = (entries) => {
    const counts = /* @__PURE__ */ new Map();
    for (const { verified } of entries) counts.set(verified, (counts.get(verified) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([mark, count]) => `${mark} ${count}`).join(", ");
  };
  const documents = services.flatMap(({ terms }) => terms);
  const versions = documents.flatMap(({ versions: dated }) => dated);
  return [
    `licenses        ${licenses.length} (${marks(licenses)})`,
    `  duties        ${licenses.flatMap(({ terms }) => terms).length}`,
    `  text editions ${fingerprints.length} of ${new Set(fingerprints.map(({ license }) => license)).size} licenses`,
    `Hub license ids ${hubLicenses.length}`,
    `services        ${services.length}, ${documents.length} documents, ${versions.length} dated versions (${marks(versions)})`,
    `model families  ${models.length} (${marks(models)})`,
    `data sets       ${datasets.length} (${marks(datasets)})`
  ].join("\n");
}
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { rules, problems: problems2 } = await compileRules();
  const only = process.argv[2];
  const shown = only ? problems2.filter((problem) => problem.includes(only)) : problems2;
  for (const problem of shown) console.error(problem);
  console.log(summary(rules));
  console.log(shown.length === 0 ? "no problems" : `${shown.length} problems`);
  process.exitCode = shown.length === 0 ? 0 : 1;
}

// test/harness/knowledge.ts
var { rules: real, problems } = await compileRules();
if (problems.length > 0) throw new Error(`rules/: ${problems.join("\n")}`);
function standIn({ id, name }) {
  const words2 = [
    "alder",
    "birch",
    "cedar",
    "dogwood",
    "elm",
    "fir",
    "gorse",
    "hazel",
    "ivy",
    "juniper",
    "katsura",
    "larch",
    "maple",
    "nettle",
    "oak",
    "pine",
    "quince",
    "rowan",
    "spruce",
    "thorn",
    "ulmus",
    "viburnum",
    "willow",
    "yew"
  ];
  let state = [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 65521, 7);
  const text = [];
  for (let i = 0; i < 400; i++) {
    state = (state * 75 + 74) % 65537;
    text.push(words2[state % words2.length] ?? "", i % 12 === 11 ? "\n" : "");
  }
  return `Stand-in for the text of ${name}

${text.join(" ")}
end of ${id}
`;
}
var testRules = {
  ...real,
  fingerprints: real.licenses.map((license) => fingerprintOf(license.id, "stand-in", "official", standIn(license)))
};
var knowledge = createKnowledge(testRules);

// test/harness/check.ts
function check(files3, knowledge2 = knowledge, settings = defaultSettings) {
  const session = createSession(knowledge2, settings);
  for (const [path2, text] of files3) session.upsert(path(path2), text);
  return session.snapshot();
}
var visible = (snapshot) => snapshot.findings.filter(({ auditOnly }) => !auditOnly);
function filesOf({ files: files3, copies }, knowledge2 = knowledge) {
  const all = new Map(files3);
  for (const [path2, id] of copies) {
    const license = knowledge2.licenses.get(id);
    if (!license) throw new Error(`${path2}: there is no license ${id}`);
    all.set(path2, standIn(license));
  }
  return all;
}
function lineOf(finding, snapshot) {
  const { path: path2, start, end } = placeOf(finding.at, snapshot);
  return `${path2}:${start.line}:${start.column}-${end.column} ${finding.id} ${finding.severity} "${render(finding.message, "en")}"`;
}
function differences(snapshot, expected) {
  const left = [...expected];
  const problems2 = [];
  for (const finding of visible(snapshot)) {
    const at = left.findIndex((expectation) => isExpected(finding, expectation, snapshot));
    if (at >= 0) left.splice(at, 1);
    else if (finding.severity !== "hint") problems2.push(`not expected: ${lineOf(finding, snapshot)}`);
  }
  for (const { path: path2, line, column, length, id, severity, words: words2 } of left)
    problems2.push(`not found: ${path2}:${line}:${column}-${column + length} ${id} ${severity ?? ""} ${words2 ? `"${words2}"` : ""}`);
  return problems2;
}
function isExpected(finding, { path: path2, line, column, length, id, severity, words: words2 }, snapshot) {
  const { start, end } = placeOf(finding.at, snapshot);
  const isThere = finding.at.path === path2 && start.line === line && start.column === column && end.line === line && end.column === column + length;
  return isThere && finding.id === id && (severity === void 0 || finding.severity === severity) && (words2 === void 0 || render(finding.message, "en").includes(words2));
}
function fixed(files3, snapshot, knowledge2 = knowledge) {
  const fixes = visible(snapshot).flatMap((finding) => finding.fixes.filter(({ safety }) => safety === "safe").slice(0, 1));
  const changes = changesOf(fixes, snapshot);
  const after = new Map(files3);
  for (const change of changes.files) after.set(change.path, change.after);
  for (const { path: path2, license: id } of changes.texts) {
    const license = knowledge2.licenses.get(id);
    if (license) after.set(after.has(path2) ? `${path2}.${id}` : path2, standIn(license));
  }
  return after;
}

// ../../tmp/draft/probe.ts
for (const file of process.argv.slice(2)) {
  for (const one of parseCases(readFileSync(file, "utf8"))) {
    const files3 = filesOf(one);
    const snap = check(files3);
    console.log(`
## ${file.split("/").pop()} ${one.title}`);
    for (const f of visible(snap)) console.log("  ", lineOf(f, snap));
    const d = differences(snap, one.expected);
    for (const x of d) console.log("   DIFF", x);
    if (process.env.FIX) {
      const after = fixed(files3, snap);
      for (const [p, t] of after) if (files3.get(p) !== t) console.log("--- fixed", p, "\n" + t.slice(0, 600));
    }
  }
}
