/** A name for a license copy that no file has yet: nothing is ever overwritten. */
import { type Path, path as toPath } from "../core/index.ts";

/** `LICENSE`, else `LICENSE-apache-2.0`, else with a number. */
export function freePath(wanted: Path, license: string, exists: (path: Path) => boolean): Path {
  if (!exists(wanted)) return wanted;
  const dot = wanted.lastIndexOf(".") > wanted.lastIndexOf("/") ? wanted.lastIndexOf(".") : wanted.length;
  for (let i = 1; ; i++) {
    const candidate = toPath(`${wanted.slice(0, dot)}-${license}${i === 1 ? "" : `-${i}`}${wanted.slice(dot)}`);
    if (!exists(candidate)) return candidate;
  }
}
