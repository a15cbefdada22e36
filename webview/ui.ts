/** The only file that knows the component library and writes its tags; and the plain parts that all sections share. */
import { provideVSCodeDesignSystem, vsCodeButton, vsCodeCheckbox, vsCodeTextField } from "@vscode/webview-ui-toolkit";
import { type Child, type Element, h } from "./dom.ts";

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeTextField());

/** A button; `look` is `primary` or `secondary`. `name` is what a screen reader says where the label alone is not enough. */
export function button(
  label: string,
  onClick: () => void,
  { look = "secondary", name, id }: { readonly look?: "primary" | "secondary"; readonly name?: string; readonly id?: string } = {},
): Element {
  return h("vscode-button", { appearance: look, onClick, "aria-label": name, "data-id": id, key: label }, label);
}

/** The library gives its fields names of its own when they come onto the page: ours is set after that. */
const named =
  (label: string) =>
  (field: HTMLElement | null): void =>
    field?.setAttribute("aria-label", label);

/** A field that tells what is in it as one types. */
export function textField(label: string, value: string, onInput: (value: string) => void, id: string): Element {
  return h("vscode-text-field", {
    class: "field",
    placeholder: label,
    ref: named(label),
    "data-id": id,
    value,
    onInput: (event: Event) => onInput((event.currentTarget as HTMLInputElement).value),
  });
}

/** A box to tick. */
export function checkbox(label: string, checked: boolean, onChange: (checked: boolean) => void): Element {
  return h(
    "vscode-checkbox",
    {
      checked,
      ref: named(label),
      onChange: (event: Event) => {
        const now = (event.currentTarget as HTMLInputElement).checked;
        if (now !== checked) onChange(now);
      },
    },
    label,
  );
}

/** A choice among words. The browser's own element: a tenth of the library's in size, and known to every screen reader. */
export function select(
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
  value: string,
  onChange: (value: string) => void,
  id: string,
): Element {
  return h(
    "select",
    {
      class: "select",
      "aria-label": label,
      "data-id": id,
      value,
      onChange: (event: Event) => onChange((event.currentTarget as HTMLSelectElement).value),
    },
    options.map((option) => h("option", { key: option.value, value: option.value }, option.label)),
  );
}

/** A link that calls back: the panel itself navigates nowhere. */
export function link(text: string, onClick: () => void, title?: string): Element {
  return h(
    "a",
    {
      href: "#",
      title,
      onClick: (event: Event) => {
        event.preventDefault();
        event.stopPropagation();
        onClick();
      },
    },
    text,
  );
}

/** An element with a class. */
export const element = (tag: string, className: string, ...children: readonly Child[]): Element =>
  h(tag, className === "" ? null : { class: className }, ...children);
