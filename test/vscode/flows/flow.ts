/** What a flow is: a visit of a person, driven through the page. */
import type { Page } from "playwright-core";
import type { HostKind } from "../host/host.ts";
import type { Plan } from "../plan.ts";

/** What a flow gets beside the page. */
export interface FlowContext {
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
  run(page: Page, context: FlowContext): Promise<void>;
}
