/** The pages of rules inside the editor: virtual documents, made from the knowledge base when they are opened. */
import { type Disposable, Uri, workspace } from "vscode";
import { type Finding, type Knowledge, type Locale, type Rule, rulePage } from "../core/index.ts";

const scheme = "model-terms";

/** Serves the pages. */
export const registerRulePages = (knowledge: () => Knowledge, locale: () => Locale): Disposable =>
  workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => rulePage(JSON.parse(query) as Rule, knowledge(), locale()),
  });

/** The address of the page of a finding's rule. */
export const rulePageOf = ({ id, license, service }: Pick<Finding, "id" | "license" | "service">): Uri =>
  rulePageAt({ check: id, ...(license && { license: license.id }), ...(service && { service: service.id }) });

/** The address of the page of a rule. Its name is what the tab says. */
export function rulePageAt(rule: Rule): Uri {
  const name = [rule.check, rule.license ?? rule.service].filter(Boolean).join(" · ");
  return Uri.from({ scheme, path: `/${name}.md`, query: JSON.stringify(rule) });
}
