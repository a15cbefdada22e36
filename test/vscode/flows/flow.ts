/** What a flow is: a visit of a person, driven through the page. */
import type { Page } from "playwright-core";
import type { HostKind, Settings } from "../host/host.ts";
import type { Plan } from "../plan.ts";

/** One of several looks in which a flow runs: each is a test of its own, with pictures of its own. */
export interface Variant {
  readonly name: string;
  /** Settings beside those of the flow: a theme, for example. */
  readonly settings?: Settings;
  /** A theme that is chosen in the editor, by its name in the list and the class that the workbench then wears. */
  readonly theme?: { readonly name: string; readonly kind: string };
  /** Display language of the editor, like `zh-cn`: extensions speak it; the editor's own words stay English, without a language pack. */
  readonly language?: string;
}

/** What a flow gets beside the page. */
export interface FlowContext {
  readonly variant: Variant | undefined;
  readonly host: HostKind;
  /** Version of VS Code, like `1.139.1`. */
  readonly editor: string;
  /** The opened folder on disk. In the web host it is only read: what the editor writes stays in the page. */
  readonly folder: string;
  /** A part of the flow that counts as a test of its own. After a step that fails, the flow ends. */
  step(name: string, body: () => Promise<void>): Promise<void>;
  /** Takes a picture into `test-results/screenshots/`. */
  screenshot(name: string): Promise<void>;
}

/** Exported by a flow file under the name `flow`. */
export interface Flow extends Plan {
  readonly name: string;
  /** The flow runs once for each; once and plainly when there are none. */
  readonly variants?: readonly Variant[];
  run(page: Page, context: FlowContext): Promise<void>;
}
