/** How buffers of Arrow are unpacked, never to more than they say, nor to more than is held in memory. */
import { CompressionType, setCompressionCodec } from "@uwdata/flechette";
import { decompress } from "fzstd";
import { unpackLz4 } from "./lz4.ts";

/** Buffers of one message unpack to so many bytes together. */
const most = 1 << 28;
let left = most;

/** To be called before each message is decoded. */
export function startMessage(): void {
  left = most;
}

/** Makes the decoder know both codecs of the format. */
export function registerCodecs(): void {
  const codec = (unpack: (bytes: Uint8Array, length: number) => Uint8Array) => ({
    decode: (bytes: Uint8Array): Uint8Array => unpack(bytes, lengthBefore(bytes)),
    encode(): never {
      throw new Error("nothing is packed here");
    },
  });
  setCompressionCodec(
    CompressionType.ZSTD,
    codec((bytes, length) => decompress(bytes, new Uint8Array(length))),
  );
  setCompressionCodec(CompressionType.LZ4_FRAME, codec(unpackLz4));
}

/** The length stands in the eight bytes before the packed ones. */
function lengthBefore({ buffer, byteOffset }: Uint8Array): number {
  const length = Number(new DataView(buffer, byteOffset - 8, 8).getBigInt64(0, true));
  left -= length;
  if (!(length >= 0 && left >= 0)) throw new RangeError("a buffer unpacks to more than is read");
  return length;
}
