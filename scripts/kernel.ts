/** Assembles the WebAssembly of the row scan into sources, which are committed: nothing that runs needs the assembler. */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import wabt from "wabt";
import { root } from "./paths.ts";

const kernels = ["src/rows/sweep", "src/rows/snappy"] as const;

/** A module in base 64. */
export async function assembled(kernel: (typeof kernels)[number]): Promise<string> {
  const file = join(root, `${kernel}.wat`);
  const { buffer } = (await wabt()).parseWat(file, readFileSync(file, "utf8"), { simd: true, bulk_memory: true }).toBinary({});
  return Buffer.from(buffer).toString("base64");
}

if (process.argv[1]?.endsWith("kernel.ts"))
  for (const kernel of kernels) {
    const name = basename(kernel);
    writeFileSync(
      join(root, `${kernel}-code.ts`),
      `/** \`${name}.wat\`, assembled by \`scripts/kernel.ts\`. */
export const ${name}Code =
  "${await assembled(kernel)}";
`,
    );
  }
