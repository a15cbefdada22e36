/** From a tree to plain data as a JSON schema asks: what does not fit is told at its words. Only what the schemas of the rules need. */
import type { MessageKey } from "../messages/messages.ts";
import { get, isFalse, isTrue, type Mapping, type Node } from "../syntax/node.ts";
import type { Range } from "../text/range.ts";

/** The part of JSON schema that rule files are described in. */
export interface RuleSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: RuleSchema;
  readonly properties?: Readonly<Record<string, RuleSchema>>;
  readonly required?: readonly string[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, RuleSchema>>;
}

/** Notes a mistake. */
export type Say = (range: Range, key: MessageKey, args?: Readonly<Record<string, string>>) => void;

/** The data of a tree; lists of the top level that are left out are empty. Meaningless where something was told. */
export function readAs(root: Node, schema: RuleSchema, say: Say): unknown {
  const data = dataOf(root, schema, schema, say);
  if (typeof data === "object" && data !== null && !Array.isArray(data))
    for (const [key, inner] of Object.entries(schema.properties ?? {}))
      if (inner.type === "array") (data as Record<string, unknown>)[key] ??= [];
  return data;
}

function dataOf(node: Node, given: RuleSchema, root: RuleSchema, say: Say): unknown {
  const schema = given.$ref === undefined ? given : (root.definitions?.[given.$ref.replace("#/definitions/", "")] ?? {});
  switch (schema.type) {
    case "object":
      return node.type === "mapping" ? objectOf(node, schema, root, say) : say(node.range, "rule.no-mapping");
    case "array":
      if (node.type !== "sequence") return say(node.range, "rule.no-list");
      return node.items.map((item) => dataOf(item, schema.items ?? {}, root, say));
    default:
      return node.type === "scalar" ? scalarOf(node.text, node, schema, say) : say(node.range, "rule.no-text");
  }
}

function scalarOf(text: string, node: Node, schema: RuleSchema, say: Say): unknown {
  if (schema.type === "boolean") return isTrue(node) ? true : isFalse(node) ? false : say(node.range, "policy.no-boolean", { key: text });
  if (schema.type === "number" || schema.type === "integer") {
    const number = Number(text.replaceAll("_", ""));
    return Number.isFinite(number) ? number : say(node.range, "policy.no-number", { key: text });
  }
  if (schema.enum && !schema.enum.includes(text)) say(node.range, "rule.no-such-value", { value: text, known: schema.enum.join(", ") });
  return text;
}

function objectOf(node: Mapping, { properties = {}, required = [] }: RuleSchema, root: RuleSchema, say: Say): Record<string, unknown> {
  for (const key of required) if (get(node, key) === undefined) say(node.range, "policy.missing", { key });
  return Object.fromEntries(
    node.entries.flatMap(({ key, value }) => {
      const inner = properties[key.text];
      if (!inner) say(key.range, "policy.unknown-key", { key: key.text, known: Object.keys(properties).join(", ") });
      return inner && value ? [[key.text, dataOf(value, inner, root, say)] as const] : [];
    }),
  );
}
