import type { Canvas, Composition } from './canvas';
import { rect } from './canvas';
import { chance } from './chance';
import { hall, keys, pipes, staves, strings, tiers } from './halls';
import { palettes } from './palettes';
import { blocks, hills, pennants } from './shapes';
import { answer, beams, dots, moire, pendulum, spotlight, voices, waves } from './sounds';

/** What a kind of event looks like; a category that is not listed takes from all. */
const byCategory: Record<string, readonly Composition[]> = {
  classical: [hall, tiers, pipes, staves, strings, keys, waves, pendulum, voices],
  chamber: [voices, strings, staves, keys, pendulum, answer],
  contemporary: [moire, dots, waves, blocks, pendulum],
  family: [blocks, tiers, hills, pennants],
  concert: [beams, waves, dots, strings],
  club: [dots, moire, beams],
  festival: [hills, pennants, beams],
  comedy: [spotlight],
  talk: [answer, moire, voices],
};
const all = [...new Set(Object.values(byCategory).flat())];

export type PosterInput = {
  /** What tells the event from others and stays: its slug. */
  seed: string;
  /** The category's slug. */
  category: string;
  width?: number;
  height?: number;
};

/**
 * Draws an event's poster as SVG: always the same one for the same event, without any text, under 6 KB. Nothing that a
 * person typed gets into the picture.
 */
export function posterSvg({ seed, category, width = 600, height = 800 }: PosterInput): string {
  const random = chance(`${seed}/${category}`);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const palette = pick(palettes);
  const between = (low: number, high: number) => low + random() * (high - low);
  const canvas: Canvas = {
    width,
    height,
    palette,
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    pick,
  };
  const composition = pick(byCategory[category] ?? all);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `${rect(0, 0, width, height, `fill="${palette.ground}"`)}${composition(canvas)}</svg>`
  );
}
