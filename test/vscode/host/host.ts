/** What the two ways of running VS Code have in common: what is opened, with which extension and which settings. */
import type { Editor } from "./install.ts";

/** node: extension host on Node. web: web-worker extension host, no server behind it. vsix: node, packaged extension. */
export type HostKind = "node" | "web" | "vsix";

/** Scheme of the workspace's files in the web host. */
export const webScheme = "model-terms-test";

/** User settings, by their full names. */
export type Settings = Readonly<Record<string, unknown>>;

/** What to start. Paths are absolute. */
export interface HostOptions {
  readonly editor: Editor;
  /** A folder, or a `.code-workspace` file. Used as it is: copy it first when it must not change. None: a window with no folder. */
  readonly workspace?: string | undefined;
  /** Folder of the extension under development. */
  readonly extension?: string | undefined;
  /** A packaged extension to install (node host only). */
  readonly vsix?: string | undefined;
  /**
   * A bundled CommonJS module that exports `run()`; it is called inside the extension host. Its folder is an extension
   * too (it has a `package.json`), because the web host runs no tests that belong to no extension.
   */
  readonly tests?: string | undefined;
  /** User settings beside those of `quietSettings`. */
  readonly settings?: Settings | undefined;
  /** Whether the workspace is trusted; yes unless told otherwise (node host only). */
  readonly trusted?: boolean | undefined;
  /** Environment of the extension host (node host only). */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Port on loopback; the system chooses when none is given. */
  readonly port?: number | undefined;
}

/** A running VS Code. */
export interface Host {
  /** What a browser opens. */
  readonly url: string;
  /** The last lines of the server's log, for error messages. */
  log(): string;
  stop(): Promise<void>;
}

/** Nothing that moves, asks, updates or looks anything up on its own. */
const quietSettings: Settings = {
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.simpleDialog.enable": true,
  "git.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.startupPrompt": "never",
  "telemetry.telemetryLevel": "off",
  "window.commandCenter": false,
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.enableExperiments": false,
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.settings.enableNaturalLanguageSearch": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** The settings that a host is started with. */
export const settingsOf = (options: HostOptions): Settings => ({ ...quietSettings, ...options.settings });
