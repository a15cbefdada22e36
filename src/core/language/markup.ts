/** The little Markdown that hovers are made of. What files say stands in it as code, so that it is never markup. */
import { plain } from "../messages/messages.ts";

/** Words of a file, exactly as they stand: one line of code in which nothing is markup. */
export const code = (text: string): string => `\`${plain(text).replaceAll("`", "'") || " "}\``;

/** Words of a sentence: signs that Markdown would take for its own are escaped, and nothing becomes an address. */
export const words = (text: string): string => text.replace(/[\\`*_[\]<>~|#&:@]|(?<=\bwww)\./gi, "\\$&");

/** A link. */
export const link = (label: string, url: string): string =>
  `[${label}](${url.replace(/[()\s<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`)})`;

/** Paragraphs with a blank line between them; empty ones are left out. */
export const paragraphs = (...all: readonly string[]): string => all.filter((text) => text !== "").join("\n\n");
