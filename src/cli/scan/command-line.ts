/** Arguments of every command: what is wrong with them is told in one sentence. */
import { type ParseArgsConfig, parseArgs } from "node:util";

/** A command line that nobody can carry out; the message is for the person. */
export class Misuse extends Error {}

type Options = NonNullable<ParseArgsConfig["options"]>;
type Read<T extends Options> = ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: T }>>;

/** The values of options and the other arguments. Throws `Misuse`. */
export function readArguments<T extends Options>(argv: readonly string[], options: T): Read<T> {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}
