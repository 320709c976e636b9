import sharp from 'sharp';
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

type Wanted = {
  /** Pixels; a larger picture is made smaller, a smaller one stays. */
  maxWidth: number;
  maxHeight: number;
  format: Kind;
};

type Reencoded = Success<{ picture: Picture }> | Failure<'NOT_A_PICTURE' | 'TOO_LARGE'>;

/** Bytes that somebody may send. */
export const mostUploadBytes = 5 * 1024 * 1024;

/** Decoded, this is some 160 MB. */
const mostPixels = 40_000_000;

// A core for some tenths of a second each, and much memory: one at a time.
const gate = createGate({ width: 1, queue: 8, patience: 10_000 });

/**
 * Decodes a picture from outside (JPEG, PNG, WebP, nothing else) and writes it anew, turned upright and without whatever
 * else the file carried (place, camera, a second file behind it). What is stored and served is only ever the result.
 * Throws OverloadedError when too many are waiting.
 */
export async function reencodePicture(bytes: Buffer, wanted: Wanted): Promise<Reencoded> {
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
    try {
      const { data, info } = await read(bytes)
        .autoOrient()
        .resize(wanted.maxWidth, wanted.maxHeight, { fit: 'inside', withoutEnlargement: true })
        .toFormat(wanted.format, wanted.format === 'png' ? { compressionLevel: 9 } : { quality: 82 })
        .timeout({ seconds: 20 })
        .toBuffer({ resolveWithObject: true });
      const contentType = `image/${wanted.format}` as const;
      return { ok: true, picture: { bytes: data, contentType, width: info.width, height: info.height } };
    } catch {
      return unreadable();
    }
  });
}

const unreadable = () =>
  fail('NOT_A_PICTURE', 'This picture cannot be read; the file is damaged. Save it anew and try again.');

/** Only the first frame; stops at damage instead of painting it grey. The size is judged by us, from the header. */
const read = (bytes: Buffer) => sharp(bytes, { failOn: 'error', limitInputPixels: false, pages: 1 });
