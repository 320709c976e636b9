import type { Palette } from './palettes';

/** What a composition draws on: its size, its colours, and chance that is the same for the same event. */
export type Canvas = {
  width: number;
  height: number;
  palette: Palette;
  /** A number from `low` to `high`. */
  between: (low: number, high: number) => number;
  /** A whole number from `low` to `high`, both included. */
  whole: (low: number, high: number) => number;
  pick: <T>(from: readonly T[]) => T;
};

/** Draws on a canvas; returns SVG elements. Only numbers and colours of ours get in, no text from outside. */
export type Composition = (canvas: Canvas) => string;

const tau = Math.PI * 2;
const round = (value: number) => String(Math.round(value * 10) / 10);

/** Numbers for an attribute, at most one decimal. */
export const n = (...values: number[]) => values.map(round).join(' ');

export const circle = (x: number, y: number, r: number, paint: string) =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" ${paint}/>`;

export const rect = (x: number, y: number, width: number, height: number, paint: string) =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" ${paint}/>`;

export const path = (d: string, paint: string) => `<path d="${d}" ${paint}/>`;

export const fill = (colour: string, opacity = 1) =>
  opacity === 1 ? `fill="${colour}"` : `fill="${colour}" fill-opacity="${round(opacity)}"`;

export const stroke = (colour: string, width: number, more = '') =>
  `fill="none" stroke="${colour}" stroke-width="${round(width)}"${more ? ` ${more}` : ''}`;

/** A slice of a disc between two angles (clockwise from three o'clock). */
export function wedge(x: number, y: number, r: number, from: number, to: number): string {
  const at = (angle: number) => n(x + r * Math.cos(angle), y + r * Math.sin(angle));
  return `M${n(x, y)}L${at(from)}A${n(r, r)} 0 ${to - from > Math.PI ? 1 : 0} 1 ${at(to)}Z`;
}

/** A line through points, straight from one to the next. */
export const line = (points: readonly [number, number][]) => `M${points.map(([x, y]) => n(x, y)).join('L')}`;

/** A wave from left to right as smooth curves; `height` gives the y at a share 0…1 of the width. */
export function wave(width: number, steps: number, height: (share: number) => number): string {
  const step = width / steps;
  let d = `M${n(0, height(0))}`;
  for (let at = 1; at <= steps; at++) {
    const [x0, x1] = [(at - 1) * step, at * step];
    const slope = (share: number) => (height(share + 0.001) - height(share - 0.001)) / (0.002 * width);
    const c0 = height((at - 1) / steps) + (slope((at - 1) / steps) * step) / 3;
    const c1 = height(at / steps) - (slope(at / steps) * step) / 3;
    d += `C${n(x0 + step / 3, c0, x1 - step / 3, c1, x1, height(at / steps))}`;
  }
  return d;
}

export const turn = (share: number) => share * tau;
