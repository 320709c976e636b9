import sharp, { type Sharp } from 'sharp';
import { createGate } from '@/lib/gate';
import { type Failure, fail, type Success } from '@/lib/result';

/** What is accepted, by its first bytes; a name or a stated type proves nothing. */
const kinds = {
  jpeg: (bytes: Buffer) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  png: (bytes: Buffer) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  webp: (bytes: Buffer) =>
    bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
} as const;

type Kind = keyof typeof kinds;

export type Picture = { bytes: Buffer; contentType: `image/${Kind}`; width: number; height: number };

export type Wanted = {
  /** Pixels; a larger picture is made smaller, a smaller one stays. */
  maxWidth: number;
  maxHeight: number;
  format: Kind;
  /**
   * `inside` (so it is when nothing is said) keeps all of the picture and its shape. `cover` fills exactly this size and cuts
   * off what stands over; `backdrop` fills it with all of the picture on a blurred one.
   */
  fill?: 'inside' | 'cover' | 'backdrop';
};

type Refused = Failure<'NOT_A_PICTURE' | 'TOO_LARGE' | 'TOO_SMALL'>;

/** Bytes that somebody may send. */
export const mostUploadBytes = 5 * 1024 * 1024;

/** Decoded, this is some 160 MB. */
const mostPixels = 40_000_000;

// A core for some tenths of a second each, and much memory: one at a time.
const gate = createGate({ width: 1, queue: 8, patience: 10_000 });

/** Pixels of either side that anything is made from: more than any size that is wanted. */
const workingSide = 1_800;

/**
 * Decodes a picture from outside (JPEG, PNG, WebP, nothing else) and writes it anew, turned upright and without whatever
 * else the file carried (place, camera, a second file behind it). What is stored and served is only ever the result.
 * Throws OverloadedError when too many are waiting.
 */
export async function reencodePicture(
  bytes: Buffer,
  wanted: Wanted,
): Promise<Success<{ picture: Picture }> | Refused> {
  const result = await reencodePictures(bytes, { picture: wanted });
  return result.ok ? { ok: true, picture: result.pictures.picture } : result;
}

/** The same in several sizes, decoded once. A picture of which a side has fewer than `least` pixels is refused. */
export async function reencodePictures<Name extends string>(
  bytes: Buffer,
  wanted: Record<Name, Wanted>,
  { least = 1 } = {},
): Promise<Success<{ pictures: Record<Name, Picture> }> | Refused> {
  if (bytes.length > mostUploadBytes) {
    return fail('TOO_LARGE', 'This file is larger than 5 MB. Choose a smaller picture.');
  }
  const kind = (Object.keys(kinds) as Kind[]).find((name) => kinds[name](bytes));
  if (!kind) return fail('NOT_A_PICTURE', 'Choose a JPEG, PNG or WebP picture.');
  return gate(async () => {
    const { width, height, format } = await read(bytes)
      .metadata()
      .catch(() => ({ width: 0, height: 0, format: undefined }));
    if (format !== kind || !width || !height) return unreadable();
    if (width * height > mostPixels) {
      return fail('TOO_LARGE', 'This picture has more than 40 million pixels. Make it smaller.');
    }
    if (Math.min(width, height) < least) {
      return fail(
        'TOO_SMALL',
        `This picture has ${width} × ${height} pixels. Choose one of at least ${least} × ${least}.`,
      );
    }
    try {
      const { data, info } = await read(bytes)
        .autoOrient()
        .toColourspace('srgb')
        .resize(workingSide, workingSide, { fit: 'inside', withoutEnlargement: true })
        .timeout({ seconds: 20 })
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { width, height, channels } = info;
      const open = () => sharp(data, { raw: { width, height, channels } });
      const pictures: Partial<Record<Name, Picture>> = {};
      for (const name of Object.keys(wanted) as Name[]) pictures[name] = await write(open, wanted[name]);
      // Safe because each name has just been written.
      return { ok: true, pictures: pictures as Record<Name, Picture> };
    } catch {
      return unreadable();
    }
  });
}

async function write(open: () => Sharp, { maxWidth, maxHeight, format, fill = 'inside' }: Wanted) {
  const resized =
    fill === 'backdrop'
      ? await onBackdrop(open, maxWidth, maxHeight)
      : open().resize(maxWidth, maxHeight, { fit: fill, withoutEnlargement: fill === 'inside' });
  // JPEG knows no transparency; without paper it would be black.
  const shown = format === 'jpeg' ? resized.flatten({ background: '#fff' }) : resized;
  const { data, info } = await shown
    .toFormat(format, format === 'png' ? { compressionLevel: 9 } : { quality: 82 })
    .timeout({ seconds: 20 })
    .toBuffer({ resolveWithObject: true });
  const contentType = `image/${format}` as const;
  return { bytes: data, contentType, width: info.width, height: info.height };
}

async function onBackdrop(open: () => Sharp, width: number, height: number): Promise<Sharp> {
  const paper = { background: '#fff' };
  const front = await open().flatten(paper).resize(width, height, { fit: 'inside' }).png().toBuffer();
  return open()
    .flatten(paper)
    .resize(width, height, { fit: 'cover' })
    .blur(32)
    .modulate({ brightness: 0.7 })
    .composite([{ input: front }]);
}

const unreadable = () =>
  fail('NOT_A_PICTURE', 'This picture cannot be read; the file is damaged. Save it anew and try again.');

/** Only the first frame; stops at damage instead of painting it grey. The size is judged by us, from the header. */
const read = (bytes: Buffer) => sharp(bytes, { failOn: 'error', limitInputPixels: false, pages: 1 });
