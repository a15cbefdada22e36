/** `users`, `revenue` and `territories` of `model-terms.yaml`. */
import type { Circumstances } from "../settings.ts";
import type { Mapping } from "../syntax/node.ts";
import { present, type Sheet } from "./sheet.ts";

/** What a file says of the licensee, one statement a setting. */
export function readCircumstances(root: Mapping, sheet: Sheet): Circumstances[] {
  const number = (key: "users" | "revenue"): Circumstances[] => {
    const node = present(root, key);
    if (!node) return [];
    const text = node.type === "scalar" ? node.text.replace(/(?<=\d)_(?=\d)/g, "") : "";
    if (/^\d{1,15}$/.test(text)) return [{ folder: sheet.own, [key]: Number(text), at: sheet.at(node) }];
    sheet.say(node.range, "policy.no-number", { key });
    return [];
  };
  return [...number("users"), ...number("revenue"), ...territories(root, sheet)];
}

function territories(root: Mapping, sheet: Sheet): Circumstances[] {
  const named = sheet.texts(root, "territories");
  const [first] = named ?? [];
  if (!named || !first) return [];
  const wrong = named.find(({ text }) => !/^[A-Z]{2}$/.test(text));
  if (wrong) {
    sheet.say(wrong.range, "policy.no-territory", { value: wrong.text });
    return [];
  }
  return [{ folder: sheet.own, territories: named.map(({ text }) => text), at: sheet.at(first) }];
}
