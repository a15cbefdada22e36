/** Checks the catalog of the row scan: lengths, services, and that every example does what it says. */
import type { Identity, IdentityPhrase, Service } from "../src/core/knowledge/types.ts";
import { createCatalog, leastBytes, spellingsOf } from "../src/rows/catalog.ts";
import { createJudge } from "../src/rows/judge.ts";
import { createPhraseSearch } from "../src/rows/phrase-search.ts";
import { createWriters, type Writers } from "../src/rows/writers.ts";

/** What is wrong, in sentences that begin with the file they speak of. */
export function lintIdentities(identities: readonly Identity[], services: readonly Service[]): string[] {
  const writers = createWriters(identities);
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
      ...identity.ids.filter((start) => Buffer.byteLength(start) < leastBytes - 1).map((start) => says(`the id "${start}" is too short`)),
      ...short.map((text) => says(`"${text}" is shorter than ${leastBytes} bytes`)),
      ...examples(identity, writers).map(says),
    ];
  });
}

/** Examples that do not do what they say. Each phrase is judged alone. */
function examples(identity: Identity, writers: Writers): string[] {
  const { match, ignore } = identity.named ?? { match: [], ignore: [] };
  return [
    ...match.filter((model) => writers.ownerOf(model) !== identity.id).map((model) => `its models miss "${model}"`),
    ...ignore.filter((model) => writers.ownerOf(model) === identity.id).map((model) => `its models take "${model}"`),
    ...identity.phrases.flatMap((phrase) => examplesOf(identity, phrase, writers)),
  ];
}

function examplesOf(identity: Identity, phrase: IdentityPhrase, writers: Writers): string[] {
  const { spellings } = createCatalog([{ ...identity, phrases: [phrase] }]);
  const judge = createJudge(createPhraseSearch(spellings), writers);
  return [
    ...phrase.match.filter((text) => judge.answer(text).length === 0).map((text) => `${phrase.id} misses "${text}"`),
    ...phrase.ignore.filter((text) => judge.answer(text).length > 0).map((text) => `${phrase.id} takes "${text}"`),
  ];
}
