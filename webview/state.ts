/** What the person set: survives hiding and reloading. */
import type { Assumption } from "../src/core/index.ts";
import type { DutyState, Severity, Tab } from "./words.ts";

/** Plain data: the editor keeps it as JSON. */
export interface State {
  readonly tab: Tab;
  readonly filter: string;
  readonly severity: Severity | "";
  readonly duty: DutyState | "";
  readonly license: string;
  /** Show works that only reference a model, too. */
  readonly references: boolean;
  /** Works that the person opened or closed. */
  readonly unfolded: Readonly<Record<string, boolean>>;
  /** Notes that were begun, by question. */
  readonly notes: Readonly<Record<string, string>>;
  readonly assumption: Assumption;
  readonly lineage: {
    readonly asList: boolean;
    /** 0 fits the width. */
    readonly zoom: number;
    readonly selected: string;
    /** Groups that are shown node by node. */
    readonly unfolded: readonly string[];
  };
  readonly scroll: number;
}

/** Nothing set. */
export const initialState: State = {
  tab: "works",
  filter: "",
  severity: "",
  duty: "",
  license: "",
  references: false,
  unfolded: {},
  notes: {},
  assumption: {},
  lineage: { asList: false, zoom: 0, selected: "", unfolded: [] },
  scroll: 0,
};

/** The state of an earlier visit, perhaps of an earlier version: what is missing is as in the beginning. */
export const restored = (kept: Partial<State> | undefined): State => ({
  ...initialState,
  ...kept,
  lineage: { ...initialState.lineage, ...kept?.lineage },
});
