/** Fixes as SARIF 2.1.0 tells them: what is deleted where, and what stands there instead. */
import { changesOf, type FileChange, minimalChange } from "../fixes/apply.ts";
import type { Fix } from "../fixes/fix.ts";
import { render } from "../messages/messages.ts";
import type { Snapshot } from "../session.ts";
import type { Locale } from "../settings.ts";
import { lines } from "../text/lines.ts";
import type { Path } from "../text/path.ts";

/** Where an artifact stands in a log. */
type ArtifactLocation = (path: Path) => object;

/**
 * The `fixes` of a finding, by its fingerprint. What a snapshot cannot tell alone is left out: license texts, which a host has to find
 * and to verify.
 */
export function sarifFixes(snapshot: Snapshot, locale: Locale, locationOf: ArtifactLocation): (fingerprint: string) => readonly object[] {
  const known = new Map(snapshot.findings.map((finding) => [finding.fingerprint, finding.fixes]));
  return (fingerprint) => (known.get(fingerprint) ?? []).flatMap((fix) => told(fix, snapshot, locale, locationOf));
}

function told(fix: Fix, snapshot: Snapshot, locale: Locale, locationOf: ArtifactLocation): object[] {
  const { files, texts } = changesOf([fix], snapshot);
  if (texts.length > 0 || files.length === 0) return [];
  return [
    {
      description: { text: render(fix.title, locale) },
      artifactChanges: files.map((file) => ({ artifactLocation: locationOf(file.path), replacements: [replacement(file)] })),
    },
  ];
}

/** One replacement tells a file's change; a new file is put before its first character. */
function replacement({ before = "", after }: FileChange): object {
  const { range, text } = minimalChange(before, after);
  const at = lines(before);
  const start = at.position(range.start);
  const end = at.position(range.end);
  return {
    deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    insertedContent: { text },
  };
}
