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

/** Runs steps to their end, with pauses; undefined where `isOver` told to stop before. */
export async function inSlices<T>(steps: Generator<undefined, T>, isOver: () => boolean): Promise<T | undefined> {
  const slices = new Slices();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await slices.rest();
    if (isOver()) return undefined;
  }
}
