/** The works and what they stand on as a CycloneDX 1.6 ML-BOM: ancestors in the pedigree, data in the model card, licenses as declared. */
import { declaredLicenses } from "../lineage/licenses.ts";
import type { Snapshot } from "../session.ts";
import type { Report, ReportedSubject } from "./model.ts";

type Upstream = ReportedSubject["upstream"][number];
type Knows = Snapshot["knowledge"];

/** What a work was made of, as weights. What wrote its data is a fact of the data, told as a property. */
const ofWeights = new Set(["finetune", "adapter", "merge", "quantized", "re-upload", "distilled", "unspecified"]);

/** The document, as an object for `JSON.stringify`. Without serial number and time: the same files give the same document. */
export function cyclonedxBom(report: Report, { knowledge, subjects }: Snapshot): object {
  const shown = new Set(report.subjects.map(({ id }) => id));
  const declared = new Map(
    subjects.flatMap(({ subject }) => (shown.has(subject.id) ? [[subject.id, declaredLicenses(subject, knowledge)] as const] : [])),
  );
  const upstream = new Map(report.subjects.flatMap((subject) => subject.upstream.map((one) => [one.to, one] as const)));
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      tools: { components: [{ type: "application", name: report.tool.name, version: report.tool.version }] },
      properties: [{ name: "model-terms:knowledge", value: report.tool.knowledge }],
    },
    components: [
      ...report.subjects.map((subject) => ({
        ...work(subject, knowledge),
        ...licensed((declared.get(subject.id) ?? []).map(({ license, shown: words }) => named(license?.id, words, knowledge))),
      })),
      ...[...upstream.values()].map((one) => ({ "bom-ref": refOf(one), ...part(one, knowledge) })),
    ],
    dependencies: report.subjects.map(({ id, upstream: all }) => ({
      ref: `work:${id}`,
      dependsOn: [...new Set(all.map(refOf))],
    })),
  };
}

const refOf = ({ to }: Upstream): string => `upstream:${to}`;

function work({ id, name, artifact, use, upstream }: ReportedSubject, knowledge: Knows): object {
  const ancestors = upstream.filter(({ relation }) => ofWeights.has(relation));
  const data = upstream.filter(({ relation }) => relation === "trained-on");
  const writers = upstream.filter(({ relation }) => relation === "generated-by");
  return {
    "bom-ref": `work:${id}`,
    type: artifact === "dataset" ? "data" : "machine-learning-model",
    name,
    ...(ancestors.length > 0 && { pedigree: { ancestors: ancestors.map((one) => part(one, knowledge)) } }),
    ...(data.length > 0 && { modelCard: { modelParameters: { datasets: data.map((one) => ({ ref: refOf(one) })) } } }),
    properties: [
      { name: "model-terms:use", value: use.is },
      { name: "model-terms:place", value: id },
      ...ancestors.map(({ to, relation, confidence }) => ({ name: `model-terms:${relation}`, value: `${to} (${confidence})` })),
      ...writers.map(({ to, confidence }) => ({ name: "model-terms:generated-by", value: `${to} (${confidence})` })),
    ],
  };
}

/** An upstream; ids of the Hub have a group before the slash. */
function part({ to, relation, licenses }: Upstream, knowledge: Knows): object {
  const [, group, name = to] = /^([\w.-]+)\/([\w.-]+)$/.exec(to) ?? [];
  return {
    type: relation === "trained-on" ? "data" : "machine-learning-model",
    ...(group && { group }),
    name,
    ...licensed(licenses.map((id) => named(id, id, knowledge))),
  };
}

/** A license by its SPDX id, or by name and address where SPDX has none; as it is written where we do not know it. */
function named(id: string | undefined, words: string, knowledge: Knows): object {
  const license = id === undefined ? undefined : knowledge.licenses.get(id);
  if (!license) return { license: { name: words } };
  return { license: /^LicenseRef|\s/.test(license.spdx) ? { name: license.name, url: license.url } : { id: license.spdx } };
}

const licensed = (licenses: readonly object[]): object => (licenses.length > 0 ? { licenses } : {});
