/** Keeps a cleanup for the end of the program; returns what forgets it again. */
export declare function atEnd(cleanup: () => void): () => void;
/** A folder that does not outlive this program. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}
/** Makes one. */
export declare function makeTemporaryFolder(purpose: string): Promise<TemporaryFolder>;
