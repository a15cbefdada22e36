/** The audit looks into the data files that works name, where they are no larger than the person wants, and each only once. */
import { CancellationTokenSource, type Disposable, workspace } from "vscode";
import { namedData, type Path } from "../core/index.ts";
import { dataFile, dataFilesOf, scanAll } from "./data-scanner.ts";
import type { Scene } from "./scene.ts";

/** Files that are looked into in one audit at most. */
const maxFiles = 50;

/** Remembers what was looked into. */
export class DataSampler implements Disposable {
  readonly #scene: Scene;
  readonly #stop = new CancellationTokenSource();
  readonly #seen = new Map<Path, string>();
  #running: Promise<void> = Promise.resolve();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Looks into files that are new or were changed; what is found goes to the session. Never two at once. */
  sample(): Promise<void> {
    this.#running = this.#running.then(() => this.#sample());
    return this.#running;
  }

  dispose(): void {
    this.#stop.cancel();
    this.#stop.dispose();
  }

  async #sample(): Promise<void> {
    const shown = this.#scene.shown();
    const largest = (workspace.getConfiguration("modelTerms").get<number>("sampleData") ?? 0) * 2 ** 20;
    if (!shown || largest <= 0) return;
    const named = namedData(shown.snapshot).files.filter((path) => dataFile.test(path));
    const files = (await dataFilesOf(named, shown))
      .filter(({ path, bytes, time }) => bytes <= largest && this.#seen.get(path) !== `${bytes} ${time}`)
      .slice(0, maxFiles);
    if (files.length === 0) return;
    const leaking = await scanAll(files, this.#scene, this.#stop.token, ({ path, bytes, time }) =>
      this.#seen.set(path, `${bytes} ${time}`),
    );
    if (leaking !== undefined) this.#scene.log.info(`looked into ${files.length} data files that works name: ${leaking} with findings`);
  }
}
