/**
 * Files that the Hub's own tool put into a folder of the workspace (`hf download --local-dir`): they are somebody else's, and
 * nobody here publishes them. The tool notes each one in `.cache/huggingface/download/PATH.metadata`.
 */

/** Where the Hub's tool notes its downloads, relative to the folder that it filled. */
export const downloadNotes = ".cache/huggingface/download";

/** Patterns, as in a `.gitignore` of the folder, for the files that were downloaded; `notes` are paths below `downloadNotes`. */
export const downloadPatterns = (notes: readonly string[]): string =>
  notes
    .filter((note) => note.endsWith(".metadata"))
    .map((note) => `/${note.slice(0, -".metadata".length).replace(/[\\*?[\]! ]/g, "\\$&")}`)
    .join("\n");
