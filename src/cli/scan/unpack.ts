/** Packed files as streams of bytes: gzip and zstd. */
import { createReadStream } from "node:fs";
import * as zlib from "node:zlib";
import { Decompress } from "fzstd";
import type { Packing } from "./files.ts";
import type { Fill } from "./stream.ts";

const chunkSize = 1 << 20;

/** Fills from a packed file; throws what the unpacking says of a broken one. */
export function fromPacked(path: string, packing: Packing): Fill {
  const pieces = packing === "gzip" ? gunzip(path) : unzstd(path);
  let piece: Uint8Array = new Uint8Array();
  return async (buffer, offset) => {
    while (piece.length === 0) {
      const next = await pieces.next();
      if (next.done) return 0;
      piece = next.value;
    }
    const length = Math.min(piece.length, buffer.length - offset);
    buffer.set(piece.subarray(0, length), offset);
    piece = piece.subarray(length);
    return length;
  };
}

type Pieces = AsyncIterator<Uint8Array>;

/** Pieces of a file through a stream of Node; an error of either ends both. */
function through(path: string, unpack: NodeJS.ReadWriteStream): Pieces {
  const file = createReadStream(path, { highWaterMark: chunkSize });
  file.on("error", (error) => unpack.emit("error", error));
  return (file.pipe(unpack) as unknown as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
}

const gunzip = (path: string): Pieces => through(path, zlib.createGunzip({ chunkSize }));

/** Node has zstd from 22.15 on; before, a library in plain JavaScript reads it three times slower. */
function unzstd(path: string): Pieces {
  const native = (zlib as { readonly createZstdDecompress?: (options: { readonly chunkSize: number }) => NodeJS.ReadWriteStream })
    .createZstdDecompress;
  return native ? through(path, native({ chunkSize })) : unzstdInScript(path);
}

async function* unzstdInScript(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  let ready: Uint8Array[] = [];
  const stream = new Decompress((data) => ready.push(data));
  // Small pieces: each is unpacked whole, and zeros unpack to a thousand times their size.
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 16 })) {
    stream.push(piece as Uint8Array);
    yield* ready;
    ready = [];
  }
  stream.push(new Uint8Array(), true);
  yield* ready;
}
