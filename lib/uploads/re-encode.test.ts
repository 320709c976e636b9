import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { leastPosterSide, posterSizes } from './poster-sizes';
import { mostUploadBytes, reencodePicture, reencodePictures } from './re-encode';

const wanted = { maxWidth: 100, maxHeight: 50, format: 'png' } as const;
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a1f3d' } });

test.each(['jpeg', 'png', 'webp'] as const)(
  '%s is read, made smaller and written as asked',
  async (format) => {
    const result = await reencodePicture(await plain(400, 100).toFormat(format).toBuffer(), wanted);
    if (!result.ok) throw new Error(result.message);
    const { bytes, ...facts } = result.picture;
    expect(facts).toEqual({ contentType: 'image/png', width: 100, height: 25 });
    expect((await sharp(bytes).metadata()).format).toBe('png');
  },
);

test('turned upright, and without place, camera or what stands behind the picture', async () => {
  const photo = await plain(40, 20)
    .jpeg()
    .withExif({ IFD0: { Make: 'Spy Camera' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const polyglot = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]);
  const result = await reencodePicture(polyglot, { ...wanted, format: 'jpeg' });
  if (!result.ok) throw new Error(result.message);
  expect([result.picture.width, result.picture.height]).toEqual([20, 40]);
  expect((await sharp(result.picture.bytes).metadata()).exif).toBeUndefined();
  for (const word of ['Spy Camera', 'script']) expect(result.picture.bytes.includes(word)).toBe(false);
});

/** A PNG of a few bytes that claims a size. */
function bomb(width: number, height: number): Buffer {
  const crc = (data: Buffer) => {
    let sum = ~0;
    for (const byte of data) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
    return ~sum >>> 0;
  };
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(1_000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('50,000 × 50,000 pixels in a small file: refused by its header', async () => {
  expect(await reencodePicture(bomb(50_000, 50_000), wanted)).toMatchObject({ ok: false, code: 'TOO_LARGE' });
});

test('what is no such picture is refused, whatever it calls itself', async () => {
  const png = await plain(30, 30).png().toBuffer();
  const gif = await plain(10, 10).gif().toBuffer();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const disguised = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), svg]);
  for (const bytes of [
    svg,
    gif,
    disguised,
    png.subarray(0, png.length / 2),
    Buffer.alloc(0),
    Buffer.from('RIFF'),
  ]) {
    expect(await reencodePicture(bytes, wanted)).toMatchObject({ ok: false, code: 'NOT_A_PICTURE' });
  }
  const long = Buffer.concat([png, Buffer.alloc(mostUploadBytes)]);
  expect(await reencodePicture(long, wanted)).toMatchObject({ ok: false, code: 'TOO_LARGE' });
});

test('several sizes of one file: all of it, a part of it, all of it before itself; none with what the file carried', async () => {
  const photo = await plain(1_000, 400)
    .jpeg()
    .withExif({ IFD0: { Make: 'Spy Camera' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .toBuffer();
  const result = await reencodePictures(photo, posterSizes, { least: leastPosterSide });
  if (!result.ok) throw new Error(result.message);
  const facts = await Promise.all(
    Object.entries(result.pictures).map(async ([name, { bytes, width, height, contentType }]) => {
      const { exif, icc, format, ...real } = await sharp(bytes).metadata();
      expect([real.width, real.height, `image/${format}`]).toEqual([width, height, contentType]);
      expect([exif, icc, bytes.includes('Spy Camera')]).toEqual([undefined, undefined, false]);
      return `${name} ${width}x${height} ${format}`;
    }),
  );
  expect(facts).toEqual([
    'page 720x288 webp',
    'thumb 192x256 webp',
    'card 540x720 webp',
    'link 1200x630 jpeg',
  ]);
});

test('a picture that would be a blur is refused with its size; transparency is paper where a format has none', async () => {
  const tiny = await plain(299, 900).png().toBuffer();
  const refused = await reencodePictures(tiny, posterSizes, { least: leastPosterSide });
  expect(refused).toMatchObject({
    ok: false,
    message: 'This picture has 299 × 900 pixels. Choose one of at least 300 × 300.',
  });
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const glass = await sharp({ create: { width: 40, height: 40, channels: 4, background: clear } })
    .png()
    .toBuffer();
  const result = await reencodePicture(glass, { ...wanted, format: 'jpeg' });
  if (!result.ok) throw new Error(result.message);
  expect([...(await sharp(result.picture.bytes).raw().toBuffer())].slice(0, 3)).toEqual([255, 255, 255]);
});
