/** The looks in which faces of the extension are shown: the editor's themes, and the second language. */
import type { Variant } from "./flow.ts";

const theme = (name: string, colorTheme: string): Variant => ({ name, settings: { "workbench.colorTheme": colorTheme } });

/** Dark and light. The server of the tests shows its light theme when it is told one of high contrast, so those are not here. */
export const themes: readonly Variant[] = [theme("dark", "Default Dark Modern"), theme("light", "Default Light Modern")];

/** Simplified Chinese. */
export const chinese: Variant = { name: "chinese", language: "zh-cn" };
