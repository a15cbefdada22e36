/** What every section is given. */
import type { Assumption, Place } from "../src/core/index.ts";
import type { Audit, ExportFormat, PanelAnswer } from "../src/vscode/protocol.ts";
import type { Element } from "./dom.ts";
import type { State } from "./state.ts";
import { link } from "./ui.ts";
import type { Words } from "./words.ts";

/** What the page can ask of its host. */
export interface Actions {
  open(place: Place): void;
  fix(fingerprint: string, index: number): void;
  answer(answer: PanelAnswer): void;
  suppose(assumption: Assumption): void;
  link(url: string): void;
  refresh(): void;
  exportAs(format: ExportFormat): void;
  /** The person opened or closed a work. */
  unfolded(subject: string, isOpen: boolean): void;
  /** The person changed a part of the state. */
  changed(part: Partial<State>): void;
}

/** The audit, the state, the words and the actions. */
export interface Context {
  readonly audit: Audit;
  readonly state: State;
  readonly say: Words;
  readonly actions: Actions;
  /** Works that are drawn now; the others follow when the page has been painted. */
  readonly limit: number;
}

/** A link to a line. */
export const placeLink = (place: Place, { actions, say }: Pick<Context, "actions" | "say">): Element =>
  link(`${place.path}:${place.start.line}`, () => actions.open(place), say.line(place.path, place.start.line));

/** A link to the beginning of a file. */
export const fileLink = (path: string, { actions }: Pick<Context, "actions">): Element =>
  link(path, () => actions.open({ path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }));
