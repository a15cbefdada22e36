/** Explanations of findings as virtual documents: every step from the words in a file to the finding, and what would settle it. */
import { type Disposable, DocumentLink, EventEmitter, l10n, languages, Range, type TextDocument, Uri, window, workspace } from "vscode";
import { type Finding, markdownExplanation, reportedFinding, path as toPath } from "../core/index.ts";
import type { Scene } from "./scene.ts";

const scheme = "model-terms-explain";

/** Serves the explanations, follows each new reading, and makes places into links. */
export function registerExplanations(scene: Scene): Disposable {
  const changed = new EventEmitter<Uri>();
  const parts = [
    changed,
    scene.onDidShow(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
    }),
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ query }) => explanationOf(JSON.parse(query) as string[], scene),
    }),
    languages.registerDocumentLinkProvider({ scheme }, { provideDocumentLinks: (document) => linksIn(document, scene) }),
  ];
  return { dispose: () => parts.forEach((part) => void part.dispose()) };
}

/** Opens the explanation of findings of one place. */
export async function explain(findings: readonly Finding[]): Promise<void> {
  const [first] = findings;
  if (!first) return;
  const query = JSON.stringify(findings.map(({ fingerprint }) => fingerprint));
  const name = findings.length === 1 ? first.id : `${first.id} + ${findings.length - 1}`;
  await window.showTextDocument(Uri.from({ scheme, path: `/${name}.md`, query }), { preview: true });
}

function explanationOf(fingerprints: readonly string[], scene: Scene): string {
  const shown = scene.shown();
  const all = shown ? [...shown.snapshot.findings, ...shown.snapshot.suppressed] : [];
  const parts = fingerprints.flatMap((fingerprint) => {
    const finding = all.find((other) => other.fingerprint === fingerprint);
    return finding && shown ? [markdownExplanation(reportedFinding(finding, shown.snapshot, shown.locale), shown.locale)] : [];
  });
  return parts.length > 0 ? parts.join("\n") : `${l10n.t("This finding is settled: the newest reading does not have it.")}\n`;
}

/** Places are written as `path:line:column`. */
function linksIn(document: TextDocument, scene: Scene): DocumentLink[] {
  const roots = scene.shown()?.roots;
  return [...document.getText().matchAll(/`([^`\n]+):(\d+):(\d+)`/g)].flatMap(({ 0: all, 1: path, 2: line, 3: column, index }) => {
    const uri = roots?.uriOf(toPath(path ?? ""));
    const range = new Range(document.positionAt(index + 1), document.positionAt(index + all.length - 1));
    return uri ? [new DocumentLink(range, uri.with({ fragment: `L${line},${column}` }))] : [];
  });
}
