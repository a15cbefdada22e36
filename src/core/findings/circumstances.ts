/**
 * Conditions on users, revenue and places that what `model-terms.yaml` states of the licensee settles. Only where it clearly lies
 * outside: what counts towards a threshold differs from text to text, so a larger number stays a question.
 */
import type { Term } from "../knowledge/types.ts";
import type { Obligation } from "../obligations/derive.ts";
import { type Answer, type Circumstances, nearest, type Settings } from "../settings.ts";
import type { Path } from "../text/path.ts";

/** Member states of the European Union, ISO 3166 (european-union.europa.eu, country profiles). */
const union = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

/** The answer that the circumstances of the nearest folder give to a question; nothing where they do not settle it. */
export function settled(duty: Obligation, { circumstances }: Settings, folder: Path): Answer | undefined {
  if (duty.kind !== "license" || !duty.term) return undefined;
  const { term } = duty;
  const speaking = circumstances.filter((one) => lapses(term, one) !== undefined);
  const near = nearest(speaking, folder);
  const said = near && lapses(term, near);
  return said === undefined || said === ""
    ? undefined
    : { check: term.id, folder: near?.folder ?? folder, met: true, note: said, at: near?.at ?? nowhere };
}

const nowhere: Answer["at"] = { path: "" as Path, line: 1 };

/** What was said, where it keeps the condition from holding; empty where it does not, undefined where nothing was said of it. */
function lapses({ threshold, territories }: Term, said: Circumstances): string | undefined {
  if (territories && said.territories) {
    const inside = said.territories.flatMap((code) => (union.includes(code) ? [code, "EU"] : code === "EU" ? ["EU", ...union] : [code]));
    return inside.some((code) => territories.includes(code)) ? "" : `territories: ${said.territories.join(", ")}`;
  }
  if (!threshold) return undefined;
  if (/users/.test(threshold.metric) && said.users !== undefined) return said.users <= threshold.value ? `users: ${said.users}` : "";
  if (/revenue.*US dollars/.test(threshold.metric) && said.revenue !== undefined)
    return said.revenue <= threshold.value ? `revenue: ${said.revenue}` : "";
  return undefined;
}
