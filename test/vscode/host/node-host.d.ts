import { type Host, type HostOptions } from "./host.ts";
/** Starts the server; ready when it answers. */
export declare function startNodeHost(options: HostOptions): Promise<Host>;
