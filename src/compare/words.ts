/** What a comparison shows and what it does not, in plain words of both languages. */
import type { Locale } from "../core/index.ts";
import type { Comparison, Conclusion, NoTest } from "./compare.ts";
import type { TokenOverlap } from "./tokens.ts";

interface Words {
  readonly rows: string;
  readonly rowsFound: string;
  readonly norms: string;
  readonly normsFound: string;
  readonly tokens: string;
  readonly tokensFound: string;
  readonly noTokens: string;
  readonly noTest: Readonly<Record<NoTest, string>>;
  readonly conclusion: Readonly<Record<Conclusion, string>>;
  readonly limits: string;
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    rows: "Rows that find themselves in the other model",
    rowsFound: "{matches} of {count} in layers {layers}; chance alone makes about {expected} (probability of so many: {p}).",
    norms: "Norm vectors that rank the dimensions alike",
    normsFound:
      "mean rank correlation {correlation} over {vectors} vectors, {deviations} standard deviations of chance (p = {p} from {permutations} permutations).",
    tokens: "Tokens in common",
    tokensFound:
      "{shared} of {a} and {b}; {sameNumber} of them have the same number. Models that have nothing else in common often share a tokenizer.",
    noTokens: "not compared: only where both sides have a tokenizer.json or are GGUF files.",
    noTest: {
      "no-tensors": "not tested: the files have no such tensors in common that can be read.",
      "other-shapes": "not tested: the tensors have different shapes.",
      constant: "not tested: the vectors do not vary.",
    },
    conclusion: {
      "not-independent":
        "These weights are not independent of each other. One may come from the other, or both from a third; the numbers do not tell which, nor how, nor under what terms.",
      "norms-agree":
        "The norm vectors agree far more than chance allows, the rows do not. That happens when hidden units were put in another order. The test rests on dimensions being interchangeable in independent models and was checked on synthetic pairs only: look further before drawing anything from it.",
      "no-sign":
        "No sign of a common origin was found. That does not show independence: weights that were put in another order, pruned or trained much further look the same.",
      "not-comparable": "Nothing could be compared, so nothing is shown either way.",
    },
    limits: "This is evidence from numbers, not a legal conclusion. A few megabytes of each were read; nothing was run.",
  },
  zh: {
    rows: "在另一个模型中找到自身的行",
    rowsFound: "在第 {layers} 层的 {count} 行中有 {matches} 行；仅凭偶然约为 {expected} 行（出现这么多的概率：{p}）。",
    norms: "对维度排序相近的归一化向量",
    normsFound: "{vectors} 个向量的平均秩相关为 {correlation}，为偶然情形标准差的 {deviations} 倍（p = {p}，来自 {permutations} 次置换）。",
    tokens: "共有的词元",
    tokensFound: "{a} 个与 {b} 个词元中有 {shared} 个相同，其中 {sameNumber} 个编号也相同。别无共同之处的模型也常使用同一个分词器。",
    noTokens: "未比较：仅在双方都有 tokenizer.json 或为 GGUF 文件时比较。",
    noTest: {
      "no-tensors": "未检验：两者没有可读取的同类张量。",
      "other-shapes": "未检验：张量形状不同。",
      constant: "未检验：向量没有变化。",
    },
    conclusion: {
      "not-independent":
        "这两组权重并非相互独立。可能一方来自另一方，也可能都来自第三方；数字不能说明是哪一种、如何得来，也不能说明适用什么条款。",
      "norms-agree":
        "归一化向量的一致程度远超偶然，而各行并非如此。隐藏单元被重新排列时会出现这种情况。该检验的前提是独立模型的各维度可以互换，且只在合成的模型对上验证过：在得出任何结论之前请进一步查看。",
      "no-sign": "未发现共同来源的迹象。这并不说明两者独立：经过重排、剪枝或长时间继续训练的权重看起来也是如此。",
      "not-comparable": "没有可以比较的内容，因此两方面都不能说明。",
    },
    limits: "这是来自数字的证据，不是法律结论。每一方只读取了几兆字节；没有运行任何内容。",
  },
};

/** A comparison as lines of text. */
export function explained({ rows, norms, conclusion }: Comparison, locale: Locale, tokens?: TokenOverlap): string[] {
  const said = words[locale];
  const colon = locale === "zh" ? "：" : ": ";
  const rowLine =
    "none" in rows
      ? said.noTest[rows.none]
      : filled(said.rowsFound, {
          matches: rows.matches,
          count: rows.layers.reduce((sum, layer) => sum + layer.rows, 0),
          layers: rows.layers.map(({ layer }) => layer).join(", "),
          expected: rows.expected,
          p: probability(rows.log10P),
        });
  const normLine =
    "none" in norms
      ? said.noTest[norms.none]
      : filled(said.normsFound, {
          ...norms,
          correlation: norms.correlation.toFixed(3),
          deviations: norms.deviations.toFixed(1),
          p: norms.p.toFixed(3),
        });
  const tokenLine = tokens ? filled(said.tokensFound, { ...tokens }) : said.noTokens;
  return [
    `${said.rows}${colon}${rowLine}`,
    `${said.norms}${colon}${normLine}`,
    `${said.tokens}${colon}${tokenLine}`,
    said.conclusion[conclusion],
    said.limits,
  ];
}

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));

/** A probability from its logarithm: `0.26`, `1.1e-7`, `10^-1200`. */
function probability(log10: number): string {
  if (log10 < -300) return `10^${Math.round(log10)}`;
  return log10 < -3 ? (10 ** log10).toExponential(1) : (10 ** log10).toFixed(3);
}
