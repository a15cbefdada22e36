/** Keeps the keyboard where it was when what had the focus goes away: a finding that was fixed, a question that was answered. */

/** Draws; when the focused element is gone after that, the nearest thing around it that is still there gets the focus. */
export function keepFocus(draw: () => void): void {
  const focused = document.activeElement;
  const around = focused === null || focused === document.body ? [] : keysAround(focused);
  draw();
  if (around.length === 0 || document.activeElement !== document.body) return;
  const target = around
    .map((key) => document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] summary`))
    .find((found) => found !== null);
  (target ?? document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]'))?.focus();
}

/** Keys of the parts around an element, the nearest first; never empty. */
function keysAround(element: Element): readonly string[] {
  const found: string[] = [];
  for (let at = element.closest<HTMLElement>("[data-key]"); at; at = at.parentElement?.closest<HTMLElement>("[data-key]") ?? null)
    found.push(at.dataset["key"] ?? "");
  return [...found, ""];
}
