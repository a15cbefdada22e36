/** The audit panel: a webview that shows the report. It can never know more than the command line. */
import { type Disposable, l10n, Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import type { Place, Report } from "../core/index.ts";
import type { FromPanel, ToPanel } from "./protocol.ts";

/** What the panel needs of the workbench. */
export interface PanelHost {
  readonly extensionUri: Uri;
  report(): Report | undefined;
  open(place: Place): Promise<void>;
  applyFix(fingerprint: string, index: number): Promise<void>;
  exportAs(format: "markdown" | "json" | "sarif"): Promise<void>;
  openLink(url: string): Promise<void>;
  refresh(): void;
}

export class AuditPanel implements Disposable {
  static readonly type = "modelTerms.audit";
  readonly #host: PanelHost;
  readonly #panel: WebviewPanel;
  #isReady = false;

  constructor(host: PanelHost, panel?: WebviewPanel) {
    this.#host = host;
    this.#panel = panel ?? window.createWebviewPanel(AuditPanel.type, l10n.t("Model Terms Audit"), ViewColumn.Beside);
    const folder = Uri.joinPath(host.extensionUri, "dist/webview");
    const { webview } = this.#panel;
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.onDidReceiveMessage((message: FromPanel) => this.#receive(message));
    webview.html = page({
      script: webview.asWebviewUri(Uri.joinPath(folder, "panel.js")).toString(),
      style: webview.asWebviewUri(Uri.joinPath(folder, "panel.css")).toString(),
      source: webview.cspSource,
      nonce: nonce(),
    });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  update(): void {
    const report = this.#host.report();
    if (!this.#isReady || !report) return;
    const message: ToPanel = { kind: "report", report };
    void this.#panel.webview.postMessage(message);
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
        return this.update();
      case "open":
        return this.#host.open(message.place);
      case "fix":
        return this.#host.applyFix(message.fingerprint, message.index);
      case "export":
        return this.#host.exportAs(message.format);
      case "link":
        return this.#host.openLink(message.url);
      case "refresh":
        return this.#host.refresh();
    }
  }
}

/** The empty page: everything in it is made by our script from plain data; nothing of the workspace is markup. */
const page = ({
  script,
  style,
  source,
  nonce: once,
}: {
  readonly script: string;
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
<script nonce="${once}" src="${script}"></script>
</body>
</html>`;

const nonce = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
};
