/** The panel's own words in both languages; everything else comes with the report. */
import { reportWords } from "../src/core/report/words.ts";

/** As in the report. */
export type Severity = "error" | "warning" | "information" | "hint";
/** How a duty stands. */
export type DutyState = "open" | "confirm" | "answered" | "met";
/** The parts of the panel. */
export type Tab = "works" | "confirm" | "lineage" | "whatIf" | "notRead";

const singular: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", information: "information", hint: "hint" };
const plural: typeof singular = { error: "errors", warning: "warnings", information: "information", hint: "hints" };
const chinese: typeof singular = { error: "错误", warning: "警告", information: "信息", hint: "提示" };
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** What is said in one language. */
export interface Words {
  readonly title: string;
  readonly nothing: string;
  readonly noMatch: string;
  readonly summary: string;
  readonly works: string;
  readonly confirm: string;
  readonly first: (what: string, works: number) => string;
  readonly onlyQuestions: (questions: number) => string;
  readonly allClear: string;
  readonly show: string;
  readonly tabs: Readonly<Record<Tab, string>>;
  readonly filter: string;
  readonly allSeverities: string;
  readonly allStates: string;
  readonly allLicenses: string;
  readonly shown: (works: number, findings: number) => string;
  readonly references: (files: number) => string;
  readonly refresh: string;
  readonly exportAs: string;
  readonly findings: string;
  readonly upstream: string;
  readonly duties: string;
  readonly duty: string;
  readonly state: string;
  readonly clause: string;
  /** Opens clauses that are not shown at once. */
  readonly moreClauses: (count: number) => string;
  readonly evidence: string;
  readonly unknown: string;
  readonly exempt: string;
  readonly metBy: string;
  readonly why: string;
  readonly states: Readonly<Record<DutyState, string>>;
  /** A severity as the name of so many findings. */
  readonly severity: (severity: Severity, count: number) => string;
  readonly confidence: Readonly<Record<"certain" | "likely" | "possible", string>>;
  /** How a clause was read. */
  readonly verified: Readonly<Record<string, string>>;
  readonly uses: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly relations: Readonly<Record<string, string>>;
  readonly line: (path: string, line: number) => string;
  readonly answer: {
    readonly intro: string;
    readonly note: string;
    readonly yes: string;
    readonly no: string;
    readonly everywhere: string;
    readonly asked: (works: number) => string;
    readonly none: string;
  };
  readonly picture: {
    readonly label: string;
    readonly keys: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly fit: string;
    readonly asPicture: string;
    readonly asList: string;
    readonly waiting: string;
    readonly carries: (total: number, open: number, confirm: number) => string;
    readonly carriesShort: (total: number, open: number) => string;
    readonly nothing: string;
    readonly byRules: string;
    readonly standsOn: string;
    readonly usedBy: string;
    readonly select: string;
    readonly showDuties: string;
    readonly group: (works: number) => string;
    readonly referencing: (files: number) => string;
    /** So many nodes of a kind. */
    readonly things: (n: number, kind: string) => string;
    /** A relation that so many of a group have. */
    readonly times: (relation: string, n: number) => string;
    readonly unfold: string;
    readonly foldAll: string;
    readonly skip: string;
    readonly from: string;
    readonly relation: string;
    readonly to: string;
    readonly terms: string;
  };
  readonly whatIf: {
    readonly intro: string;
    readonly scope: string;
    readonly all: string;
    readonly use: string;
    readonly uses: Readonly<Record<"publish" | "bundle" | "host" | "train", string>>;
    readonly commercial: string;
    readonly eu: string;
    readonly users: string;
    readonly revenue: string;
    readonly asNow: string;
    readonly yes: string;
    readonly no: string;
    readonly clear: string;
    readonly waiting: string;
    readonly unchanged: string;
    readonly effects: Readonly<Record<"comes" | "goes" | "opens" | "closes" | "applies" | "lapses", string>>;
    readonly forWorks: string;
    readonly more: (n: number) => string;
    readonly now: string;
    readonly supposed: string;
    readonly limits: (unsettled: number) => string;
  };
}

/** By language. */
export const words: Readonly<Record<"en" | "zh", Words>> = {
  en: {
    title: "Model Terms audit",
    nothing: "No model, adapter or data set was found in this workspace.",
    noMatch: "Nothing matches the filter.",
    summary: "Summary",
    works: "works",
    confirm: "to confirm",
    first: (what, works) => `First: ${what} (${count(works, "work")}).`,
    onlyQuestions: (questions) =>
      `Nothing is open; ${count(questions, "question")} that files cannot answer ${questions === 1 ? "waits" : "wait"} for you.`,
    allClear: "Nothing is open.",
    show: "Show",
    tabs: { works: "Works", confirm: "To confirm", lineage: "Lineage", whatIf: "What if", notRead: "Not read" },
    filter: "Filter by word, file, license or check",
    allSeverities: "All severities",
    allStates: "All states",
    allLicenses: "All licenses",
    shown: (works, findings) => `${count(works, "work")}, ${count(findings, "finding")}`,
    references: (files) => `Show ${count(files, "file")} that only ${files === 1 ? "references" : "reference"} a model`,
    refresh: "Refresh",
    exportAs: "Export as",
    findings: "Findings",
    upstream: "Built on",
    duties: "Duties",
    duty: "Duty",
    state: "State",
    clause: "Clause",
    moreClauses: (count) => `${count} more clauses`,
    evidence: "Evidence",
    unknown: "not known to us",
    exempt: "The licensor's own work: nothing is asked of it.",
    metBy: "met by",
    why: "because",
    states: { open: "open", confirm: "to confirm", answered: "answered", met: "met" },
    severity: (severity, n) => (n === 1 ? singular : plural)[severity],
    confidence: reportWords.en.confidence,
    verified: {
      primary: "read in the official text",
      "primary-archive": "read in an archived official text",
      "primary-excerpt": "read in an official excerpt",
      "primary-readme": "read in the publisher's readme",
      "third-party-copy": "read in a third party's copy",
      dpi: "from the Data Provenance Initiative",
      secondary: "from a secondary source",
      memory: "not verified",
    },
    uses: reportWords.en.uses,
    kinds: { model: "model", adapter: "adapter", dataset: "data set", service: "provider" },
    relations: reportWords.en.relations,
    line: (path, line) => `${path}, line ${line}`,
    answer: {
      intro: "Files cannot show these. Your answer is written to model-terms.yaml, where the command line reads it too.",
      note: "Note: who checked, and on what",
      yes: "Yes, met",
      no: "No",
      everywhere: "Holds for the whole workspace.",
      asked: (works) => `Asked for ${count(works, "work")}`,
      none: "No question is waiting.",
    },
    picture: {
      label: "Lineage",
      keys: "Plus and minus zoom, 0 fits the width, arrow keys move. Tab goes from node to node.",
      zoomIn: "Zoom in",
      zoomOut: "Zoom out",
      fit: "Fit to width",
      asPicture: "Picture",
      asList: "List",
      waiting: "Drawing…",
      carries: (total, open, confirm) => `${count(total, "duty", "duties")}, ${open} open, ${confirm} to confirm`,
      carriesShort: (total, open) => (open > 0 ? `${open} of ${total} open` : count(total, "duty", "duties")),
      nothing: "carries no duty",
      byRules: "known from the publisher's own words, not from this workspace",
      standsOn: "Stands on",
      usedBy: "Stood on by",
      select: "Choose a node to see its licenses, its evidence and what each edge carries.",
      showDuties: "Show its duties",
      group: (works) => count(works, "work"),
      referencing: (files) => `${count(files, "file")}, only referencing`,
      things: (n, kind) => `${n} ${kind === "dataset" ? "data sets" : `${kind}s`}`,
      times: (relation, n) => `${relation} (${n})`,
      unfold: "Unfold",
      foldAll: "Fold again",
      skip: "Skip the picture",
      from: "Work",
      relation: "Relation",
      to: "Upstream",
      terms: "Terms",
    },
    whatIf: {
      intro: "Try an assumption. Nothing is written.",
      scope: "For",
      all: "all works",
      use: "Use",
      uses: { publish: "published", bundle: "bundled in a product", host: "hosted for others", train: "trained and kept in-house" },
      commercial: "Commercial",
      eu: "In the European Union",
      users: "Users, as the clause counts them",
      revenue: "Revenue in US dollars in twelve months, as the clause counts it",
      asNow: "as now",
      yes: "yes",
      no: "no",
      clear: "Clear",
      waiting: "Looking…",
      unchanged: "No duty comes or goes.",
      effects: {
        comes: "Comes",
        goes: "Goes",
        opens: "Becomes open",
        closes: "Is open no more",
        applies: "The condition applies",
        lapses: "The condition does not apply",
      },
      forWorks: "for",
      more: (n) => `and ${n} more`,
      now: "Now",
      supposed: "Under the assumption",
      limits: (unsettled) =>
        `What files and these assumptions cannot tell stays a question: purposes, registrations and the like (${unsettled} now). Whether terms on output bite still depends on who made it.`,
    },
  },
  zh: {
    title: "Model Terms 审计",
    nothing: "此工作区中没有发现模型、适配器或数据集。",
    noMatch: "没有符合筛选条件的内容。",
    summary: "摘要",
    works: "作品",
    confirm: "待确认",
    first: (what, works) => `首先：${what}（${works} 个作品）。`,
    onlyQuestions: (questions) => `没有待处理的义务；另有 ${questions} 个文件无法回答的问题等您确认。`,
    allClear: "没有待处理的义务。",
    show: "查看",
    tabs: { works: "作品", confirm: "待确认", lineage: "谱系", whatIf: "假设", notRead: "未读取" },
    filter: "按词语、文件、许可证或检查项筛选",
    allSeverities: "所有严重程度",
    allStates: "所有状态",
    allLicenses: "所有许可证",
    shown: (works, findings) => `${works} 个作品，${findings} 项发现`,
    references: (files) => `显示仅引用模型的 ${files} 个文件`,
    refresh: "刷新",
    exportAs: "导出为",
    findings: "发现",
    upstream: "基于",
    duties: "义务",
    duty: "义务",
    state: "状态",
    clause: "条款",
    moreClauses: (count) => `另有 ${count} 项条款`,
    evidence: "依据",
    unknown: "我们不了解",
    exempt: "许可方自己的作品：不作要求。",
    metBy: "满足于",
    why: "依据",
    states: { open: "待处理", confirm: "待确认", answered: "已回答", met: "已满足" },
    severity: (severity) => chinese[severity],
    confidence: reportWords.zh.confidence,
    verified: {
      primary: "查阅自官方文本",
      "primary-archive": "查阅自存档的官方文本",
      "primary-excerpt": "查阅自官方摘录",
      "primary-readme": "查阅自发布者的自述文件",
      "third-party-copy": "查阅自第三方副本",
      dpi: "来自数据溯源倡议",
      secondary: "来自二手资料",
      memory: "未经核实",
    },
    uses: reportWords.zh.uses,
    kinds: { model: "模型", adapter: "适配器", dataset: "数据集", service: "服务商" },
    relations: reportWords.zh.relations,
    line: (path, line) => `${path} 第 ${line} 行`,
    answer: {
      intro: "这些问题文件无法回答。您的回答会写入 model-terms.yaml，命令行也会读取。",
      note: "备注：由谁确认，依据什么",
      yes: "是，已满足",
      no: "否",
      everywhere: "对整个工作区有效。",
      asked: (works) => `涉及 ${works} 个作品`,
      none: "没有等待回答的问题。",
    },
    picture: {
      label: "谱系",
      keys: "加号和减号缩放，0 适合宽度，方向键移动，Tab 键在节点之间切换。",
      zoomIn: "放大",
      zoomOut: "缩小",
      fit: "适合宽度",
      asPicture: "图形",
      asList: "列表",
      waiting: "正在绘制…",
      carries: (total, open, confirm) => `${total} 项义务，${open} 项待处理，${confirm} 项待确认`,
      carriesShort: (total, open) => (open > 0 ? `${total} 项中 ${open} 项待处理` : `${total} 项义务`),
      nothing: "不带来义务",
      byRules: "来自发布者自己的说明，而非此工作区",
      standsOn: "基于",
      usedBy: "被用于",
      select: "选择一个节点，查看其许可证、依据以及每条边带来的义务。",
      showDuties: "查看其义务",
      group: (works) => `${works} 个作品`,
      referencing: (files) => `${files} 个文件，仅引用`,
      things: (n, kind) => `${n} 个${kind === "dataset" ? "数据集" : "模型"}`,
      times: (relation, n) => `${relation}（${n} 个）`,
      unfold: "展开",
      foldAll: "重新折叠",
      skip: "跳过图形",
      from: "作品",
      relation: "关系",
      to: "上游",
      terms: "条款",
    },
    whatIf: {
      intro: "试试一种假设。不会写入任何内容。",
      scope: "对象",
      all: "所有作品",
      use: "用途",
      uses: { publish: "发布", bundle: "捆绑进产品", host: "为他人托管", train: "训练后仅内部使用" },
      commercial: "商业用途",
      eu: "在欧盟境内",
      users: "用户数（按条款的口径）",
      revenue: "十二个月的收入（美元，按条款的口径）",
      asNow: "与现在相同",
      yes: "是",
      no: "否",
      clear: "清除",
      waiting: "正在计算…",
      unchanged: "没有义务增加或消失。",
      effects: {
        comes: "增加",
        goes: "消失",
        opens: "变为待处理",
        closes: "不再待处理",
        applies: "条件成立",
        lapses: "条件不成立",
      },
      forWorks: "涉及",
      more: (n) => `等另外 ${n} 个`,
      now: "现在",
      supposed: "在此假设下",
      limits: (unsettled) =>
        `文件和这些假设都无法说明的内容仍是问题：用途、登记等（现有 ${unsettled} 个）。对输出的约束是否生效，仍取决于输出由谁生成。`,
    },
  },
};
