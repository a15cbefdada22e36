/**
 * Every kind of duty that a license of the rules may bring, and who answers it: files, a person, or nobody because the clause asks nothing of a
 * work. `docs/duties.md` is made from it; a test fails when a kind is missing or when its check does otherwise.
 */

/**
 * `files`: files show whether it is met. `partly`: files can show that it is met, else a person is asked. `person`: asked once, answered in
 * `model-terms.yaml`, never underlined. `shown`: a standard closing clause, shown in pages, never asked about.
 */
export type Answer = "files" | "partly" | "person" | "shown";

interface DutyKind {
  readonly id: string;
  readonly answer: Answer;
  /** What in the files answers it, or why nothing there can. */
  readonly why: string;
}

/** In the order of the page. */
export const dutyKinds: readonly DutyKind[] = [
  { id: "include-license-copy", answer: "files", why: "A license file in reach of the work whose text is that license, whole." },
  { id: "include-notice", answer: "files", why: "A notice file in reach that carries the ordered line." },
  { id: "display-attribution", answer: "files", why: "The mark in the card or in a document of the workspace." },
  { id: "name-prefix", answer: "files", why: "The names that the card and the configs give the work." },
  { id: "pass-through-terms", answer: "files", why: "The declared license, or the terms themselves beside the work." },
  { id: "output-improves-other-model", answer: "files", why: "The lineage: whose output or weights trained which model." },
  { id: "non-commercial", answer: "files", why: "What the declared license allows, against the license of base or data." },
  { id: "research-only", answer: "files", why: "What the declared license allows, against the license of base or data." },
  {
    id: "share-alike",
    answer: "files",
    why: "The declared license, against that of the data; for models `license-agrees-with-base` does it.",
  },
  { id: "no-derivatives", answer: "files", why: "The lineage: something was made from the work and is published." },
  {
    id: "retain-copyright",
    answer: "partly",
    why: "A license or notice file with a copyright line of the maker. Whether there were more notices to keep, only the original shows.",
  },
  {
    id: "state-changes",
    answer: "partly",
    why: "A card that tells in words, or by its relation, how the work was made. Whether modified files say so themselves, weights cannot show.",
  },
  {
    id: "source-disclosure",
    answer: "person",
    why: "What was modified and whether its source is offered is not told by the files of a model.",
  },
  { id: "retain-documentation", answer: "person", why: "Only the original shows what documentation there was to keep." },
  { id: "disclose-machine-generated", answer: "person", why: "It concerns the output, where it is shown to people." },
  { id: "acknowledge-in-publications", answer: "person", why: "Papers and talks lie elsewhere." },
  { id: "use-policy", answer: "person", why: "How the work is used happens outside the files." },
  { id: "user-threshold", answer: "person", why: "Numbers of users stand in no file." },
  { id: "revenue-threshold", answer: "person", why: "Revenue stands in no file." },
  { id: "territory", answer: "person", why: "Where the licensee is and where the work is offered stand in no file." },
  { id: "registration", answer: "person", why: "A form that was sent leaves no trace here." },
  { id: "commercial-registration", answer: "person", why: "A form that was sent leaves no trace here." },
  { id: "gated-access", answer: "person", why: "Who accepted the conditions of a download stands in no file." },
  { id: "purpose-limit", answer: "person", why: "What the work is for is known to those who use it." },
  { id: "no-hosted-service", answer: "person", why: "Whether it is offered as a service is stated, not seen." },
  { id: "no-redistribution", answer: "person", why: "Whether the material itself goes along with the work, only its maker knows." },
  { id: "safeguards-for-services", answer: "person", why: "Safeguards run where the service runs." },
  { id: "no-guardrail-bypass", answer: "person", why: "What training did to safeguards is seen in no file." },
  { id: "remote-restriction", answer: "person", why: "It is a right of the licensor, to be known." },
  { id: "trademark-limits", answer: "shown", why: "It withholds a right." },
  { id: "patent-termination", answer: "shown", why: "It takes effect on a lawsuit." },
  { id: "indemnity", answer: "shown", why: "It takes effect on a claim." },
  { id: "termination", answer: "shown", why: "It takes effect on a breach." },
];
