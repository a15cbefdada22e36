/** Waiting for what the page shows. */
import { setTimeout as pause } from "node:timers/promises";

/** How long a person would look before saying that nothing happens. */
export const patience = 40_000;

/** How long one of several attempts may take. */
export const attempt = 3000;

/** Looks again and again until what is seen fits, and returns it; the error tells what was seen last. */
export async function seen<T>(what: string, look: () => Promise<T>, fits: (sight: T) => boolean, limit = patience): Promise<T> {
  const deadline = Date.now() + limit;
  for (;;) {
    const sight = await look();
    if (fits(sight)) return sight;
    if (Date.now() > deadline) throw new Error(`never seen: ${what}; seen last: ${JSON.stringify(sight)}`);
    await pause(50);
  }
}
