/** A scan for people to read: what was looked at, what was found, and what it does and does not show. */
import type { Identity } from "../../core/knowledge/types.ts";
import type { Locale } from "../../core/settings.ts";
import type { Evidence, ScanNote } from "../../rows/index.ts";
import type { ScannedFile, ScanReport } from "./report.ts";

const words = {
  en: {
    rows: "rows",
    of: "rows introduce the assistant as",
    named: "rows name a model of",
    writer: " as the writer of their answer",
    style: "rows only sound like a hosted assistant, or bear an id as many servers give it, which tells nothing by itself",
    clean: "no row introduces the assistant as somebody else's",
    more: "more rows in the JSON report (--format json)",
    row: "row",
    line: "line",
    evidence:
      "Such rows are evidence that answers of that assistant are among the data, no proof: people write them too, and fields may be wrong.",
    copy: "copy without these rows:",
    none: "No files with rows were found.",
    notes: {
      "row-too-long": "a row is longer than 16 MB and was left out; in a JSON array, all that follows it too",
      "batch-too-large": "a record batch of more than 256 MB was left out; write the file with smaller batches",
      "unreadable-rows": "rows with a phrase could not be parsed and do not count",
      "unknown-columns": "rows with a phrase have no column known to hold answers and do not count",
      broken: "the file is damaged; what could be read counts",
      unsupported: "this kind of file is not read yet",
      unreadable: "the file could not be read",
      "no-copy": "no cleaned copy was written: the file is damaged, or the copy could not be written",
      pointer: "only a pointer of Git LFS lies here; fetch the file to scan its rows",
      "missing-parts": "parts of the file are missing from the shards",
    },
  },
  zh: {
    rows: "行",
    of: "行中助手自称来自",
    named: "行的字段写明回答来自以下提供方的模型：",
    writer: "",
    style: "行只是语气像托管助手，或带有许多服务器都会生成的编号，本身不能说明什么",
    clean: "没有任何一行中助手自称是他人的模型",
    more: "行，见 JSON 报告（--format json）",
    row: "第几行数据：",
    line: "文件行号：",
    evidence: "这类数据行表明其中可能含有该助手的回答，但不是证明：人工编写的数据里也会有，字段也可能有误。",
    copy: "不含这些行的副本：",
    none: "没有找到含数据行的文件。",
    notes: {
      "row-too-long": "有一行超过 16 MB，已略过；若为 JSON 数组，其后的内容也未读取",
      "batch-too-large": "有超过 256 MB 的记录批次，已略过；请以较小的批次写入文件",
      "unreadable-rows": "含有短语的行无法解析，未计入",
      "unknown-columns": "含有短语的行没有已知的回答列，未计入",
      broken: "文件已损坏；能读取的部分已计入",
      unsupported: "尚不支持读取这种文件",
      unreadable: "无法读取该文件",
      "no-copy": "未写出清理后的副本：文件已损坏，或副本无法写入",
      pointer: "此处只有 Git LFS 指针；请先取得文件再扫描",
      "missing-parts": "各分片缺少该文件的某些部分",
    },
  },
} as const satisfies Readonly<Record<Locale, { readonly notes: Readonly<Record<ScanNote, string>>; readonly [word: string]: unknown }>>;

/** So many rows are shown of a file. */
const shownRows = 5;

/** The report as text. */
export function printScan({ files }: ScanReport, identities: readonly Identity[], locale: Locale): string {
  const say = words[locale];
  if (files.length === 0) return `${say.none}\n`;
  const nameOf = (id: string): string => identities.find((identity) => identity.id === id)?.name[locale] ?? id;
  const blocks = files.map((file) => printFile(file, nameOf, locale));
  return `${blocks.join("\n")}${files.some(({ leaks, named }) => leaks + named > 0) ? `\n${say.evidence}\n` : ""}`;
}

function printFile(file: ScannedFile, nameOf: (id: string) => string, locale: Locale): string {
  const say = words[locale];
  const leaks = file.evidence.filter(({ kind }) => kind !== "style");
  const rows = [...new Map(leaks.map((one) => [one.row, one])).values()];
  const introduced = Object.entries(file.identities).filter(([id]) =>
    leaks.some(({ identity, kind }) => identity === id && kind !== "field"),
  );
  const lines = [
    `${oneLine(file.path)}  ${file.rows.toLocaleString("en")} ${say.rows}`,
    ...(file.leaks === 0
      ? [`  ${say.clean}`]
      : introduced.map(([id, count]) => `  ${count} ${say.of} ${nameOf(id)} (${percent(count / file.rows)})`)),
    ...Object.entries(file.writers).map(
      ([id, count]) => `  ${count} ${say.named} ${nameOf(id)}${say.writer} (${percent(count / file.rows)})`,
    ),
    ...rows.slice(0, shownRows).map((one) => `    ${place(one, say)}  ${oneLine(one.excerpt)}`),
    ...(rows.length > shownRows ? [`    + ${Math.max(rows.length, file.leaks, file.named) - shownRows} ${say.more}`] : []),
    ...(file.style > 0 ? [`  ${file.style} ${say.style}`] : []),
    ...(file.copy === undefined ? [] : [`  ${say.copy} ${oneLine(file.copy)}`]),
    ...file.notes.map((note) => `  ! ${say.notes[note]}`),
  ];
  return `${lines.join("\n")}\n`;
}

const place = ({ row, line }: Evidence, say: { readonly row: string; readonly line: string }): string =>
  line === undefined ? `${say.row} ${row}` : `${say.line} ${line}`;

const percent = (share: number): string => `${(share * 100).toPrecision(2)} %`;

/** What files say never moves the cursor. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ");
