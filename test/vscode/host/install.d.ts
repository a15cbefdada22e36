/** VS Code 1.139.1, the version that is tested by default. */
export declare const currentEditor = "4.139.1";
/** VS Code 1.100.3, the floor that `engines.vscode` promises. */
export declare const oldestEditor = "4.100.3";
/** An installed editor. */
export interface Editor {
  readonly version: string;
  /** The folder of VS Code's server and workbench. */
  readonly vscode: string;
  /** The Node binary to start the server with. */
  readonly node: string;
}
/** The editor or the browser cannot be had here; the message says why. Tests are then skipped, never passed. */
export declare class Unavailable extends Error {}
/** The editor from the cache, or freshly installed (20 s, 440 MB). Safe when several processes do it at once. */
export declare function installEditor(version?: string): Promise<Editor>;
/** Path of a Chromium: the one that `CHROMIUM` names, else Debian's, which root may install. */
export declare function installBrowser(): Promise<string>;
