/** Headers of weight files: read within bounds whatever they claim, and what is said of the architecture that they show. */
import { closeSync, existsSync, ftruncateSync, openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../scripts/paths.ts";
import { foldTensorName, type JsonReport } from "../src/core/index.ts";
import { digestOf, drive, type HeaderReply, headerOf } from "../src/weights/index.ts";
import { builtCli, reportOfRun, run } from "./harness/cli.ts";
import { emptyFolder, folderWith } from "./harness/folder.ts";
import { knowledge } from "./harness/knowledge.ts";
import { gguf, ggufFile, llamaTensors, type Sizes, safetensors, safetensorsFile } from "./harness/weights.ts";

const gigabytes = 1024 ** 3;
const yi: Sizes = { vocab: 64_000, hidden: 7168, intermediate: 20_480, layers: 60, kv: 1024 };

/** Reads a file of which only the head is there; the rest is zero, as in a sparse file. Counts what was read. */
function read(name: string, head: Uint8Array, size: number): { reply: HeaderReply; bytes: number } {
  let bytes = 0;
  const reply = drive(headerOf(name, size), ({ offset, length }) => {
    const given = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    if (offset < head.length) given.set(head.subarray(offset, offset + given.length));
    bytes += given.length;
    return given;
  });
  return { reply, bytes };
}

const digest = (reply: HeaderReply): unknown =>
  reply.kind === "header" ? (JSON.parse(digestOf(reply.header)) as unknown) : `${reply.kind} ${"key" in reply ? reply.key : ""}`;

describe("A header", () => {
  const tensors = llamaTensors({ vocab: 96, hidden: 64, intermediate: 128, layers: 3, kv: 32 });
  const folded = {
    "model.embed_tokens.weight": { shape: [96, 64] },
    "model.layers.{i}.mlp.up_proj.weight": { shape: [128, 64], layers: 3 },
  };

  test("of safetensors is told by statements and folded names", () => {
    const { head, size } = safetensors(tensors, { format: "pt", ss_tag_frequency: "x".repeat(100_000) });
    const { reply } = read("m.safetensors", head, size);
    expect(digest(reply)).toMatchObject({ weights: "safetensors", metadata: { format: "pt" }, tensors: folded });
    expect(JSON.stringify(digest(reply)).length).toBeLessThan(2_000);
  });

  test("of GGUF is the same in every version and byte order, and long lists are passed over", () => {
    const statements = {
      "general.name": "Reed",
      "tokenizer.ggml.tokens": Array.from({ length: 5_000 }, (_, i) => `token ${i}`),
      "tokenizer.ggml.scores": new Float32Array(5_000),
      "general.datasets": ["org/one", "org/two"],
      "general.quantization_version": 2,
      "tokenizer.ggml.add_bos_token": true,
    };
    for (const version of [1, 2, 3] as const)
      for (const bigEndian of [false, true]) {
        const { head, size } = gguf(statements, tensors, { version, bigEndian });
        expect(digest(read("m.gguf", head, size).reply), `version ${version}, ${bigEndian ? "big" : "little"}-endian`).toMatchObject({
          weights: "gguf",
          metadata: { "general.name": "Reed", "general.datasets": ["org/one", "org/two"], "general.quantization_version": 2 },
          tensors: folded,
        });
      }
  });

  test("is read and nothing more, however large the file", () => {
    const large = safetensors(llamaTensors({ ...yi, layers: 110 }));
    const huge = read("m.safetensors", large.head, Math.max(large.size, 20 * gigabytes));
    expect(huge.reply.kind).toBe("header");
    expect(huge.bytes).toBeLessThanOrEqual(large.head.length + 65_536);
    const words = Array.from({ length: 128_000 }, (_, i) => `▁${i.toString(36).padStart(14, "w")}`);
    const vocabulary = gguf({ "tokenizer.ggml.tokens": words, "tokenizer.ggml.merges": words.slice(0, 500) }, tensors);
    expect(vocabulary.head.length).toBeGreaterThan(3_000_000);
    const small = read("m.gguf", vocabulary.head, vocabulary.size + 20 * gigabytes);
    expect(small.reply.kind).toBe("header");
    expect(small.bytes).toBeLessThanOrEqual(vocabulary.head.length + 65_536);
  });

  test("that lies is refused after a few bytes, with the reason", () => {
    const head = (length: bigint): Uint8Array => {
      const bytes = new Uint8Array(8);
      new DataView(bytes.buffer).setBigUint64(0, length, true);
      return bytes;
    };
    const cut = safetensorsFile(tensors);
    const counts = gguf({}, []).head;
    new DataView(counts.buffer).setBigUint64(8, 2n ** 60n, true);
    const lies: readonly (readonly [string, string, Uint8Array, number])[] = [
      ["a length past the end", "a.safetensors", head(1_000n), 500],
      ["a length past the end of any file", "a.safetensors", head(2n ** 63n), 20 * gigabytes],
      ["a length that the format does not allow", "a.safetensors", head(100_000_001n), 20 * gigabytes],
      ["tensors past the end: a download that broke off", "a.safetensors", cut, cut.length - 1],
      ["more tensors than bytes", "a.gguf", counts, 20 * gigabytes],
    ];
    for (const [what, name, bytes, size] of lies) {
      const { reply, bytes: taken } = read(name, bytes, size);
      expect(digest(reply), what).toBe("refused header-lies");
      expect(taken, what).toBeLessThanOrEqual(bytes.length + 65_536);
    }
    expect(digest(read("a.safetensors", head(90_000_000n), 20 * gigabytes).reply)).toBe("refused header-too-large");
    expect(digest(read("a.gguf", new TextEncoder().encode("GGML"), 20 * gigabytes).reply)).toBe("refused header-unknown");
  });

  test("in whose place a pointer of Git LFS or nothing lies is no header, and no trouble", () => {
    const pointer = new TextEncoder().encode("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
    for (const name of ["a.safetensors", "a.gguf"]) {
      expect(read(name, pointer, pointer.length).reply.kind).toBe("pointer");
      expect(read(name, pointer, 0).reply.kind).toBe("empty");
    }
  });

  const valid = [
    safetensors(tensors).head,
    gguf({ "general.name": "Reed", "general.tags": ["a", "b"], n: new Float32Array(3) }, tensors).head,
  ];
  test("of any bytes is read or refused, within bounds", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...valid),
        fc.array(fc.tuple(fc.nat(4_000), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
        fc.constantFrom("m.safetensors", "m.gguf"),
        fc.constantFrom(0, 9, 300, 5_000, 200_000, 20 * gigabytes),
        (head, changes, name, size) => {
          const bytes = head.slice();
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const { reply, bytes: taken } = read(name, bytes, size);
          if (reply.kind === "header") digestOf(reply.header);
          expect(taken).toBeLessThanOrEqual(64 * 1024 * 1024 + 65_536);
        },
      ),
      { numRuns: 2_000 },
    ));
});

describe("On the disk", () => {
  let cli = "";
  beforeAll(async () => {
    cli = await builtCli();
  }, 120_000);
  const check = (folder: string): JsonReport => reportOfRun(run(cli, folder, ["check", "--format", "json", "--all"]));
  const card = "---\nlicense: apache-2.0\nlibrary_name: transformers\n---\n# Heron 34B\n";

  test("a renamed Llama of 20 GB is recognized by its header, with exactly the renamed names", () => {
    const renamed = llamaTensors(yi, (name) => name.replace("input_layernorm", "ln1").replace("post_attention_layernorm", "ln2"));
    const { head, size } = safetensors(renamed, { format: "pt" });
    const folder = folderWith({
      "heron/README.md": card,
      "heron/config.json": '{"architectures": ["HeronForCausalLM"], "model_type": "heron", "vocab_size": 64000}',
    });
    const file = openSync(join(folder, "heron/model.safetensors"), "w");
    writeSync(file, head);
    ftruncateSync(file, size);
    closeSync(file);
    expect(size).toBeGreaterThan(20 * gigabytes);
    const { findings, problems } = check(folder);
    expect(problems).toEqual([]);
    const [only, ...others] = findings.filter(({ id }) => id === "undeclared-architecture");
    expect(others).toEqual([]);
    expect(only).toMatchObject({ severity: "information", location: { path: "heron/README.md" } });
    expect(only?.message).toBe(
      "These are Llama's tensors with 2 of 12 name patterns renamed (layers.{i}.ln1.weight is layers.{i}.input_layernorm.weight; layers.{i}.ln2.weight is layers.{i}.post_attention_layernorm.weight); neither card nor config says so.",
    );
    expect(findings.some(({ license }) => license?.startsWith("llama"))).toBe(false);
  });

  test("a GGUF file that names its base brings what the base asks, at the card", () => {
    const folder = folderWith({
      "reed/README.md": "---\nlicense: mit\npipeline_tag: text-generation\n---\n# reed\n",
      "reed/reed.gguf": ggufFile({ "general.base_model.0.repo_url": "https://huggingface.co/bigscience/bloom-7b1" }, [
        { name: "token_embd.weight", shape: [8, 8] },
      ]),
    });
    const { findings } = check(folder);
    const ids = findings.filter(({ auditOnly }) => !auditOnly).map(({ id, location }) => `${id} ${location.path}`);
    expect(ids).toContain("include-license-copy reed/README.md");
    expect(ids).toContain("declare-base-model reed/README.md");
  });

  test("bad headers get one note each, and the rest is read", () => {
    const folder = folderWith({
      "a/README.md": card,
      "a/lies.safetensors": new Uint8Array([255, 255, 255, 255, 0, 0, 0, 0, 123, 125]),
      "a/none.gguf": "nothing of the kind",
      "a/empty.safetensors": "",
      "a/pointer.gguf": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
    });
    expect(check(folder).problems.map(({ path, message }) => `${path} ${message}`)).toEqual([
      expect.stringContaining("a/lies.safetensors The header is not read: it speaks of bytes that are not there"),
      expect.stringContaining("a/none.gguf The header is not read: it is not one of this kind of file"),
    ]);
  });

  test("weights are read by their heads only: a folder of sparse files costs nothing", () => {
    const folder = emptyFolder();
    for (let i = 0; i < 20; i++) {
      const { head, size } = safetensors(llamaTensors(yi));
      const file = openSync(join(folder, `model-${i}.safetensors`), "w");
      writeSync(file, head);
      ftruncateSync(file, size);
      closeSync(file);
    }
    const ran = run(cli, folder, ["check", "--format", "json"]);
    expect(ran.megabytes).toBeLessThan(200);
    expect(ran.seconds).toBeLessThan(5);
  });
});

describe("An architecture", () => {
  const recognized = (names: readonly string[]) => {
    const patterns = new Map(names.map((name) => [foldTensorName(name).pattern, { name: foldTensorName(name).pattern }]));
    return knowledge.architectureOf([...patterns.values()]);
  };
  const shaped = (sizes: Sizes, bias = false) => {
    const tensors = llamaTensors(sizes).flatMap((tensor) => {
      const projection = /self_attn\.[qkv]_proj\.weight$/.test(tensor.name);
      return bias && projection ? [tensor, { name: tensor.name.replace("weight", "bias"), shape: [tensor.shape[0] ?? 0] }] : [tensor];
    });
    const { head, size } = safetensors(tensors);
    const { reply } = read("m.safetensors", head, size);
    const folded = (JSON.parse(reply.kind === "header" ? digestOf(reply.header) : "{}") as { tensors: Record<string, object> }).tensors;
    return knowledge.architectureOf(Object.entries(folded).map(([name, rest]) => ({ name, ...rest })));
  };

  test.each([
    ["TinyLlama 1.1B", { vocab: 32_000, hidden: 2048, intermediate: 5632, layers: 22, kv: 256 }, "tinyllama", false],
    ["Mistral 7B v0.1", { vocab: 32_000, hidden: 4096, intermediate: 14_336, layers: 32, kv: 1024 }, "mistral", false],
    ["Yi 34B", yi, "yi", false],
    ["Llama 2 7B", { vocab: 32_000, hidden: 4096, intermediate: 11_008, layers: 32, kv: 4096 }, "llama", false],
    ["Qwen2.5 7B", { vocab: 152_064, hidden: 3584, intermediate: 18_944, layers: 28, kv: 512 }, "qwen2", true],
  ] as const)("of the sizes of %s is told among those with the same names", (name, sizes, family, bias) => {
    const likeness = shaped(sizes, bias);
    expect(likeness?.renamed).toEqual([]);
    expect(likeness?.families.map(({ id }) => id)).toContain(family);
    expect(likeness?.sizes.map(({ size, family: of }) => [of.id, size.name])).toEqual([[family, name]]);
  });

  test("with names that say nothing is told by shapes", () => {
    const sizes = { vocab: 512, hidden: 96, intermediate: 256, layers: 2, kv: 48 };
    const odd = llamaTensors(sizes, (name) => name.replace("mlp.down_proj", "mlp.alpha").replace("self_attn.o_proj", "self_attn.beta"));
    const { head, size } = safetensors(odd);
    const { reply } = read("m.safetensors", head, size);
    const folded = (JSON.parse(reply.kind === "header" ? digestOf(reply.header) : "{}") as { tensors: Record<string, object> }).tensors;
    const likeness = knowledge.architectureOf(Object.entries(folded).map(([name, rest]) => ({ name, ...rest })));
    expect(likeness?.families[0]?.id).toBe("llama");
    expect(likeness?.renamed).toEqual([
      { from: "model.layers.{i}.self_attn.beta.weight", to: "model.layers.{i}.self_attn.o_proj.weight" },
      { from: "model.layers.{i}.mlp.alpha.weight", to: "model.layers.{i}.mlp.down_proj.weight" },
    ]);
  });

  test("whose shapes disagree with the names is nobody's", () => {
    const tensors = llamaTensors({ vocab: 96, hidden: 64, intermediate: 128, layers: 2, kv: 32 }).map((tensor) =>
      tensor.name.endsWith("down_proj.weight") ? { ...tensor, shape: [64, 256] } : tensor,
    );
    expect(knowledge.architectureOf(tensors.map(({ name, shape }) => ({ name: foldTensorName(name).pattern, shape })))).toBeUndefined();
  });

  const templates = join(
    process.env["MODEL_TERMS_PROJECTS"] ?? join(root, "../shared/corpus"),
    "arcee-ai__mergekit/mergekit/_data/architectures",
  );
  describe.skipIf(!existsSync(templates))("as mergekit knows it", () => {
    const files = existsSync(templates) ? readdirSync(templates).filter((name) => name.endsWith(".json")) : [];
    test.each(files)("%s lands in its own family, alone or among several", (file) => {
      const template = JSON.parse(readFileSync(join(templates, file), "utf8")) as Template;
      const own = knowledgeOf(template);
      const likeness = recognized(namesOf(template));
      expect(likeness?.renamed, basename(file)).toEqual([]);
      expect(likeness?.families.some(({ id }) => own.includes(id))).toBe(true);
    });
  });
});

/** What we read of a template: who it is, and names of weights at any depth. */
interface Template {
  readonly model_type: string;
  readonly architectures: readonly string[];
  readonly modules?: Readonly<Record<string, { readonly weight_prefix?: string; readonly architecture: object }>>;
}

const architectures = (await import("./harness/knowledge.ts")).realRules.architectures;

/** The architectures of ours that claim the template's classes or type. */
const knowledgeOf = ({ model_type: type, architectures: classes }: Template): string[] =>
  architectures
    .filter((family) => family.types.includes(type.replace(/^_|_partial$/g, "")) || classes.some((name) => family.classes.includes(name)))
    .map(({ id }) => id);

function namesOf(template: Template): string[] {
  const parts = template.modules
    ? Object.values(template.modules).map(({ weight_prefix: prefix = "", architecture }) => [prefix, architecture] as const)
    : [["", template] as const];
  return parts.flatMap(([prefix, part]) => {
    const start = prefix === "" || prefix.endsWith(".") ? prefix : `${prefix}.`;
    const names = [...JSON.stringify(part).matchAll(/"name":"([^"]+)"/g)].map(([, name = ""]) => name);
    // `h_…` name the streams between layers, not weights.
    return names.filter((name) => !name.startsWith("h_")).map((name) => start + name.replace(/\$\{[^}]*\}/g, "0"));
  });
}
