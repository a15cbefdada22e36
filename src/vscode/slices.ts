/** Long work in slices, so that the extension host is never held for long. */

/** Longest run of work between two pauses, in milliseconds. */
const slice = 8;

/** Runs steps to their end, with pauses; undefined where `isOver` told to stop before. */
export async function inSlices<T>(steps: Generator<undefined, T>, isOver: () => boolean): Promise<T | undefined> {
  let since = Date.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (Date.now() - since < slice) continue;
    await new Promise((done) => setTimeout(done, 0));
    if (isOver()) return undefined;
    since = Date.now();
  }
}
