/** The door of the header readers: bytes in, a short text for the core or the list of tensors out. Knows no host. */
export { drive, driveAsync, type Need } from "./bytes.ts";
export { digestOf } from "./digest.ts";
export { headerOf } from "./header.ts";
export type { Header, HeaderReply, Tensor, Value } from "./types.ts";
