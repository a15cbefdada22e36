/** The one door to a running VS Code, whatever its kind. */
import type { Host, HostKind, HostOptions } from "./host.ts";
import { startNodeHost } from "./node-host.ts";
import { startWebHost } from "./web-host.ts";

/** Starts a VS Code of a kind. */
export function startHost(kind: HostKind, options: HostOptions): Promise<Host> {
  return kind === "web" ? startWebHost(options) : startNodeHost(options);
}
