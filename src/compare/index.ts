/** The door of comparing two checkpoints: loaded only when somebody asks for it. */
export { type Checkpoint, checkpointOf, type WeightFile } from "./checkpoint.ts";
export { type Comparison, compareCheckpoints } from "./compare.ts";
export { poissonTail, randomNumbers, rankAgreement, shuffle, standardRanks } from "./statistics.ts";
export { type TokenOverlap, tokenOverlap, type Vocabulary, vocabularyOfJson, vocabularyOfList } from "./tokens.ts";
export { explained } from "./words.ts";
