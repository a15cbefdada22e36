/** Whose copyright lines stand in a license or notice file: `Copyright (c) 2023 Example AI` names `Example AI`. */

const line = /^[ \t*#>/;|-]*(?:©|\(c\))?[ \t]*copyright\b([^\r\n]{0,200})$/gim;
/** A year or the sign: without one the words begin a sentence about copyright. */
const dated = /(?:©|\(c\)|\b(?:19|20)\d\d\b)/i;
const before = /^(?:[\s:,.©–-]|\(c\)|(?:19|20)\d\d|present\b|by\b)+/i;
const reserved = /\ball rights reserved\b.*$/i;
const placeholder = /[[<{]|^(?:year|yyyy|name of|the author)/i;
const maxHolders = 20;

/** The names in the order of the file, each once; placeholders of templates are left out. */
export function copyrightHolders(text: string): readonly string[] {
  const names = [...text.matchAll(line)].flatMap(([, rest]) => {
    const name = rest !== undefined && dated.test(rest) ? nameIn(rest) : "";
    return name.length < 2 || placeholder.test(name) ? [] : [name];
  });
  return [...new Set(names)].slice(0, maxHolders);
}

/** Without the years and signs in front, the reservation of rights, and the marks at the end. */
function nameIn(rest: string): string {
  const name = rest.replace(before, "").replace(reserved, "");
  let end = name.length;
  while (end > 0 && " .,;\t".includes(name[end - 1] ?? "")) end--;
  return name.slice(0, end);
}
