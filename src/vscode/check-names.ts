/** Short names of checks, for lists that have no room for a sentence. */
import { l10n } from "vscode";

/** The name of a check; the id of one that has none. */
export function checkName(id: string): string {
  switch (id) {
    case "license-agrees-with-base":
      return l10n.t("License label");
    case "non-commercial":
      return l10n.t("Non-commercial use");
    case "research-only":
      return l10n.t("Research use only");
    case "no-derivatives":
      return l10n.t("No derivatives");
    case "share-alike":
      return l10n.t("Share alike");
    case "name-prefix":
      return l10n.t("Name of the work");
    case "include-license-copy":
      return l10n.t("Copy of the license");
    case "include-notice":
      return l10n.t("Notice line");
    case "display-attribution":
      return l10n.t("Mark to display");
    case "mark-without-material":
      return l10n.t("Mark without its material");
    case "pass-through-terms":
      return l10n.t("Use restrictions passed on");
    case "output-terms":
      return l10n.t("Terms of model output");
    case "identity-leak":
      return l10n.t("Whose assistant the data speak of");
    case "output-improves-other-model":
      return l10n.t("Output improves another model");
    case "declare-base-model":
      return l10n.t("Base model declared");
    case "declare-training-data":
      return l10n.t("Training data declared");
    case "declare-license":
      return l10n.t("License declared");
    case "known-license-id":
      return l10n.t("License id");
    case "license-statements-agree":
      return l10n.t("License statements agree");
    case "undeclared-architecture":
      return l10n.t("Architecture declared");
    case "unknown-upstream":
      return l10n.t("Unknown upstream");
    case "use-policy":
      return l10n.t("Use policy");
    case "user-threshold":
      return l10n.t("Number of users");
    case "revenue-threshold":
      return l10n.t("Revenue");
    case "territory":
      return l10n.t("Territory");
    case "registration":
      return l10n.t("Registration");
    case "commercial-registration":
      return l10n.t("Commercial registration");
    case "gated-access":
      return l10n.t("Terms accepted before access");
    case "purpose-limit":
      return l10n.t("Purpose of use");
    case "no-hosted-service":
      return l10n.t("Not a hosted service");
    case "no-redistribution":
      return l10n.t("Not passed on");
    case "safeguards-for-services":
      return l10n.t("Safeguards of services");
    case "no-guardrail-bypass":
      return l10n.t("Safety measures kept");
    case "remote-restriction":
      return l10n.t("Remote restriction");
    case "source-disclosure":
      return l10n.t("Source code offered");
    case "retain-documentation":
      return l10n.t("Documentation kept");
    case "disclose-machine-generated":
      return l10n.t("Generated content marked");
    case "acknowledge-in-publications":
      return l10n.t("Acknowledged in publications");
    case "state-changes":
      return l10n.t("Changes stated");
    case "retain-copyright":
      return l10n.t("Copyright notices kept");
    case "trademark-limits":
      return l10n.t("Trademarks");
    case "patent-termination":
      return l10n.t("Patent claims");
    case "indemnity":
      return l10n.t("Indemnity");
    case "termination":
      return l10n.t("Termination");
    default:
      return id;
  }
}
