/** The text that goes along with a product or a release: whose models and data are in it, under which licenses, with the lines that they order. */
import type { Snapshot } from "../session.ts";
import type { Report } from "./model.ts";

type LicenseDuty = Extract<Snapshot["subjects"][number]["duties"][number]["duty"], { readonly kind: "license" }>;

/**
 * One section for each license of what the works stand on. Notice lines and marks are as the licenses spell them; a license text is named
 * by its address and not repeated. English, as notices are. Empty where nothing is owed.
 */
export function thirdPartyText(report: Report, { subjects }: Snapshot): string {
  const shown = new Set(report.subjects.map(({ id }) => id));
  const duties = subjects
    .filter(({ subject, use }) => shown.has(subject.id) && use.is !== "reference")
    .flatMap(({ duties: all }) => all.flatMap(({ duty }) => (duty.kind === "license" ? [duty] : [])));
  const byLicense = new Map<string, LicenseDuty[]>();
  for (const duty of duties) byLicense.set(duty.license.id, [...(byLicense.get(duty.license.id) ?? []), duty]);
  return [...byLicense.values()].map(section).join("\n");
}

function section(duties: readonly LicenseDuty[]): string {
  const [{ license }] = duties as readonly [LicenseDuty, ...LicenseDuty[]];
  const works = unique(duties.map(({ arrival }) => arrival.node.label));
  const lines = unique(duties.flatMap(({ term }) => [...(term?.notice ?? []), ...(term?.marks ?? []).slice(0, 1)])).map((line) =>
    line.replaceAll("{name}", works.join(", ")),
  );
  return [...works, `  ${license.name}`, `  ${license.url}`, ...lines.map((line) => `  ${line}`), ""].map(plain).join("\n");
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

/** Words from files stay on their line. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
