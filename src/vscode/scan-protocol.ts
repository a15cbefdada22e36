/** What the thread that scans rows and the editor tell each other. */
import type { RuleIdentity } from "../core/index.ts";
import type { foundRows, StreamFormat } from "../rows/index.ts";

/** To the worker: first the catalog, then files. */
export type ToScanner =
  | { readonly kind: "catalog"; readonly identities: readonly RuleIdentity[] }
  | { readonly kind: "scan"; readonly format: StreamFormat; readonly isPacked: boolean; readonly bytes: Uint8Array };

/** From the worker: rows that introduce the assistant as somebody's; nothing where there are none. */
export interface FromScanner {
  readonly found: ReturnType<typeof foundRows>;
}
