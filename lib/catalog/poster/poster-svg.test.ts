import sharp from 'sharp';
import { expect, test } from 'vitest';
import { posterSvg } from './poster-svg';

const categories = [
  'classical',
  'chamber',
  'contemporary',
  'family',
  'concert',
  'club',
  'festival',
  'comedy',
  'talk',
  'other',
];
const many = categories.flatMap((category) =>
  Array.from({ length: 40 }, (_, at) => ({ category, seed: `event-${at}` })),
);

test('draws the same poster for the same event', () => {
  expect(posterSvg({ seed: 'a', category: 'talk' })).toBe(posterSvg({ seed: 'a', category: 'talk' }));
});

test('draws different posters for different events', () => {
  expect(new Set(many.map((event) => posterSvg(event))).size).toBe(many.length);
});

test('stays under 6 KB, with numbers and colours only', () => {
  for (const event of many) {
    const svg = posterSvg(event);
    expect(svg.length).toBeLessThan(6_000);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<text|<script|href/);
  }
});

test('lets nothing of a hostile slug or category into the picture', () => {
  const svg = posterSvg({ seed: '"><script>alert(1)</script>', category: '<b>' });
  expect(svg).not.toContain('script');
  expect(svg).not.toContain('<b>');
});

test.each(categories)('rasterises a poster of the category %s', async (category) => {
  const svg = posterSvg({ seed: 'one', category, width: 1_200, height: 630 });
  const { width, height } = await sharp(await sharp(Buffer.from(svg)).png().toBuffer()).metadata();
  expect([width, height]).toEqual([1_200, 630]);
});
