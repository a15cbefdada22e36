/** Identity of a finding that survives edits: made of check, license, subject, upstream and the value itself. */

/** Two independent 32-bit FNV hashes of the parts, as sixteen hex digits. */
export const fingerprint = (parts: readonly string[]): string => {
  const text = parts.join("\u0000");
  return [0x811c9dc5, 0x9747b28c].map((seed) => fnv(text, seed).toString(16).padStart(8, "0")).join("");
};

function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
