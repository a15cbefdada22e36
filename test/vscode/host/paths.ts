/** Where the in-editor tests read and write. Everything made here is ignored by git. */
import { resolve } from "node:path";

/** The repository: the folder that VS Code loads as the extension under development. */
export const repository: string = resolve(import.meta.dirname, "../../..");

/** The downloaded editors. CI may point this at a folder that it keeps between runs. */
export const cacheFolder: string = resolve(process.env["MODEL_TERMS_EDITOR_CACHE"] || resolve(repository, ".vscode-test"));

/** Results and screenshots. */
export const resultsFolder: string = resolve(repository, "test-results");
