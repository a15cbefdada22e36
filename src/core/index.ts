/** The door of the core: the only file that hosts import. */
export type { Anchor, Confidence, Problem } from "./facts/claim.ts";
export type { Finding } from "./findings/finding.ts";
export { createKnowledge, type Knowledge } from "./knowledge/knowledge.ts";
export type { RuleBase } from "./knowledge/types.ts";
export { createSession, type Session, type Snapshot, type SubjectReport } from "./session.ts";
export { defaultSettings, type Locale, type Settings, type Severity } from "./settings.ts";
export { comparePaths, path, type Path } from "./text/path.ts";
export { render } from "./messages/messages.ts";
