import 'server-only';
import sharp from 'sharp';
import { createGate } from '@/lib/gate';
import { type PosterInput, posterSvg } from './poster-svg';

/** What Open Graph asks for, pixels. */
const size = { width: 1_200, height: 630 };

// Rasterising takes a core for some tens of milliseconds: two at once, and what was drawn lately is kept.
const gate = createGate({ width: 2, queue: 40, patience: 4_000 });
const lately = new Map<string, Buffer>();
const most = 60;

/** The poster as PNG for link previews. Throws OverloadedError when too many are waiting to be drawn. */
export async function posterPng(input: Pick<PosterInput, 'seed' | 'category'>): Promise<Buffer> {
  const key = `${input.seed}/${input.category}`;
  const known = lately.get(key);
  if (known) return known;
  const svg = Buffer.from(posterSvg({ ...input, ...size }));
  const png = await gate(() => sharp(svg).png({ palette: true, quality: 90 }).toBuffer());
  if (lately.size >= most) lately.delete(lately.keys().next().value ?? '');
  lately.set(key, png);
  return png;
}
