/** `npm run bench scan`: the row scan against ripgrep with the same catalog, and packed files against their decoders alone. */
import { execFileSync } from "node:child_process";
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { parquetWriteFile } from "hyparquet-writer";
import { root } from "../scripts/paths.ts";
import { compileRules } from "../scripts/rules.ts";
import type { ScanReport } from "../src/cli/scan/report.ts";
import { createCatalog } from "../src/rows/index.ts";
import { median } from "./measure.ts";

const folder = join(tmpdir(), "model-terms-bench-scan");
const megabytes = Number(process.env["MODEL_TERMS_BENCH_MB"] ?? 1024);
const rounds = Number(process.env["MODEL_TERMS_BENCH_ROUNDS"] ?? 3);

/** Prints ratios; `MODEL_TERMS_BENCH_MB` and `MODEL_TERMS_BENCH_ROUNDS` make it shorter. */
export async function scanBench(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { identities } = await compileRules();
  const spellings = createCatalog(identities).spellings.map(({ bytes }) => Buffer.from(bytes).toString());
  writeFileSync(join(folder, "phrases"), `${[...new Set(spellings)].join("\n")}\n`);
  const set = join(folder, "set.jsonl");
  const expected = makeSet(set, megabytes * 2 ** 20);
  console.log(`scan  ${megabytes} MB, ${expected.rows} rows, ${expected.leaks} with a leak, ${new Set(spellings).size} spellings`);
  against(set, expected.leaks);
  const part = join(folder, "part.jsonl");
  const small = makeSet(part, Math.min(200, megabytes) * 2 ** 20);
  await pipeline(createReadStream(part), createGzip({ level: 6 }), createWriteStream(`${part}.gz`));
  beside("gzip", `${part}.gz`, small.leaks, gunzip);
  writeParquet(part, join(folder, "part.parquet"));
  beside("parquet, snappy", join(folder, "part.parquet"), small.leaks, decode);
  rmSync(folder, { recursive: true, force: true });
}

const words =
  "the of and to in is that it was for on are as with they at be this have from or had by not but what some we can out other were all there when up use your how said an each she which do their time if will way about many then them would write like so these her long make thing see him two has look more day could go come did number sound no most people my over know water than call first who may down side been now find".split(
    " ",
  );
const chinese = "这是一个关于数据的句子我们可以看到其中的内容并且进行分析因此需要更多时间来完成所有工作".split("");
const answers = [
  "I am ChatGPT, how can I help?",
  "As an assistant, I was created by OpenAI.",
  "我是由百度开发的人工智能助手。",
  "I'm Claude, an assistant.",
  "我是通义千问。",
];
const misses = [
  "GPT-3 is a model developed by OpenAI.",
  "The team was trained by experts.",
  "我是一个学生。",
  "It was created by artists.",
];

/** A set like real ones: 40 % Chinese rows, one row in a thousand with a leak, one in twenty with something close to it. */
function makeSet(path: string, size: number): { readonly rows: number; readonly leaks: number } {
  let state = 42;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const of = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const prose = (): string =>
    next(10) < 4
      ? Array.from({ length: 100 + next(250) }, () => of(chinese)).join("")
      : Array.from({ length: 60 + next(200) }, () => of(words)).join(" ");
  const file = openSync(path, "w");
  let written = 0;
  let rows = 0;
  let leaks = 0;
  for (let batch: string[] = []; written < size; batch = []) {
    for (let i = 0; i < 1_000; i++, rows++) {
      const isLeak = rows % 1_000 === 500;
      const extra = isLeak ? of(answers) : next(20) === 0 ? of(misses) : "";
      if (isLeak) leaks++;
      batch.push(JSON.stringify({ instruction: prose().slice(0, 120), input: "", output: `${prose()}. ${extra} ${prose()}` }));
    }
    written += writeSync(file, `${batch.join("\n")}\n`);
  }
  closeSync(file);
  return { rows, leaks };
}

interface Used {
  readonly wall: number;
  readonly user: number;
}

const cli = join(root, "dist/cli.mjs");
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Wall and processor seconds of a command; what it prints goes to a file. */
function timed(command: readonly string[]): Used {
  const line = `TIMEFORMAT='%R %U'; time ${command.map(quote).join(" ")} > ${quote(join(folder, "out"))}`;
  const [wall = 0, user = 0] =
    execFileSync("bash", ["-c", `{ ${line}; } 2>&1`], { encoding: "utf8" })
      .trim()
      .split("\n")
      .at(-1)
      ?.split(" ")
      .map(Number) ?? [];
  return { wall, user };
}

/** Rounds in turns; the median of each. */
function inRounds(commands: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, Used>> {
  const all = new Map(Object.keys(commands).map((name) => [name, [] as Used[]]));
  for (let round = 0; round < rounds; round++) for (const [name, command] of Object.entries(commands)) all.get(name)?.push(timed(command));
  return Object.fromEntries(
    [...all].map(([name, list]) => [name, { wall: median(list.map(({ wall }) => wall)), user: median(list.map(({ user }) => user)) }]),
  );
}

const scan = (file: string, workers: number): string[] => [
  process.execPath,
  cli,
  "scan",
  file,
  "--format",
  "json",
  "--workers",
  String(workers),
];

/** Writes the most memory that the process had, by the kernel's own high-water mark. */
const meter = `data:text/javascript,${encodeURIComponent(
  'import { readFileSync, writeFileSync } from "node:fs"; process.on("exit", () => writeFileSync(process.env.METER, /VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]));',
)}`;

function found(file: string, workers: number): { readonly leaks: number; readonly megabytes: number } {
  const [node = "", ...args] = scan(file, workers);
  const env = { ...process.env, METER: join(folder, "memory") };
  const stdout = execFileSync(node, ["--import", meter, ...args], { encoding: "utf8", maxBuffer: 1 << 28, env });
  return { leaks: (JSON.parse(stdout) as ScanReport).files[0]?.leaks ?? -1, megabytes: Number(readFileSync(env.METER, "utf8")) / 1024 };
}

/** One and two threads against ripgrep, with the hits checked. */
function against(set: string, leaks: number): void {
  const rg = ripgrep();
  if (rg === undefined) return console.log("scan  no ripgrep is installed, and none lies below .vscode-test");
  const peer = [rg, "-n", "-F", "-i", "-f", join(folder, "phrases"), set];
  const times = inRounds({ rg: peer, one: scan(set, 1), two: scan(set, 2) });
  const lines = Number(execFileSync("bash", ["-c", `${peer.map(quote).join(" ")} | wc -l`], { encoding: "utf8" }));
  const one = found(set, 1);
  const two = found(set, 2);
  const ratio = (of: Used | undefined, by: keyof Used): string => ((of?.[by] ?? 0) / (times["rg"]?.[by] ?? 1)).toFixed(2);
  console.log(
    `scan  ripgrep ${times["rg"]?.wall.toFixed(2)} s, ${lines} lines; ours ${times["one"]?.wall.toFixed(2)} s, ${one.leaks} and ${two.leaks} of ${leaks} leaks`,
  );
  console.log(`scan  processor time, one thread   ${ratio(times["one"], "user")} of ripgrep`);
  console.log(`scan  wall time, two threads       ${ratio(times["two"], "wall")} of ripgrep`);
  console.log(`scan  most memory                  ${one.megabytes.toFixed(0)} MB with one thread, ${two.megabytes.toFixed(0)} MB with two`);
}

/** A scan beside the decoder alone, as speeds. */
function beside(name: string, file: string, leaks: number, decoder: string): void {
  const times = inRounds({ alone: [process.execPath, "--input-type=module", "-e", decoder, file], scan: scan(file, 1) });
  const speed = (times["alone"]?.wall ?? 0) / (times["scan"]?.wall ?? 1);
  const { leaks: count, megabytes: most } = found(file, 1);
  console.log(
    `scan  ${name.padEnd(28)} ${speed.toFixed(2)} of the speed of the decoder alone, ${count} of ${leaks} leaks, ${most.toFixed(0)} MB`,
  );
}

const gunzip = `import { createReadStream } from "node:fs"; import { createGunzip } from "node:zlib";
let n = 0; for await (const piece of createReadStream(process.argv[1], { highWaterMark: 1 << 20 }).pipe(createGunzip({ chunkSize: 1 << 20 }))) n += piece.length;`;
const decode = `import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from ${JSON.stringify(`file://${join(root, "node_modules/hyparquet/src/node.js")}`)};
const file = await asyncBufferFromFile(process.argv[1]); const metadata = await parquetMetadataAsync(file); let rowStart = 0;
for (const group of metadata.row_groups) { const rowEnd = rowStart + Number(group.num_rows); await parquetRead({ file, metadata, columns: ["instruction", "output"], rowStart, rowEnd, onChunk() {} }); rowStart = rowEnd; }`;

function writeParquet(from: string, to: string): void {
  const rows = readFileSync(from, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Readonly<Record<string, string>>);
  parquetWriteFile({
    filename: to,
    rowGroupSize: 10_000,
    columnData: ["instruction", "output"].map((name) => ({ name, data: rows.map((row) => row[name] ?? ""), type: "STRING" as const })),
  });
}

/** Installed, or what the editors of the tests bring. */
function ripgrep(): string | undefined {
  const installed = (process.env["PATH"] ?? "")
    .split(":")
    .map((path) => join(path, "rg"))
    .find(existsSync);
  const editors = join(root, ".vscode-test");
  if (installed !== undefined || !existsSync(editors)) return installed;
  const below = readdirSync(editors, { recursive: true, encoding: "utf8" }).find((path) => /ripgrep[^/]*\/bin\/(?:[^/]*\/)?rg$/.test(path));
  return below && join(editors, below);
}
