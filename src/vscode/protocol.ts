/** Messages between the audit panel and the extension. Types only: both sides import it. */
import type { Place, Report } from "../core/index.ts";

/** From the extension to the panel. */
export type ToPanel = { readonly kind: "report"; readonly report: Report };

/** From the panel to the extension. */
export type FromPanel =
  | { readonly kind: "ready" }
  | { readonly kind: "open"; readonly place: Place }
  | { readonly kind: "fix"; readonly fingerprint: string; readonly index: number }
  | { readonly kind: "refresh" }
  | { readonly kind: "export"; readonly format: "markdown" | "json" | "sarif" }
  | { readonly kind: "link"; readonly url: string };
