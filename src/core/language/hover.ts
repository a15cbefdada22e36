/** Hovers: what an id, a license or a name is, what it asks here and how that stands, and how we know. */
import type { Claim, ClaimOf } from "../facts/claim.ts";
import type { Finding } from "../findings/finding.ts";
import { stateOf } from "../findings/judge.ts";
import { declaredLicenses } from "../lineage/licenses.ts";
import { checkSummary } from "../messages/messages.ts";
import { isPolicyFile } from "../policy/policy.ts";
import type { Path } from "../text/path.ts";
import type { Range } from "../text/range.ts";
import { describe, hubPage, say } from "./describe.ts";
import { dutiesText, maxLines } from "./duties.ts";
import { licenseText } from "./license-text.ts";
import { code, link, paragraphs, words } from "./markup.ts";
import { holds, owedThrough, type Reading, type Reference, referencesIn, ruleOf, sameAnchor, sourceOf, worksOf } from "./reading.ts";
import { settingHover } from "./settings.ts";

/** What is shown over some words of a file. */
export interface Hover {
  readonly range: Range;
  readonly markdown: string;
}

interface Part {
  readonly range: Range;
  readonly text: string;
}

/** Parts shown of one place; a place that says more than that is read in the audit. */
const maxParts = 4;
/** The hover at an offset of a file as the snapshot has it; nothing where we have nothing to say. */
export function hoverAt(path: Path, offset: number, reading: Reading): Hover | undefined {
  const parts = isPolicyFile(path) ? settingHover(path, offset, reading) : claimParts(path, offset, reading);
  const [first] = parts;
  return (
    first && {
      range: first.range,
      markdown: parts
        .slice(0, maxParts)
        .map(({ text }) => text)
        .join("\n\n---\n\n"),
    }
  );
}

function claimParts(path: Path, offset: number, reading: Reading): Part[] {
  const isHere = ({ anchor }: Pick<Claim, "anchor">): boolean => {
    const range = reading.snapshot.locate(anchor);
    return range !== undefined && holds(range, offset);
  };
  const references = referencesIn(path, reading).filter(({ range }) => holds(range, offset));
  const claims = reading.snapshot.claims(path).filter(isHere);
  const part = ({ anchor }: Pick<Claim, "anchor">, text: string): Part[] => {
    const range = reading.snapshot.locate(anchor);
    return text !== "" && range ? [{ range, text }] : [];
  };
  const findings = reading.snapshot.findings.filter(({ at, auditOnly }) => at.path === path && !auditOnly && isHere({ anchor: at }));
  const isTold = (finding: Finding): boolean => references.some(({ edge }) => edge.to.key === finding.path[0]?.to.key);
  return [
    ...references.map((reference) => ({ range: reference.range, text: referenceText(reference, reading) })),
    ...claims.flatMap((claim) => (claim.kind === "licensed" ? part(claim, licensedText(claim, path, reading)) : [])),
    ...findings.filter((finding) => !isTold(finding)).flatMap((finding) => part({ anchor: finding.at }, findingText(finding, reading))),
    ...metHere(claims, reading),
  ];
}

function referenceText({ claim, report, edge }: Reference, reading: Reading): string {
  const { title, lines, facts } = describe(edge.to, reading);
  const files = [...new Set(edge.claims.map(({ anchor }) => anchor.path))].slice(0, maxLines).map(code);
  const evidence = [
    `${say("hover.named-in", reading)} ${files.join(", ")}`,
    ...(edge.confidence === "certain" ? [] : [say(`hover.${edge.confidence}`, reading)]),
    ...facts,
  ];
  const hub = edge.to.subject ? undefined : hubPage(claim.ref.text, claim.ref.expects);
  return paragraphs(
    title,
    lines.join("\n\n"),
    report.exempt ? say("hover.exempt", reading) : dutiesText(owedThrough(report, edge), report, reading),
    `${say("hover.evidence", reading)} ${evidence.join("; ")}`,
    hub === undefined ? "" : link(say("hover.hub", reading), hub),
  );
}

/** A statement of a license: which one it is, and what that one asks. */
function licensedText(claim: ClaimOf<"licensed">, path: Path, reading: Reading): string {
  const { knowledge } = reading;
  const declared = worksOf(path, reading)
    .flatMap(({ subject }) => declaredLicenses(subject, knowledge))
    .find((one) => sameAnchor(one.claim.anchor, claim.anchor));
  const license =
    declared?.license ?? (claim.via === "license_link" ? knowledge.licenseAt(claim.value) : knowledge.licenseNamed(claim.value));
  if (license) return licenseText(license, reading);
  // A link to a file beside the card is no name of a license.
  if (claim.via === "license_link") return "";
  const known = knowledge.hubLicense(claim.value);
  return known
    ? `${code(claim.value)} · ${words(known.name)} · ${say(known.family ? "hover.license-family" : "hover.license-unread", reading)}`
    : `${code(claim.value)} · ${say("hover.unknown-license", reading)}`;
}

/** What stands behind a finding: its page, the clauses, and the way from the work to the upstream. */
function findingText({ id, citations, path, subject, license, service }: Finding, reading: Reading): string {
  const rule = { check: id, ...(license && { license: license.id }), ...(service && { service: service.id }) };
  const rows = citations.map(
    ({ section, summary, url, verified }) =>
      `- ${link(words(section), url)}: ${words(summary[reading.locale])} (${say(`verified.${verified}`, reading)})`,
  );
  return paragraphs(
    `**${link(words(checkSummary(id, reading.locale)), reading.pageOf(rule))}**`,
    rows.slice(0, maxLines).join("\n"),
    path.length === 0 ? "" : [subject.name, ...path.map(({ to }) => to.label)].map(code).join(" → "),
  );
}

/** The duties that the words at a place meet: a license copy, a notice line, a mark, a name. */
function metHere(claims: readonly Claim[], reading: Reading): Part[] {
  const [claim] = claims;
  const range = claim && reading.snapshot.locate(claim.anchor);
  if (!range) return [];
  const rows = reading.snapshot.subjects.flatMap(({ duties }) =>
    duties.flatMap((judged) => {
      const { duty, verdict } = judged;
      const isMet = verdict.kind === "met" && verdict.by.some(({ anchor }) => claims.some((here) => sameAnchor(here.anchor, anchor)));
      if (!isMet || stateOf(judged) !== "met") return [];
      return [
        `- ${link(words(checkSummary(duty.check, reading.locale)), reading.pageOf(ruleOf(judged)))} · ${words(sourceOf(duty).short)}`,
      ];
    }),
  );
  const all = [...new Set(rows)].slice(0, maxLines);
  return all.length === 0 ? [] : [{ range, text: `**${say("hover.meets", reading)}**\n${all.join("\n")}` }];
}
