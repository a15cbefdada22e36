/**
 * The declared license against what each base says of derivatives: same terms, any terms if the duties are met, use
 * restrictions that flow down, or nothing stated. What is for non-commercial use only is left to `non-commercial`.
 */
import { isUnread, labelConflict } from "../agreement/agree.ts";
import type { License } from "../knowledge/types.ts";
import type { Declared } from "../lineage/licenses.ts";
import type { LicenseDuty } from "../obligations/derive.ts";
import {
  confirm,
  type LicenseCheck,
  labelCap,
  type Message,
  message,
  met,
  none,
  type Row,
  short,
  upstreamWords,
  type View,
} from "./check.ts";

export const licenseAgreesWithBase: LicenseCheck = {
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
      upstream: upstreamWords(duty),
      label: declared.map(({ shown }) => shown).join(", "),
      subject: view.subject.name,
    };
    if (declared.some((label) => label.license === undefined || isUnread(label.license)))
      return confirm("license-agrees-with-base.unknown-label", args);
    if (license.commercial === "no" && declared.some((label) => label.license?.commercial === "yes")) return none;
    return short({
      row: rowOf(license),
      ...capOf(duty, view),
      ...labelCap(view),
      item: message("item.license-agrees-with-base"),
      message: isLoneAdapter(duty, view) ? message("license-agrees-with-base.adapter", args) : textOf(duty, args),
      help: message("license-agrees-with-base.help", args),
      related: declared.map(({ claim }) => ({
        anchor: claim.anchor,
        message: message("related.declared-license", { license: claim.value }),
      })),
      fixes: relabel(duty, view, declared),
      value: args.label,
    });
  },
};

const agrees = (label: License | undefined, { license }: LicenseDuty): boolean =>
  label !== undefined && labelConflict(license, label) === undefined;

/** An adapter's own weights may carry another license; what is asked arises in the combination with its base. */
const isLoneAdapter = ({ arrival }: LicenseDuty, { subject }: View): boolean =>
  subject.artifact === "adapter" && arrival.path.length === 1 && arrival.path[0]?.relation === "adapter";

/** Share-alike texts have a row of their own; the others contradict what receivers are owed. */
const rowOf = ({ category }: License): Row =>
  category === "copyleft" || category === "creative-commons" || category === "data" ? "restricted-base" : "contradiction";

/**
 * Where the agreement travels along, receivers get what they are owed and the label is a matter of clarity; where another
 * base agrees with the label, the label cannot name both.
 */
function capOf(duty: LicenseDuty, view: View): { readonly cap?: "warning" | "information" } {
  if (isLoneAdapter(duty, view)) return { cap: "warning" };
  if (duty.policy?.allow === "not-stated") {
    const isShipped = view.shipped.files(view.subject, "license").some(({ profile }) => {
      const recognized = view.knowledge.recognizer.recognize(profile)?.license;
      return recognized !== undefined && view.knowledge.isTextOf(recognized, duty.license);
    });
    if (isShipped) return { cap: "information" };
    // A narrower label takes nothing that the base gives; it still does not pass on what receivers are owed.
    if (view.declared.every(({ license }) => license?.commercial === "no")) return { cap: "warning" };
  }
  const another = view.duties.some(
    (other) =>
      other.kind === "license" &&
      other.policy !== undefined &&
      other.license.id !== duty.license.id &&
      other.policy.allow !== "any" &&
      view.declared.some((label) => agrees(label.license, other)),
  );
  return another ? { cap: "warning" } : {};
}

function textOf({ policy }: LicenseDuty, args: Message["args"]): Message {
  switch (policy?.allow) {
    case "flow-down":
      return message("license-agrees-with-base.flow-down", args);
    case "same":
      return message("license-agrees-with-base.same", args);
    default:
      return message("license-agrees-with-base.not-stated", args);
  }
}

/** The Hub's own id where there is one, else `other` with a name and a link. */
function relabel(duty: LicenseDuty, view: View, declared: readonly Declared[]): NonNullable<import("./check.ts").Shortfall["fixes"]> {
  const [label, ...more] = declared;
  if (!label || more.length > 0 || label.claim.via !== "license") return [];
  const hub = view.knowledge.hubLicenses.find(({ license }) => license === duty.license.id)?.id;
  const { path } = label.claim.anchor;
  const value = hub ?? duty.license.id;
  const edits = hub
    ? ([{ kind: "set-key", path, key: "license", value: hub }] as const)
    : ([
        { kind: "set-key", path, key: "license", value: "other" },
        { kind: "set-key", path, key: "license_name", value: duty.license.id },
        { kind: "set-key", path, key: "license_link", value: duty.license.url },
      ] as const);
  return [{ title: message("fix.license", { license: value }), safety: "review", edits }];
}
