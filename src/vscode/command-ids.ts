/** Commands around the editor, by the part of their id after `modelTerms.`. Apart, so that registering them loads nothing. */
export const aroundCommands = [
  "showWorks",
  "fileStatus",
  "setUse",
  "explain",
  "answer",
  "turnOff",
  "waive",
  "baseline",
  "fixEntry",
  "openRulePage",
  "chooseText",
  "firstSteps",
  "scanData",
  "about",
] as const;

/** One of them. */
export type AroundCommand = (typeof aroundCommands)[number];
