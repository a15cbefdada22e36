/**
 * The header of a safetensors file. `__metadata__` is free text by convention: trainers of diffusion models write `ss_…`
 * (kohya-ss/sd-scripts), Stability AI's model metadata `modelspec.…`, mergekit its version.
 */
import { hubId } from "../facts/ref.ts";
import type { Format } from "./format.ts";
import { Header, isDigest } from "./header.ts";

export const safetensorsHeader: Format = {
  id: "safetensors-header",
  title: "Header of safetensors weights",
  syntax: "json",
  matches: ({ name, text }) => isDigest(name, text, "safetensors"),
  extract(doc, emit) {
    const header = new Header(doc, emit);
    header.base();
    const relation = header.isAdapter ? "adapter" : "finetune";
    const checkpoint = header.text("ss_sd_model_name");
    const isId = checkpoint !== undefined && hubId(checkpoint) !== undefined;
    header.upstream("ss_sd_model_name", checkpoint, relation, "model", isId ? "certain" : "likely");
    // Which version of an architecture was trained: of use only where no work is named.
    if (!isId) header.upstream("ss_base_model_version", header.text("ss_base_model_version"), relation, "model", "likely");
    for (const [i, name] of (header.text("modelspec.merged_from") ?? "").split(",").entries())
      if (name.trim() !== "") header.upstream(`modelspec.merged_from#${i}`, name.trim(), "merge", "model", "likely");
    const license = header.text("modelspec.license");
    if (license !== undefined) header.claim({ kind: "licensed", value: license, via: "header" }, "modelspec.license");
    const title = header.text("modelspec.title") ?? header.text("ss_output_name");
    if (title !== undefined) header.claim({ kind: "named", name: title, as: "file" }, "modelspec.title");
    const architecture = header.text("modelspec.architecture");
    if (architecture !== undefined) header.claim({ kind: "architecture", said: architecture }, "modelspec.architecture");
    if (header.text("mergekit_version") !== undefined) header.claim({ kind: "merged", tool: "mergekit" }, "mergekit_version");
  },
};
