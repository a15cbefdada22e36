/** The only file that knows a component library and writes its tags. Everything is made from data; text is set as text. */
import {
  provideVSCodeDesignSystem,
  vsCodeBadge,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from "@vscode/webview-ui-toolkit";

provideVSCodeDesignSystem().register(vsCodeBadge(), vsCodeButton(), vsCodeDropdown(), vsCodeOption(), vsCodeTextField());

type Child = Node | string | undefined;

/** A plain element with a class, attributes and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button; `look` is `primary`, `secondary` or `icon`. */
export function button(label: string, onClick: () => void, look: "primary" | "secondary" | "icon" = "secondary"): HTMLElement {
  const made = document.createElement("vscode-button");
  made.setAttribute("appearance", look);
  made.textContent = label;
  made.addEventListener("click", onClick);
  return made;
}

/** A count or a short word. */
export function badge(text: string, label: string): HTMLElement {
  const made = document.createElement("vscode-badge");
  made.textContent = text;
  made.setAttribute("aria-label", label);
  return made;
}

/** A field that filters as one types. */
export function filterBox(label: string, value: string, onInput: (value: string) => void): HTMLElement {
  const made = document.createElement("vscode-text-field") as HTMLElement & { value: string };
  made.setAttribute("placeholder", label);
  made.setAttribute("aria-label", label);
  made.setAttribute("value", value);
  made.addEventListener("input", () => onInput(made.value));
  return made;
}

/** A choice among words. */
export function select(
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
  value: string,
  onChange: (value: string) => void,
): HTMLElement {
  const made = document.createElement("vscode-dropdown") as HTMLElement & { value: string };
  made.setAttribute("aria-label", label);
  for (const option of options) {
    const item = document.createElement("vscode-option");
    item.setAttribute("value", option.value);
    item.textContent = option.label;
    if (option.value === value) item.setAttribute("selected", "");
    made.append(item);
  }
  made.addEventListener("change", () => onChange(made.value));
  return made;
}

/** A link that calls back: the panel itself navigates nowhere. */
export function link(text: string, onClick: () => void, title?: string): HTMLElement {
  const made = document.createElement("a");
  made.href = "#";
  made.textContent = text;
  if (title !== undefined) made.title = title;
  made.addEventListener("click", (event) => {
    event.preventDefault();
    onClick();
  });
  return made;
}
