/** Checks the catalog of the row scan: lengths, services, and that every example does what it says. */
import type { Identity, Service } from "../src/core/knowledge/types.ts";
import { createCatalog, leastBytes, spellingsOf } from "../src/rows/catalog.ts";
import { createJudge } from "../src/rows/judge.ts";
import { createPhraseSearch } from "../src/rows/phrase-search.ts";

/** What is wrong, in sentences that begin with the file they speak of. */
export function lintIdentities(identities: readonly Identity[], services: readonly Service[]): string[] {
  const known = new Set(services.map(({ id }) => id));
  return identities.flatMap((identity) => {
    const { id, service, phrases } = identity;
    const says = (text: string): string => `identity/${id}.yaml: ${text}`;
    const ids = phrases.map((phrase) => phrase.id);
    const short = phrases
      .flatMap(({ texts }) => texts.flatMap((text) => spellingsOf(text, identity)))
      .filter((text) => Buffer.byteLength(text) < leastBytes);
    return [
      ...(service === undefined || known.has(service) ? [] : [says(`there is no service ${service}`)]),
      ...ids.filter((one, i) => ids.indexOf(one) !== i).map((one) => says(`${one} is there twice`)),
      ...short.map((text) => says(`"${text}" is shorter than ${leastBytes} bytes`)),
      ...examples(identity).map(says),
    ];
  });
}

/** Examples that do not do what they say. Each phrase is judged alone. */
function examples(identity: Identity): string[] {
  return identity.phrases.flatMap((phrase) => {
    const judge = createJudge(createPhraseSearch(createCatalog([{ ...identity, phrases: [phrase] }])));
    return [
      ...phrase.match.filter((text) => judge.answer(text).length === 0).map((text) => `${phrase.id} misses "${text}"`),
      ...phrase.ignore.filter((text) => judge.answer(text).length > 0).map((text) => `${phrase.id} takes "${text}"`),
    ];
  });
}
