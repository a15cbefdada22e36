/** LZ4 frames (lz4_Frame_format.md 1.6.2 and lz4_Block_format.md of the lz4 project), unpacked to a known length and never beyond it. */

const magic = 0x184d2204;
/** Bits of the frame's first byte. */
const [blockChecksum, contentSize, dictionaryId] = [16, 8, 1];
const stored = 0x80000000;
const shortestMatch = 4;
const more = 15;

/** Unpacks frames one after the other. Throws `RangeError` where they are damaged or hold anything but so many bytes. */
export function unpackLz4(bytes: Uint8Array, length: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const output = new Uint8Array(length);
  let written = 0;
  for (let at = 0; at < bytes.length; ) {
    if (view.getUint32(at, true) !== magic) throw new RangeError("no frame of LZ4");
    const flags = view.getUint8(at + 4);
    at += 7 + (flags & contentSize ? 8 : 0) + (flags & dictionaryId ? 4 : 0);
    for (;;) {
      const head = view.getUint32(at, true);
      at += 4;
      if (head === 0) break;
      const size = head & ~stored;
      if (at + size > bytes.length) throw new RangeError("a block ends behind its frame");
      const block = bytes.subarray(at, at + size);
      if (head >= stored) {
        if (written + size > length) throw new RangeError("more than was said");
        output.set(block, written);
        written += size;
      } else written = unpackBlock(block, output, written);
      at += size + (flags & blockChecksum ? 4 : 0);
    }
    // The checksum of the content: what it would find is found by whoever reads the content.
    if (flags & 4) at += 4;
  }
  if (written !== length) throw new RangeError("less than was said");
  return output;
}

function unpackBlock(block: Uint8Array, output: Uint8Array, start: number): number {
  let at = 0;
  let written = start;
  /** A length that goes on in bytes of 255. */
  const longer = (first: number): number => {
    let length = first;
    for (let byte = 255; first === more && byte === 255; length += byte) {
      if (at >= block.length) throw new RangeError("a length is cut off");
      byte = block[at++] as number;
    }
    return length;
  };
  while (at < block.length) {
    const token = block[at++] as number;
    const literals = longer(token >> 4);
    if (at + literals > block.length || written + literals > output.length) throw new RangeError("more than was said");
    output.set(block.subarray(at, at + literals), written);
    at += literals;
    written += literals;
    if (at === block.length) break;
    if (at + 2 > block.length) throw new RangeError("an offset is cut off");
    const back = (block[at] as number) | ((block[at + 1] as number) << 8);
    at += 2;
    const match = longer(token & 15) + shortestMatch;
    if (back === 0 || back > written || written + match > output.length) throw new RangeError("a match outside of what was written");
    if (back >= match) output.copyWithin(written, written - back, written - back + match);
    else for (let i = 0; i < match; i++) output[written + i] = output[written + i - back] as number;
    written += match;
  }
  return written;
}
