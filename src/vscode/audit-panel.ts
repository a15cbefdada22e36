/** The audit panel: a webview that shows the report. It can never know more than the command line. */
import { type Disposable, l10n, Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import { type Assumption, lineageOf, type Origin, type Place, type Report, reportSteps, type WhatIf } from "../core/index.ts";
import { packed } from "./packed.ts";
import type { ExportFormat, FromPanel, PanelAnswer, ToPanel } from "./protocol.ts";
import type { Shown } from "./shown.ts";
import { inSlices } from "./slices.ts";

/** What the panel needs of the workbench. */
export interface PanelHost {
  readonly extensionUri: Uri;
  readonly origin: Origin;
  shown(): Shown | undefined;
  whatIf(report: Report, assumption: Assumption): Generator<undefined, WhatIf>;
  open(place: Place, column: ViewColumn): Promise<void>;
  applyFix(fingerprint: string, index: number): Promise<void>;
  answer(answer: PanelAnswer, report: Report): Promise<void>;
  exportAs(format: ExportFormat, column: ViewColumn): Promise<void>;
  openLink(url: string): Promise<void>;
  refresh(): void;
}

export class AuditPanel implements Disposable {
  static readonly type = "modelTerms.audit";
  readonly #host: PanelHost;
  readonly #panel: WebviewPanel;
  #isReady = false;
  #showsLineage = false;
  /** Grows with every snapshot: work for an older one is given up. */
  #turn = 0;
  #report: Report | undefined;
  #asked = 0;
  /** A filter that the page has not been told yet. */
  #filter: string | undefined;

  constructor(host: PanelHost, panel?: WebviewPanel) {
    this.#host = host;
    this.#panel = panel ?? window.createWebviewPanel(AuditPanel.type, l10n.t("Model Terms Audit"), ViewColumn.Beside);
    const folder = Uri.joinPath(host.extensionUri, "dist/webview");
    const { webview } = this.#panel;
    const uriOf = (name: string): string => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.onDidReceiveMessage((message: FromPanel) => this.#receive(message));
    webview.html = page({
      script: uriOf("panel.js"),
      layout: uriOf("layout.js"),
      style: uriOf("panel.css"),
      source: webview.cspSource,
      nonce: nonce(),
    });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Shows the works that this text names, as if the person had typed it. */
  filter(text: string): void {
    this.#filter = text;
    if (this.#isReady && this.#panel.visible) this.#tellFilter();
  }

  #tellFilter(): void {
    if (this.#filter !== undefined) this.#post({ kind: "filter", text: this.#filter });
    this.#filter = undefined;
  }

  /** Makes the report of the newest snapshot and sends it. */
  async update(): Promise<void> {
    const shown = this.#host.shown();
    // A hidden panel has no page; when it is shown again its page says that it is ready.
    if (!this.#isReady || !shown || !this.#panel.visible) return;
    const turn = ++this.#turn;
    const isOver = (): boolean => turn !== this.#turn;
    const report = await inSlices(reportSteps(shown.snapshot, shown.locale, this.#host.origin), isOver);
    if (!report) return;
    this.#report = report;
    this.#post({ kind: "report", audit: packed(report) });
    if (!this.#showsLineage) return;
    const lineage = await inSlices(lineageOf(shown.snapshot), isOver);
    if (lineage) this.#post({ kind: "lineage", lineage });
  }

  onDispose(listener: () => void): void {
    this.#panel.onDidDispose(listener);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #receive(message: FromPanel): Promise<void> {
    switch (message.kind) {
      case "ready":
        this.#isReady = true;
        await this.update();
        return this.#tellFilter();
      case "open":
        return this.#host.open(message.place, this.#other());
      case "fix":
        return this.#host.applyFix(message.fingerprint, message.index);
      case "answer":
        return this.#report && this.#host.answer(message.answer, this.#report);
      case "lineage":
        this.#showsLineage = message.isShown;
        return message.isShown ? this.update() : undefined;
      case "whatIf":
        return this.#suppose(message.asked, message.assumption);
      case "export":
        return this.#host.exportAs(message.format, this.#other());
      case "link":
        return this.#host.openLink(message.url);
      case "refresh":
        return this.#host.refresh();
    }
  }

  /** Answers the newest question only. */
  async #suppose(asked: number, assumption: Assumption): Promise<void> {
    this.#asked = asked;
    if (!this.#report) return;
    const result = await inSlices(this.#host.whatIf(this.#report, assumption), () => asked !== this.#asked);
    if (result) this.#post({ kind: "whatIf", asked, result });
  }

  /** Files open beside the panel, never over it. */
  #other(): ViewColumn {
    return this.#panel.viewColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
  }

  #post(message: ToPanel): void {
    void this.#panel.webview.postMessage(message);
  }
}

/** The empty page: everything in it is made by our script from plain data; nothing of the workspace is markup. */
const page = ({
  script,
  layout,
  style,
  source,
  nonce: once,
}: {
  readonly script: string;
  readonly layout: string;
  readonly style: string;
  readonly source: string;
  readonly nonce: string;
}): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source} 'unsafe-inline'; font-src ${source}; img-src ${source} data:; script-src 'nonce-${once}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Model Terms</title>
</head>
<body>
<main id="audit"></main>
<script nonce="${once}" src="${script}" data-layout="${layout}"></script>
</body>
</html>`;

const nonce = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
};
