/** Files of weights: of them only the header is read, and nothing can be shown in them. */

/** Is it a file whose header is read in place of its text? */
export const isWeightFile = (path: string): boolean => /\.(?:safetensors|gguf)$/i.test(path);
