/** The person's own caches, where the weights they use already lie with their license. */
import type { Candidate, Disk, Source, Wanted } from "./source.ts";

/** Where the caches lie; absent ones are not looked at. */
export interface CachePlaces {
  /** Hugging Face hub cache: `models--OWNER--NAME/snapshots/*`. */
  readonly hub?: string;
  /** ModelScope cache: `OWNER/NAME`, or `models/OWNER/NAME`. */
  readonly modelscope?: string;
  /** Ollama's `models` folder: manifests and blobs. */
  readonly ollama?: string;
}

/** Caches as the tools themselves find them, from the environment and the home folder; paths with slashes. */
export function cachePlaces(env: Readonly<Record<string, string | undefined>>, home: string): Required<CachePlaces> {
  const cache = env["XDG_CACHE_HOME"] || `${home}/.cache`;
  return {
    hub: env["HF_HUB_CACHE"] || env["HUGGINGFACE_HUB_CACHE"] || `${env["HF_HOME"] || `${cache}/huggingface`}/hub`,
    modelscope: env["MODELSCOPE_CACHE"] || `${home}/.cache/modelscope/hub`,
    ollama: env["OLLAMA_MODELS"] || `${home}/.ollama/models`,
  };
}

const isLicense = (name: string): boolean => /licen[cs]e|copying|^terms|agreement/i.test(name);

/** Candidates from the caches: the upstream's own folder first, then any other work's. */
export function cacheSource(places: CachePlaces, disk: Disk): Source {
  return {
    name: "cache",
    async *candidates(wanted) {
      if (places.hub !== undefined) yield* hub(places.hub, wanted, disk);
      if (places.modelscope !== undefined) yield* modelscope(places.modelscope, wanted, disk);
      if (places.ollama !== undefined) yield* ollama(places.ollama, disk);
    },
  };
}

const key = (text: string): string => text.toLowerCase();

async function* hub(root: string, { upstream }: Wanted, disk: Disk): AsyncIterable<Candidate> {
  const folders = (await disk.list(root)).filter(({ name, isFolder }) => isFolder && name.startsWith("models--"));
  const own = new Set(upstream.map((id) => key(`models--${id.replace("/", "--")}`)));
  for (const { name } of byOwnFirst(folders, (folder) => own.has(key(folder.name)))) {
    const snapshots = disk.join(root, name, "snapshots");
    for (const { name: revision } of await disk.list(snapshots))
      yield* licensesIn(disk.join(snapshots, revision), own.has(key(name)), disk);
  }
}

async function* modelscope(root: string, { upstream }: Wanted, disk: Disk): AsyncIterable<Candidate> {
  const own = new Set(upstream.map(key));
  for (const top of [disk.join(root, "models"), root])
    for (const { name: owner, isFolder } of await disk.list(top)) {
      if (!isFolder || owner === "models") continue;
      for (const { name } of await disk.list(disk.join(top, owner)))
        yield* licensesIn(disk.join(top, owner, name), own.has(key(`${owner}/${name.replace(/___/g, ".")}`)), disk);
    }
}

const byOwnFirst = <T>(items: readonly T[], isOwn: (item: T) => boolean): T[] => [
  ...items.filter(isOwn),
  ...items.filter((item) => !isOwn(item)),
];

async function* licensesIn(folder: string, isUpstreams: boolean, disk: Disk): AsyncIterable<Candidate> {
  for (const { name, isFolder } of await disk.list(folder)) {
    if (isFolder || !isLicense(name)) continue;
    const from = disk.join(folder, name);
    const text = await disk.read(from);
    if (text !== undefined) yield { text, from, isUpstreams };
  }
}

/** License layers of Ollama's manifests: `manifests/HOST/NAMESPACE/NAME/TAG` name blobs by digest. */
async function* ollama(root: string, disk: Disk): AsyncIterable<Candidate> {
  for await (const manifest of filesBelow(disk.join(root, "manifests"), 4, disk)) {
    const text = await disk.read(manifest);
    for (const digest of text === undefined ? [] : licenseDigests(text)) {
      const from = disk.join(root, "blobs", digest.replace(":", "-"));
      const license = await disk.read(from);
      if (license !== undefined) yield { text: license, from, isUpstreams: false };
    }
  }
}

async function* filesBelow(folder: string, depth: number, disk: Disk): AsyncIterable<string> {
  for (const { name, isFolder } of await disk.list(folder)) {
    if (!isFolder) yield disk.join(folder, name);
    else if (depth > 0) yield* filesBelow(disk.join(folder, name), depth - 1, disk);
  }
}

function licenseDigests(manifest: string): string[] {
  try {
    const { layers } = JSON.parse(manifest) as { readonly layers?: readonly { readonly mediaType?: unknown; readonly digest?: unknown }[] };
    return (Array.isArray(layers) ? layers : []).flatMap(({ mediaType, digest }) =>
      mediaType === "application/vnd.ollama.image.license" && typeof digest === "string" && /^sha256:[0-9a-f]{64}$/.test(digest)
        ? [digest]
        : [],
    );
  } catch {
    return [];
  }
}
