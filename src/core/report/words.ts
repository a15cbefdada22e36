/** The words of reports that a person reads as a document, in both languages. */

/** By language. */
export const reportWords = {
  en: {
    title: "Model Terms audit",
    summary: "Summary",
    findings: "Findings",
    none: "No findings.",
    subjects: "Works",
    use: "use",
    upstream: "Upstream",
    duties: "Duties",
    confirm: "To confirm by hand",
    notRead: "Not read",
    unknown: "unknown",
    exempt: "the licensor's own work",
    clause: "Clause",
    place: "Place",
    check: "Check",
    severity: "Severity",
    state: "State",
    states: { met: "met", open: "open", confirm: "to confirm", answered: "answered" },
    severities: { error: "error", warning: "warning", information: "information", hint: "hint" },
    note: "States duties and missing evidence; it is not legal advice.",
  },
  zh: {
    title: "Model Terms 审计",
    summary: "摘要",
    findings: "发现",
    none: "没有发现。",
    subjects: "作品",
    use: "用途",
    upstream: "上游",
    duties: "义务",
    confirm: "需人工确认",
    notRead: "未读取",
    unknown: "未知",
    exempt: "许可方自己的作品",
    clause: "条款",
    place: "位置",
    check: "检查项",
    severity: "严重程度",
    state: "状态",
    states: { met: "已满足", open: "待处理", confirm: "待确认", answered: "已回答" },
    severities: { error: "错误", warning: "警告", information: "信息", hint: "提示" },
    note: "本报告陈述义务与缺失的证据，不构成法律意见。",
  },
} as const;

/** The words of one language. */
export type ReportWords = (typeof reportWords)["en" | "zh"];
