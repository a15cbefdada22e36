/** Messages as data: a key and the words to fill in. The English texts are built in; a host that speaks another language provides its table. */
import type { Bilingual } from "../knowledge/types.ts";
import type { Locale } from "../settings.ts";
import { en } from "./en.ts";

/** The name of a sentence. */
export type MessageKey = keyof typeof en;

/** A message by key; an argument is a text, a text in both languages, or a list of messages that is written as an enumeration. */
export interface Message {
  readonly key: MessageKey;
  readonly args: Readonly<Record<string, string | Bilingual | readonly Message[]>>;
}

/** The sentences of a language. */
export type MessageTable = Readonly<Record<MessageKey, string>>;

const tables: Partial<Record<Locale, MessageTable>> & { readonly en: MessageTable } = { en };
const separators: Readonly<Record<Locale, string>> = { en: "; ", zh: "；" };

/** A message from its key and the words to fill in. */
export const message = (key: MessageKey, args: Message["args"] = {}): Message => ({ key, args });

/** Takes the sentences of a language that is not built in, before the first is rendered; without them English is spoken. */
export const provideMessages = (locale: Exclude<Locale, "en">, table: MessageTable): void => {
  tables[locale] = table;
};

const tableOf = (locale: Locale): MessageTable => tables[locale] ?? en;

/** The text of a message in a language. Arguments come from files: they are cut at 120 characters and never markup. */
export function render({ key, args }: Message, locale: Locale): string {
  return tableOf(locale)[key].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = args[name];
    if (value === undefined) return "";
    if (typeof value === "string") return plain(value);
    return isBilingual(value) ? value[locale] : value.map((item) => render(item, locale)).join(separators[locale]);
  });
}

/** What a check says, as a sentence about what is in order. */
export function checkSummary(id: string, locale: Locale): string {
  const key = `check.${id}`;
  return isKey(key) ? tableOf(locale)[key] : id;
}

const isKey = (key: string): key is MessageKey => key in en;

const isBilingual = (value: Bilingual | readonly Message[]): value is Bilingual => "en" in value;

/** One line, no control characters, no bidirectional overrides. */
export const plain = (text: string): string => {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/g, "")
    .trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
};
