/** The looks in which faces of the extension are shown: the editor's four kinds of theme, and the second language. */
import type { Variant } from "./flow.ts";

const theme = (name: string, colorTheme: string): Variant => ({ name, settings: { "workbench.colorTheme": colorTheme } });

/** Themes of every kind. */
export const themes: readonly Variant[] = [
  theme("dark", "Default Dark Modern"),
  theme("light", "Default Light Modern"),
  theme("high-contrast", "Default High Contrast"),
  theme("high-contrast-light", "Default High Contrast Light"),
];

/** Simplified Chinese. */
export const chinese: Variant = { name: "chinese", language: "zh-cn" };
