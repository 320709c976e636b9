import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive; its text is asked for part by part, when it is its turn. */
export type ZipEntry = { name: string; text: AsyncIterable<string> | Iterable<string> };

type Written = { name: Buffer; checksum: number; packed: number; size: number; offset: number };

/** Deflated, UTF-8 names, sizes told after the data: nobody knows them before. */
const version = 20;
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980, the first day that the format knows: the same content is the same file. */
const day = 0x21;
const most = 0xffff_ffff;

/**
 * A ZIP archive, made while it is read: a few kilobytes are all that is kept. Throws RangeError beyond 4 GiB, for which
 * the format would need another form.
 */
export async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, text } of entries) {
    const entry: Written = { name: Buffer.from(name), checksum: 0, packed: 0, size: 0, offset };
    const head = fields([4, 0x04034b50], [2, version], ...common(entry), [2, entry.name.length], [2, 0]);
    yield Buffer.concat([head, entry.name]);
    for await (const part of pack(text, entry)) {
      entry.packed += part.length;
      yield part;
    }
    const foot = fields([4, 0x08074b50], [4, entry.checksum], [4, entry.packed], [4, entry.size]);
    yield foot;
    offset += head.length + entry.name.length + entry.packed + foot.length;
    if (offset > most || entry.size > most) throw new RangeError('The archive is larger than 4 GiB');
    written.push(entry);
  }
  yield directory(written, offset);
}

/** The text deflated; counts it as it passes. Who stops reading stops the text too. */
function pack(text: ZipEntry['text'], entry: Written): AsyncIterable<Buffer> {
  const counted = async function* () {
    for await (const part of text) {
      const bytes = Buffer.from(part);
      entry.checksum = crc32(bytes, entry.checksum);
      entry.size += bytes.length;
      yield bytes;
    }
  };
  // A failure reaches the reader through the stream that he reads.
  return pipeline(Readable.from(counted()), createDeflateRaw({ level: 5 }), () => {});
}

function directory(written: Written[], offset: number): Buffer {
  const lines = written.map((entry) =>
    Buffer.concat([
      fields([4, 0x02014b50], [2, version], [2, version], ...common(entry), [2, entry.name.length]),
      fields([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.offset]),
      entry.name,
    ]),
  );
  const all = Buffer.concat(lines);
  const count: Field = [2, written.length];
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], count, count, [4, all.length], [4, offset], [2, 0]);
  return Buffer.concat([all, end]);
}

type Field = [bytes: 2 | 4, value: number];

/** What stands both before a file and in the directory; before it, checksum and sizes are still zero. */
const common = ({ checksum, packed, size }: Written): Field[] => [
  [2, flags],
  [2, deflated],
  [2, 0],
  [2, day],
  [4, checksum],
  [4, packed],
  [4, size],
];

function fields(...given: Field[]): Buffer {
  const bytes = Buffer.alloc(given.reduce((sum, [length]) => sum + length, 0));
  let at = 0;
  for (const [length, value] of given) at = bytes.writeUIntLE(value, at, length);
  return bytes;
}
