/**
 * Reads what the open editors show: which text lies under a squiggle, and where on the page a text stands. The two
 * functions run inside the page, so each must be complete in itself.
 */

/** A rectangle on the page. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A wavy line with the characters above it. */
export interface Squiggle {
  readonly severity: "error" | "warning" | "info" | "hint";
  readonly text: string;
}

/** The little of the page's DOM that is used here; the tests are compiled without the types of browsers. */
interface Node {
  readonly data: string;
}
interface Element {
  readonly className: string;
  getBoundingClientRect(): Box;
}
interface Range {
  setStart(node: Node, offset: number): void;
  setEnd(node: Node, offset: number): void;
  getBoundingClientRect(): Box;
}
declare const document: {
  querySelectorAll(selectors: string): Iterable<Element>;
  createTreeWalker(root: Element, show: number): { nextNode(): Node | null };
  createRange(): Range;
};

/** All squiggles that can be seen. */
export function squigglesOnPage(): Squiggle[] {
  const characters: { readonly text: string; readonly box: Box }[] = [];
  for (const line of document.querySelectorAll(".editor-instance .view-line")) {
    const nodes = document.createTreeWalker(line, 4);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      for (let i = 0; i < node.data.length; i++) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        characters.push({ text: node.data.slice(i, i + 1), box: range.getBoundingClientRect() });
      }
    }
  }
  const found: Squiggle[] = [];
  for (const element of document.querySelectorAll(".editor-instance [class*=squiggly-]")) {
    const severity = /squiggly-(error|warning|info|hint)/.exec(element.className)?.[1];
    const area = element.getBoundingClientRect();
    const above = characters.filter(({ box }) => {
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      return x > area.left && x < area.right && y > area.top && y < area.bottom;
    });
    const text = above.map((character) => character.text.replace("\u00a0", " ")).join("");
    if (severity) found.push({ severity: severity as Squiggle["severity"], text });
  }
  return found;
}

/** Where a text stands first; null when no visible line holds it. */
export function boxOfText(wanted: string): Box | null {
  for (const line of document.querySelectorAll(".editor-instance .view-line")) {
    const places: { readonly node: Node; readonly offset: number }[] = [];
    let text = "";
    const nodes = document.createTreeWalker(line, 4);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      for (let offset = 0; offset < node.data.length; offset++) places.push({ node, offset });
      text += node.data.replaceAll("\u00a0", " ");
    }
    const start = text.indexOf(wanted);
    const [first, last] = [places[start], places[start + wanted.length - 1]];
    if (start < 0 || !first || !last) continue;
    const range = document.createRange();
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset + 1);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return { left, right, top, bottom };
  }
  return null;
}
