/** WebAssembly that was assembled by `scripts/kernel.ts`, started where the host can run it. */

/** What a module exports; undefined where the host has no WebAssembly, or none with SIMD. */
export function startModule<Exports>(code: string): Exports | undefined {
  try {
    const bytes = Uint8Array.from(atob(code), (char) => char.charCodeAt(0));
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Exports;
  } catch {
    return undefined;
  }
}
