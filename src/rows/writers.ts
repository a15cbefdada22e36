/** Fields in which a row names the model that wrote its answer, and ids that an interface gave to it. Judges, rivals and rejected answers are others. */
import { bareModel, glob } from "../core/knowledge/glob.ts";
import type { Identity } from "../core/knowledge/types.ts";
import { assistantTurns, holdsAnswers, isRow, isTest, type Row } from "./answers.ts";

/** Fields that name the writer, in lower case. Those of a judge, a reward or an embedding model, and of a rejected answer, are none. */
export const writerFields: readonly string[] = [
  "model",
  "model_name",
  "model_id",
  "modelname",
  "modelid",
  "generator",
  "generator_model",
  "generation_model",
  "generated_by",
  "teacher",
  "teacher_model",
  "response_model",
  "completion_model",
  "answer_model",
  "output_model",
  "chosen_model",
  "chosen-model",
];
const fields = new Set(writerFields);
const ids = /^(?:id|(?:response|completion|generation|request|openai|chat_?completion)_?id)$/i;
/** Objects of a row in which it tells about its answer. */
const containers =
  /^(?:meta(?:_?data)?|info|extra|details|provenance|generation(?:_info)?|generator|teacher|\w+_metadata|response|completion|output|answer|body|chosen)$/i;
/** Rows of an evaluation: the field names who is judged, which says nothing of training. */
const evaluation =
  /^(?:judge\w*|judg(?:e?ments?)|winner|verdict|grad(?:er|ing)\w*|evaluat\w+|eval_\w+|model_[ab12]|benchmark|leaderboard|elo)$/i;
const deepest = 4;

/** Is this a field that names the writer of an answer? */
export const isWriterField = (key: string): boolean => fields.has(key.toLowerCase());

/** A field of a row, and whose model it names. `isId`: an id, by which the kind of interface is known and no more. */
export interface WriterField {
  readonly identity: string;
  readonly key: string;
  readonly value: string;
  readonly isId: boolean;
}

/** Tells whose models fields name. */
export interface Writers {
  /** The id of the identity of which this names a model. */
  ownerOf(model: string): string | undefined;
  /** Does any field at any depth name a known model? */
  isAnyNamed(value: unknown): boolean;
  /** The fields of a row that name the writer of its answers, one of each identity. */
  of(row: unknown): readonly WriterField[];
}

/** Prepares the models and ids of a catalog. */
export function createWriters(identities: readonly Identity[]): Writers {
  const tests = identities.flatMap(({ id, models }) => models.map((model) => ({ id, test: glob(model) })));
  const beginnings = identities.flatMap((identity) => identity.ids.map((start) => ({ id: identity.id, start })));
  const known = new Map<string, string | undefined>();

  function ownerOf(model: string): string | undefined {
    if (model.length > longestName) return undefined;
    if (!known.has(model)) {
      // Columns of free text have a new value in each row.
      if (known.size >= rememberedNames) known.clear();
      const name = bareModel(model.trim().toLowerCase()).replace(/[ _]+/g, "-");
      known.set(model, tests.find(({ test }) => test.test(name))?.id);
    }
    return known.get(model);
  }

  function fieldOf(key: string, value: string): WriterField | undefined {
    const owner = isWriterField(key) ? ownerOf(value) : undefined;
    if (owner !== undefined) return { identity: owner, key, value, isId: false };
    const start = ids.test(key) ? beginnings.find((one) => value.startsWith(one.start)) : undefined;
    return start && { identity: start.id, key, value: value.slice(0, longestName), isId: true };
  }

  const inside = (row: Row, depth: number): WriterField[] =>
    Object.entries(row).flatMap(([key, value]) => {
      const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
      if (typeof only === "string") return fieldOf(key, only) ?? [];
      if (isRow(value)) return depth < deepest && containers.test(key) ? inside(value, depth + 1) : [];
      return assistantTurns(key, value).flatMap((turn) => inside(turn, deepest));
    });

  return {
    ownerOf,
    isAnyNamed(value) {
      if (Array.isArray(value)) return value.some((one) => this.isAnyNamed(one));
      if (!isRow(value)) return false;
      return Object.entries(value).some(([key, one]) =>
        typeof one === "string" ? isWriterField(key) && ownerOf(one) !== undefined : this.isAnyNamed(one),
      );
    },
    of(row) {
      if (!isRow(row) || isTest(row) || !holdsAnswers(row) || Object.keys(row).some((key) => evaluation.test(key))) return [];
      return [...new Map(inside(row, 0).map((field) => [`${field.identity} ${field.isId}`, field])).values()];
    },
  };
}

/** Longer values name nothing. */
const longestName = 100;
const rememberedNames = 10_000;
