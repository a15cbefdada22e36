/** The looks in which faces of the extension are shown: the editor's themes, and the second language. */
import type { Variant } from "./flow.ts";

const setting = (name: string, colorTheme: string): Variant => ({ name, settings: { "workbench.colorTheme": colorTheme } });

/** Dark, light and both of high contrast; these are chosen in the editor, which starts in no theme of high contrast by its settings alone. */
export const themes: readonly Variant[] = [
  setting("dark", "Default Dark Modern"),
  setting("light", "Default Light Modern"),
  { name: "high-contrast", theme: { name: "Dark High Contrast", kind: "hc-black" } },
  { name: "high-contrast-light", theme: { name: "Light High Contrast", kind: "hc-light" } },
];

/** Simplified Chinese. */
export const chinese: Variant = { name: "chinese", language: "zh-cn" };
