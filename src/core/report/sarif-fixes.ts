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

/** What a log tells of the fixes of a finding. */
export interface ToldFixes {
  /** SARIF `fix` objects. */
  readonly fixes: readonly object[];
  /** Fixes that put an official text into a file: what they are called, the file, the license and where its text is. */
  readonly texts: readonly object[];
}

/**
 * The fixes of a finding, by its fingerprint. A SARIF fix holds the very characters that are inserted. Of a license text a snapshot
 * has none: a host has to find and to verify it, so that the log says which text belongs where and leaves the rest to `--fix`.
 */
export function sarifFixes(snapshot: Snapshot, locale: Locale, locationOf: ArtifactLocation): (fingerprint: string) => ToldFixes {
  const known = new Map(snapshot.findings.map((finding) => [finding.fingerprint, finding.fixes]));
  return (fingerprint) => {
    const fixes = known.get(fingerprint) ?? [];
    return {
      fixes: fixes.flatMap((fix) => told(fix, snapshot, locale, locationOf)),
      texts: fixes.flatMap((fix) => wanted(fix, snapshot, locale, locationOf)),
    };
  };
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

const wanted = (fix: Fix, snapshot: Snapshot, locale: Locale, locationOf: ArtifactLocation): object[] =>
  changesOf([fix], snapshot).texts.map(({ path, license }) => ({
    description: { text: render(fix.title, locale) },
    artifactLocation: locationOf(path),
    license,
    url: snapshot.knowledge.licenses.get(license)?.url,
  }));

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
