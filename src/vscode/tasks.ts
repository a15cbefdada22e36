/** The command line as a task: "model-terms: check workspace". Offered only where a process can run and the workspace is trusted. */
import {
  type Disposable,
  l10n,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  tasks,
  Uri,
  type WorkspaceFolder,
  workspace,
} from "vscode";
import type { Scene } from "./scene.ts";

/** The type of our tasks, and the name of the problem matcher in the manifest. */
export const taskType = "model-terms";
const matcher = "$model-terms";

/** What `tasks.json` may say of such a task. */
interface CheckDefinition extends TaskDefinition {
  /** Files and folders to check, relative to the workspace folder; everything by default. */
  readonly paths?: readonly string[];
  readonly failOn?: string;
  /** Hints and what is for the audit only are listed too. */
  readonly all?: boolean;
}

/** Offers the task for each folder, and resolves those of `tasks.json`. */
export function registerTasks(scene: Scene): Disposable {
  const provider = tasks.registerTaskProvider(taskType, {
    provideTasks: () => folders().flatMap((folder) => taskFor({ type: taskType }, folder, l10n.t("check workspace"), scene) ?? []),
    resolveTask: (task) => taskFor(task.definition as CheckDefinition, folderOf(task), task.name, scene),
  });
  // The task shows its findings in place of the editor's, which know more: when it has ended they come back.
  const ending = tasks.onDidEndTask(({ execution: { task } }) => {
    if (task.definition.type === taskType || task.problemMatchers.includes(matcher)) scene.showDiagnosticsAgain();
  });
  return {
    dispose() {
      provider.dispose();
      ending.dispose();
    },
  };
}

const folders = (): readonly WorkspaceFolder[] => (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");

const folderOf = ({ scope }: Task): WorkspaceFolder | undefined => (typeof scope === "object" ? scope : folders()[0]);

function taskFor(definition: CheckDefinition, folder: WorkspaceFolder | undefined, name: string, scene: Scene): Task | undefined {
  const runtime = nodeHere();
  if (!runtime || !folder || folder.uri.scheme !== "file" || !workspace.isTrusted) return undefined;
  const cli = Uri.joinPath(scene.context.extensionUri, "dist/cli.mjs").fsPath;
  const args = [cli, "check", ...(definition.paths ?? []), "--format", "unix", "--locale", scene.shown()?.locale ?? "en"];
  if (definition.failOn !== undefined) args.push("--fail-on", definition.failOn);
  if (definition.all) args.push("--all");
  // On the desktop the runtime is the editor's own program, which is told to be nothing but Node.
  const execution = new ProcessExecution(runtime, args, { cwd: folder.uri.fsPath, env: { ELECTRON_RUN_AS_NODE: "1" } });
  const task = new Task(definition, folder, name, taskType, execution, matcher);
  task.group = TaskGroup.Test;
  task.detail = l10n.t("Findings of the command line, as in CI");
  return task;
}

/** The Node that runs this extension; undefined in a web worker, where no process can be started. */
function nodeHere(): string | undefined {
  const { process } = globalThis as { readonly process?: { readonly execPath?: string; readonly versions?: { readonly node?: string } } };
  return process?.versions?.node === undefined ? undefined : process.execPath;
}
