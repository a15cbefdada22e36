/**
 * The header of a GGUF file: `general.…` as the converters write it, most of it from the card of the work that was converted
 * (ggml's gguf.md). `general.base_model` is the base of that work, `general.source` the work itself.
 */
import { headerKeys, numbersUnder } from "./config-numbers.ts";
import type { Format } from "./format.ts";
import { Header, isDigest } from "./header.ts";

export const ggufHeader: Format = {
  id: "gguf-header",
  title: "Header of GGUF weights",
  syntax: "json",
  matches: ({ name, text }) => isDigest(name, text, "gguf"),
  extract(doc, emit) {
    const header = new Header(doc, emit);
    header.base();
    baseClaims(header);
    dataClaims(header);
    const license = ["general.license", "general.license.name"].find((name) => !/^(?:other|)$/i.test(header.text(name) ?? ""));
    if (license !== undefined) header.claim({ kind: "licensed", value: header.text(license) ?? "", via: "header" }, license);
    const title = header.text("general.name");
    if (title !== undefined) header.claim({ kind: "named", name: title, as: "file" }, "general.name");
    const architecture = header.text("general.architecture");
    if (architecture === undefined) return;
    header.claim({ kind: "architecture", said: architecture }, "general.architecture");
    const numbers = numbersUnder(headerKeys, (key) => header.text(`${architecture}.${key}`));
    if (Object.keys(numbers).length > 0) header.claim({ kind: "config", numbers }, "config");
  },
};

const sources = ["general.source.repo_url", "general.source.url", "general.source.huggingface.repository"];

function baseClaims(header: Header): void {
  const source = sources.find((name) => header.text(name) !== undefined);
  if (source !== undefined) header.upstream(source, header.text(source), "quantized", "model");
  const bases = entriesOf(header, "general.base_model");
  const relation = header.text("general.type") === "adapter" || header.isAdapter ? "adapter" : bases.length > 1 ? "merge" : "finetune";
  for (const entry of bases) named(header, entry, relation, "model");
}

function dataClaims(header: Header): void {
  for (const [i, id] of header.texts("general.datasets").entries()) header.upstream(`general.datasets#${i}`, id, "trained-on", "dataset");
  for (const entry of entriesOf(header, "general.dataset")) named(header, entry, "trained-on", "dataset");
}

/** The numbered entries of a list that is written as `NAME.0.…`, `NAME.1.…`. */
function entriesOf(header: Header, list: string): string[] {
  const start = `${list}.`;
  const all = header.names.flatMap((name) => (name.startsWith(start) ? (/^\d+(?=\.)/.exec(name.slice(start.length)) ?? []) : []));
  return [...new Set(all)].map((number) => start + number);
}

/** An entry by its address, or by owner and name with spaces where an id has hyphens. */
function named(
  header: Header,
  entry: string,
  relation: "adapter" | "merge" | "finetune" | "trained-on",
  expects: "model" | "dataset",
): void {
  const address = header.text(`${entry}.repo_url`);
  if (address !== undefined) return header.upstream(`${entry}.repo_url`, address, relation, expects);
  const name = header.text(`${entry}.name`)?.replaceAll(" ", "-");
  const owner = header.text(`${entry}.organization`)?.replaceAll(" ", "-");
  const id = name !== undefined && owner !== undefined ? `${owner}/${name}` : name;
  header.upstream(`${entry}.name`, id, relation, expects, "likely");
}
