/** Fetches the layout script, which lies beside the panel's own, when it is first needed. */
import type { layOut } from "./layout.ts";

const own = document.currentScript as HTMLScriptElement | null;
let loading: Promise<typeof layOut> | undefined;

/** The function that lays out. */
export function loadLayout(): Promise<typeof layOut> {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.nonce = own?.nonce ?? "";
    script.src = own?.dataset["layout"] ?? "";
    script.onload = () => (globalThis.modelTermsLayOut ? done(globalThis.modelTermsLayOut) : failed(new Error("no layout")));
    script.onerror = () => failed(new Error("the layout script could not be read"));
    document.head.append(script);
  });
  return loading;
}
