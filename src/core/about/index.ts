/** The door of the answers about known things: models, data sets, licenses, providers, and their combination. A third one, because only who asks needs it. */

export { type About, about } from "./about.ts";
export { combinationPages, combinationsOf } from "./combinations.ts";
export { combinationPage, combine, jsonCombination, relations } from "./combine.ts";
export { jsonAbout } from "./json.ts";
export { createNames, type Known, type Names } from "./names.ts";
export { markdownPage, textPage } from "./page.ts";
export { aboutPage } from "./sections.ts";
export { combinationOf, combinationPageOf, mergeKeyAt } from "./work.ts";
