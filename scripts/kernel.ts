/** Assembles `src/rows/sweep.wat` into `src/rows/sweep-code.ts`, which is committed: nothing that runs needs the assembler. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import wabt from "wabt";
import { root } from "./paths.ts";

const source = join(root, "src/rows/sweep.wat");

/** The module in base 64. */
export async function assembled(): Promise<string> {
  const { buffer } = (await wabt()).parseWat(source, readFileSync(source, "utf8"), { simd: true }).toBinary({});
  return Buffer.from(buffer).toString("base64");
}

if (process.argv[1]?.endsWith("kernel.ts"))
  writeFileSync(
    join(root, "src/rows/sweep-code.ts"),
    `/** \`sweep.wat\`, assembled by \`scripts/kernel.ts\`. */
export const sweepCode =
  "${await assembled()}";
`,
  );
