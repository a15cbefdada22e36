/** What VS Code's own page says on its console although nothing is wrong. */

/** One error of the console, with where it comes from. */
export interface ConsoleError {
  readonly text: string;
  readonly url: string;
}

/** Matched against `text @ url`. */
const noise: readonly RegExp[] = [
  // Files that code-server's own front end has and the bare server has not.
  /^Failed to load resource: .*404.* @ \S+\/(_static\/\S+|vsda\/\S+|update\/check)$/,
  /^A bad HTTP response code \(404\) was received when fetching the script\. @ $/,
  /\[Service Worker\] registration TypeError/,
  // Built-in extensions whose web bundle code-server leaves out.
  /^Error: Activating extension 'vscode\.[\w-]+' failed: Not Found\./,
  // The web host asks for files before the helper extension that has them is there, and asks again later.
  /No file system provider found for resource/,
  /CodeExpectedError\n.*withProvider/,
  // Nobody signs in, and a slow machine makes that a timeout.
  /Timed out waiting for authentication provider 'github' to register/,
  // Saving waits for extensions for so long; on a slow machine they are not all asked in time.
  /Aborted onWillSaveTextDocument-event/,
  // In another language the editor looks for its language pack, and tests have no gallery.
  /No extension gallery service configured/,
  // What reloading the window says: its log is written to a store that is closed already.
  /Unable to write file 'vscode-log:.*IndexedDB database 'vscode-web-db' is closed/,
  // Closing the terminal of a task.
  /Could not find pty \d+ on pty host/,
  // The tab of a walkthrough is renamed while it is moved; VS Code rebuilds its list of tabs.
  /Invalid model for label change, rebuilding/,
  // The picture of a walkthrough, a page of no extension, as VS Code 1.100 takes it away.
  /^Blocked script execution in '\S+&extensionId=&\S+' because the document's frame is sandboxed/,
  // VS Code's own language server for HTML, which starts when the exported page is opened. We have none.
  /Request initialize failed with message: /,
  // What closing a page says.
  /\[lifecycle\] Long running operations during shutdown are unsupported in the web/,
];

/** Whether an error belongs to the test set-up and not to the extension. */
export function isNoise(error: ConsoleError): boolean {
  return noise.some((known) => known.test(`${error.text} @ ${error.url}`));
}
