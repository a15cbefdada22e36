/** The repository: the folder that VS Code loads as the extension under development. */
export declare const repository: string;
/** The downloaded editors. CI may point this at a folder that it keeps between runs. */
export declare const cacheFolder: string;
/** Results and screenshots. */
export declare const resultsFolder: string;
