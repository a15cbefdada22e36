/** YAML and JSON that configure something else: CI, containers, launchers, linters, evaluation, judging and serving. They give nothing. */
import { has, keysOf, type Node } from "../syntax/node.ts";
import type { Format } from "./format.ts";

const paths = /(?:^|\/)(?:\.github|\.gitlab|\.circleci|\.devcontainer|\.vscode|\.claude|\.idea|node_modules|issue_template|k8s|helm)\//i;
const names =
  /^(?:\.gitlab-ci|\.pre-commit-config|\.readthedocs|\.travis|docker-compose.*|compose|mkdocs|_config|environment|conda.*|cog|renovate|package|package-lock|tsconfig.*|jsconfig.*|composer|pnpm-lock|pnpm-workspace|codecov|dependabot|citation|action|\.eslintrc|\.prettierrc|tokenizer|tokenizer_config|special_tokens_map|generation_config|preprocessor_config|vocab|added_tokens|trainer_state|all_results|train_results|eval_results)\.(?:ya?ml|json|jsonc)$/i;

/** Any one of these keys says that the file is no training configuration. */
const foreignKeys = [
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
  "openapi",
];

export const notConfig: Format = {
  id: "not-config",
  title: "Configuration of something else",
  syntax: "yaml",
  matches: ({ path, name, text }) => /\.(?:ya?ml|json|jsonc)$/i.test(name) && (isForeignPath(path, name) || isForeignText(text)),
  extract: () => {},
};

/** Does the place or the name of a file say that another tool reads it? */
export const isForeignPath = (path: string, name: string): boolean => paths.test(path) || names.test(name);

/** A cheap look at top-level keys of the raw text. */
function isForeignText(text: string): boolean {
  const head = text.slice(0, 20_000);
  return /^["']?(?:apiVersion|version: ?["']?3["']?$)/m.test(head) && /^["']?(?:kind|services)["']?:/m.test(head);
}

/** Has a parsed file a key of another tool, so that no format of training should read it? */
export const isForeign = (root: Node | undefined): boolean => {
  const keys = keysOf(root);
  return (
    keys.length === 0 ||
    foreignKeys.some((key) => keys.includes(key)) ||
    (has(root, "task") && has(root, "dataset_path")) ||
    (has(root, "model_args") && has(root, "tasks"))
  );
};
