/** The door of the language features: what an editor shows at a place of a file. A second one, because only editors need it. */

export { type Completions, completionsAt } from "./completion.ts";
export { type Count, countsIn } from "./counts.ts";
export { type Hover, hoverAt } from "./hover.ts";
export { type Link, linksIn } from "./links.ts";
export type { Reading } from "./reading.ts";
export type { Completion } from "./values.ts";
