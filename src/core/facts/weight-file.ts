/** Files of weights: of them only the header is read, and nothing can be shown in them. */

/** Is it an index of weights in several files? */
export const isWeightIndex = (name: string): boolean => /\.(?:safetensors|bin)\.index(?:\.[\w-]+)?\.json$/i.test(name);

/** Is it a file whose header is read in place of its text? */
export const isWeightFile = (path: string): boolean => /\.(?:safetensors|gguf)$/i.test(path);
