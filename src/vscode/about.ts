/** "What Does This Ask of Me?": a name is chosen among everything known, or typed, and told as a virtual document. */
import { type Disposable, l10n, type QuickPickItem, type TextDocument, Uri, window, workspace } from "vscode";
import { about, aboutPage, createNames, type Known, markdownPage, type Names } from "../core/about/index.ts";
import type { Knowledge } from "../core/index.ts";
import { currentLocale } from "./settings.ts";

const scheme = "model-terms-about";

/** The names are indexed when somebody asks first. */
const kept = new WeakMap<Knowledge, Names>();
function namesOf(knowledge: Knowledge): Names {
  const names = kept.get(knowledge) ?? createNames(knowledge);
  kept.set(knowledge, names);
  return names;
}

/** Serves the documents. */
export const registerAbout = (knowledge: Knowledge): Disposable =>
  workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent({ query }) {
      const answer = about(JSON.parse(query) as string, namesOf(knowledge), knowledge);
      const locale = currentLocale();
      return markdownPage(aboutPage(answer, knowledge, locale), locale);
    },
  });

/** Tells what is known of a name; asks for one where none is given. */
export async function tellAbout(name: unknown, knowledge: Knowledge): Promise<TextDocument | undefined> {
  const asked = typeof name === "string" ? name : await chooseName(namesOf(knowledge));
  if (asked === undefined || asked.trim() === "") return undefined;
  const uri = Uri.from({ scheme, path: `/${asked.replace(/[\\/]/g, " · ").slice(0, 80)}.md`, query: JSON.stringify(asked) });
  return (await window.showTextDocument(uri, { preview: true })).document;
}

interface NameItem extends QuickPickItem {
  /** What is asked about. */
  readonly ref: string;
}

/** Everything known, filtered by every name and id; what is typed and is not among them may be asked about all the same. */
function chooseName(names: Names): Promise<string | undefined> {
  const kinds: Readonly<Record<Known["kind"], string>> = {
    model: l10n.t("model"),
    dataset: l10n.t("data set"),
    license: l10n.t("license"),
    service: l10n.t("provider"),
  };
  const items = names.all.map(
    ({ kind, id, name, also }): NameItem => ({
      label: name,
      description: kinds[kind],
      detail: also.filter((other) => other !== name).join(", "),
      ref: kind === "license" ? id : name,
    }),
  );
  const pick = window.createQuickPick<NameItem>();
  pick.title = l10n.t("What does this ask of me?");
  pick.placeholder = l10n.t("A model, data set, license or provider: a name, or an id of the Hub");
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items;
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => {
      const typed = value.trim();
      pick.items = typed === "" ? items : [...items, { label: l10n.t("Ask about “{0}”", typed), alwaysShow: true, ref: typed }];
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.ref ?? pick.value);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
