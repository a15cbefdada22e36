/** The panel's own words in both languages; everything else comes with the report. */

/** As in the report. */
export type Severity = "error" | "warning" | "information" | "hint";

const singular: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", information: "information", hint: "hint" };
const plural: typeof singular = { error: "errors", warning: "warnings", information: "information", hint: "hints" };
const chinese: typeof singular = { error: "错误", warning: "警告", information: "信息", hint: "提示" };

/** What is said in one language. */
export interface Words {
  readonly title: string;
  readonly nothing: string;
  readonly filter: string;
  readonly allSeverities: string;
  readonly refresh: string;
  readonly exportMarkdown: string;
  readonly exportJson: string;
  readonly exportSarif: string;
  readonly works: string;
  readonly findings: string;
  readonly confirm: string;
  readonly notRead: string;
  readonly upstream: string;
  readonly duties: string;
  readonly unknown: string;
  readonly exempt: string;
  readonly metBy: string;
  readonly why: string;
  readonly noMatch: string;
  readonly states: Readonly<Record<"met" | "open" | "confirm" | "answered", string>>;
  /** A severity as the name of so many findings. */
  readonly severity: (severity: Severity, count: number) => string;
  readonly uses: Readonly<Record<string, string>>;
}

export const words: Readonly<Record<"en" | "zh", Words>> = {
  en: {
    title: "Model Terms audit",
    nothing: "No model, adapter or data set was found in this workspace.",
    filter: "Filter by word, file, license or check",
    allSeverities: "All severities",
    refresh: "Refresh",
    exportMarkdown: "Markdown",
    exportJson: "JSON",
    exportSarif: "SARIF",
    works: "Works",
    findings: "Findings",
    confirm: "To confirm by hand",
    notRead: "Not read",
    upstream: "Built on",
    duties: "Duties",
    unknown: "not known to us",
    exempt: "The licensor's own work: nothing is asked of it.",
    metBy: "met by",
    why: "because",
    noMatch: "Nothing matches the filter.",
    states: { met: "met", open: "open", confirm: "to confirm", answered: "answered" },
    severity: (severity, count) => (count === 1 ? singular : plural)[severity],
    uses: { publish: "published", train: "trained", reference: "only referenced", bundle: "bundled", host: "hosted" },
  },
  zh: {
    title: "Model Terms 审计",
    nothing: "此工作区中没有发现模型、适配器或数据集。",
    filter: "按词语、文件、许可证或检查项筛选",
    allSeverities: "所有严重程度",
    refresh: "刷新",
    exportMarkdown: "Markdown",
    exportJson: "JSON",
    exportSarif: "SARIF",
    works: "作品",
    findings: "发现",
    confirm: "需人工确认",
    notRead: "未读取",
    upstream: "基于",
    duties: "义务",
    unknown: "我们不了解",
    exempt: "许可方自己的作品：不作要求。",
    metBy: "满足于",
    why: "依据",
    noMatch: "没有符合筛选条件的内容。",
    states: { met: "已满足", open: "待处理", confirm: "待确认", answered: "已回答" },
    severity: (severity) => chinese[severity],
    uses: { publish: "发布", train: "训练", reference: "仅引用", bundle: "捆绑", host: "托管" },
  },
};
