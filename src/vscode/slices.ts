/** Work in slices, so that the extension host is never held for long. */

/** Longest run of work between two pauses, in milliseconds. */
const slice = 8;

/** Resolves after so many milliseconds. */
export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Pauses when a slice is used up. */
export class Slices {
  #since = performance.now();

  /** Called between two small pieces of work. */
  async rest(): Promise<void> {
    if (performance.now() - this.#since < slice) return;
    await pause(0);
    this.#since = performance.now();
  }
}
