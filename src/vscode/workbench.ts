/** Joins the core and the editor: one session for the workspace, its findings shown everywhere, commands that act on them. */
import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  env,
  type LogOutputChannel,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import {
  type Assumption,
  createKnowledge,
  createSession,
  type Knowledge,
  type MessageTable,
  type Origin,
  orderedPhrases,
  type Path,
  type Place,
  provideMessages,
  type Report,
  type RuleBase,
  reportOf,
  type Session,
  type Snapshot,
  type Statement,
  path as toPath,
  type WhatIf,
  whatIf,
} from "../core/index.ts";
import { writeAnswer } from "./answers.ts";
import { applyFixes } from "./apply-fix.ts";
import { type Around, startAround } from "./around.ts";
import { AuditPanel, type PanelHost } from "./audit-panel.ts";
import { Diagnostics } from "./diagnostics.ts";
import { exportAs } from "./exports.ts";
import { registerLanguageFeatures } from "./language-features.ts";
import type { Following } from "./open-document.ts";
import { rangeOf } from "./positions.ts";
import type { ExportFormat, PanelAnswer } from "./protocol.ts";
import { registerQuickFixes, safeFixesFor } from "./quick-fixes.ts";
import { type Reader, startReader } from "./reader.ts";
import { Reading } from "./reading.ts";
import { type Effort, ReadingLog } from "./reading-log.ts";
import type { Roots } from "./roots.ts";
import { registerRulePages } from "./rule-pages.ts";
import { DataSampler } from "./sample-data.ts";
import type { Scene } from "./scene.ts";
import { coreSettings, currentLocale, shownSeverity } from "./settings.ts";
import type { Shown } from "./shown.ts";
import { writeStatement } from "./workspace-file.ts";

export interface Workbench {
  audit(): Promise<void>;
  /** The audit of what lies in a folder of the workspace. */
  auditFolder(folder: Uri): Promise<void>;
  refresh(): void;
  showReport(): Promise<void>;
  applyFix(fingerprint: string, index: number): Promise<void>;
  addEverything(fingerprint: string): Promise<void>;
  /** Tree, status bar and the commands around the editor. */
  readonly around: Around;
  /** Writes a statement of a person into the workspace file that speaks for `near`. */
  state(statement: Statement, near: Path): Promise<boolean>;
  /** Resolves when everything that was asked so far has been read and shown. */
  idle(): Promise<void>;
}

/** Reads the knowledge base, which is packed beside the bundle, and starts to read the workspace. */
export async function openWorkbench(context: ExtensionContext, log: LogOutputChannel): Promise<Workbench> {
  const started = Date.now();
  const packed = async (name: string): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(context.extensionUri, "dist", name))));
  const rules = (await packed("knowledge.json")) as RuleBase;
  const locale = currentLocale();
  if (locale !== "en") provideMessages(locale, (await packed(`messages.${locale}.json`)) as MessageTable);
  const workbench = new EditorWorkbench(context, rules, log);
  context.subscriptions.push(workbench);
  log.info(`knowledge ${rules.version} loaded in ${Date.now() - started} ms`);
  return workbench;
}

class EditorWorkbench implements Workbench, Disposable, PanelHost {
  readonly #context: ExtensionContext;
  readonly #knowledge: Knowledge;
  readonly #version: string;
  readonly #log: LogOutputChannel;
  readonly #session: Session;
  readonly #diagnostics = new Diagnostics();
  readonly #language: Following;
  readonly #reader: Reader;
  readonly #disposables: Disposable[];
  readonly #readingLog: ReadingLog;
  readonly #sampler: DataSampler;
  readonly #didShow = new EventEmitter<void>();
  readonly around: Around;
  #today = coreSettings().today;
  #shown: Shown | undefined;
  #panel: AuditPanel | undefined;

  constructor(context: ExtensionContext, rules: RuleBase, log: LogOutputChannel) {
    this.#context = context;
    this.#log = log;
    this.#readingLog = new ReadingLog(log);
    this.#version = String((context.extension.packageJSON as { version: unknown }).version);
    this.#knowledge = createKnowledge(rules);
    this.#session = createSession(this.#knowledge, coreSettings());
    const scene: Scene = {
      ...this.#tools(),
      shown: () => this.#shown,
      onDidShow: this.#didShow.event,
      apply: async (fixes, finding, find) => {
        if (this.#shown) await applyFixes(fixes, finding, this.#shown, this.#tools(), find);
      },
      take: (path, text, facts) => {
        this.#session.upsert(path, text, facts);
        this.#reader.update();
      },
      forget: (path) => {
        if (
          this.#session
            .snapshot()
            .claims(path)
            .some(({ kind }) => kind === "leaks")
        )
          this.#session.remove(path);
        this.#reader.update();
      },
      showDiagnosticsAgain: () => {
        this.#diagnostics.clear();
        void this.#showDiagnostics();
      },
    };
    this.around = startAround(scene);
    this.#sampler = new DataSampler(scene);
    this.#language = registerLanguageFeatures(() => this.#shown);
    this.#disposables = [
      this.#language,
      this.around,
      this.#sampler,
      this.#didShow,
      registerQuickFixes(() => this.#shown),
      registerRulePages(() => this.#shown?.snapshot.knowledge ?? this.#knowledge, currentLocale),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("modelTerms")) void this.#showDiagnostics();
      }),
      window.registerWebviewPanelSerializer(AuditPanel.type, {
        deserializeWebviewPanel: async (panel) => this.#adopt(new AuditPanel(this, panel)),
      }),
    ];
    const reading = new Reading(context.extensionUri, orderedPhrases(this.#knowledge), log);
    this.#disposables.push(reading);
    this.#reader = startReader(this.#session, reading, (snapshot, roots, effort) => this.#tell(snapshot, roots, effort));
  }

  async audit(): Promise<void> {
    if (this.#panel) this.#panel.reveal();
    else this.#adopt(new AuditPanel(this));
    await this.idle();
    await this.#sampler.sample();
    await this.idle();
  }

  async auditFolder(folder: Uri): Promise<void> {
    const path = this.#reader.roots.pathOf(folder);
    const audit = this.audit();
    this.#panel?.filter(path ? `${path}/` : "");
    await audit;
  }

  refresh(): void {
    this.#reader.rescan();
  }

  idle(): Promise<void> {
    return this.#reader.idle();
  }

  async showReport(): Promise<void> {
    await this.idle();
    await this.exportAs("markdown", ViewColumn.Active);
  }

  async applyFix(fingerprint: string, index: number): Promise<void> {
    const finding = this.#finding(fingerprint);
    const fix = finding?.fixes[index];
    if (finding && fix && this.#shown) await applyFixes([fix], finding, this.#shown, this.#tools());
  }

  async addEverything(fingerprint: string): Promise<void> {
    const finding = this.#finding(fingerprint);
    if (finding && this.#shown) await applyFixes(safeFixesFor(finding, this.#shown.snapshot), finding, this.#shown, this.#tools());
  }

  state(statement: Statement, near: Path): Promise<boolean> {
    return writeStatement(statement, near, this.#reader.roots);
  }

  dispose(): void {
    this.#reader.dispose();
    this.#diagnostics.dispose();
    this.#panel?.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  // What the panel asks for.

  get extensionUri(): Uri {
    return this.#context.extensionUri;
  }

  get origin(): Origin {
    return { version: this.#version, knowledge: this.#knowledge.version };
  }

  shown(): Shown | undefined {
    return this.#shown;
  }

  whatIf(report: Report, assumption: Assumption): Generator<undefined, WhatIf> {
    return whatIf(this.#session, report, assumption);
  }

  answer(answer: PanelAnswer, report: Report): Promise<void> {
    return writeAnswer(answer, report, this.#reader.roots);
  }

  async open(place: Place, viewColumn: ViewColumn): Promise<void> {
    const uri = this.#shown?.roots.uriOf(toPath(place.path));
    if (uri) await window.showTextDocument(uri, { selection: rangeOf(place), viewColumn });
    else this.#log.warn(`${place.path} is no longer in the workspace`);
  }

  async exportAs(format: ExportFormat, column: ViewColumn): Promise<void> {
    if (this.#shown) await exportAs(format, reportOf(this.#shown.snapshot, this.#shown.locale, this.origin), this.#shown.snapshot, column);
  }

  async openLink(url: string): Promise<void> {
    if (/^https:\/\//.test(url)) await env.openExternal(Uri.parse(url));
  }

  #adopt(panel: AuditPanel): void {
    this.#panel = panel;
    panel.onDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
  }

  #tools(): { context: ExtensionContext; knowledge: Knowledge; log: LogOutputChannel } {
    return { context: this.#context, knowledge: this.#knowledge, log: this.#log };
  }

  #finding(fingerprint: string): Snapshot["findings"][number] | undefined {
    return this.#shown?.snapshot.findings.find((finding) => finding.fingerprint === fingerprint);
  }

  async #tell(snapshot: Snapshot, roots: Roots, effort: Effort): Promise<void> {
    const settings = coreSettings();
    // An editor stays open over midnight: from the next change on, waivers end as they should.
    if (settings.today !== this.#today) this.#session.configure(settings);
    this.#today = settings.today;
    this.#shown = { snapshot, roots, locale: currentLocale() };
    this.#language.refresh();
    await this.#showDiagnostics();
    void this.#panel?.update();
    this.#didShow.fire();
    this.#readingLog.tell(snapshot, effort);
  }

  async #showDiagnostics(): Promise<void> {
    const least = shownSeverity();
    if (this.#shown && least !== "none") await this.#diagnostics.show(this.#shown, least);
    else this.#diagnostics.clear();
  }
}
