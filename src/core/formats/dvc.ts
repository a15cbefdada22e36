/** DVC's `*.dvc` files of imports: what lies at a path of the workspace came from there. By itself that is no more than a download. */
import { has, scalars } from "../syntax/node.ts";
import type { Format } from "./format.ts";
import { hubSource } from "./packaging.ts";
import { upstream } from "./vocabulary.ts";

export const dvc: Format = {
  id: "dvc",
  title: "DVC import",
  syntax: "yaml",
  matches: ({ name, text }) => /\.dvc$/i.test(name) && /^(?:deps|outs):/m.test(text),
  recognizes: ({ root }) => has(root, "outs") && has(root, "deps"),
  extract({ root }, emit) {
    const [out] = scalars(root, "/outs/*/path");
    const [source] = [...scalars(root, "/deps/*/repo/url"), ...scalars(root, "/deps/*/url")].flatMap((one) => hubSource(one) ?? []);
    if (!out || !source) return;
    const expects = source.expects ?? "model";
    emit({ kind: "is", role: "dataset-entry", artifact: expects }, out.at, out.node.inner);
    emit({ kind: "named", name: out.node.text.trim(), as: "output" }, out.at, out.node.inner);
    upstream(emit, source.located, "re-upload", expects);
  },
};
