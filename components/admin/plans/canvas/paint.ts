import { readPalette } from '@/components/seats/map/palette';
import type { PlanCategory } from '@/lib/inventory/plan-document/document';

export type SeatLook = { place: number; accessible: number; selected: boolean };

/** The colours of the page and of the plan's categories, with seats drawn once per look and size. */
export type Paint = ReturnType<typeof createPaint>;

/** Turns any CSS colour into its hexadecimal form; what is none becomes grey. */
function hexOf(pen: CanvasRenderingContext2D, color: string): string {
  pen.fillStyle = '#888888';
  pen.fillStyle = color;
  return /^#[0-9a-f]{6}$/.test(pen.fillStyle) ? pen.fillStyle : '#888888';
}

/** Black or white, whichever can be read better on a colour. */
function inkOn(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const luminance = 0.2126 * (red ?? 0) ** 2.2 + 0.7152 * (green ?? 0) ** 2.2 + 0.0722 * (blue ?? 0) ** 2.2;
  return luminance > 0.36 ? '#101010' : '#ffffff';
}

export function createPaint(element: Element, categories: PlanCategory[]) {
  const danger = getComputedStyle(element).getPropertyValue('--danger').trim();
  const palette = { ...readPalette(element), danger };
  const scratch = document.createElement('canvas').getContext('2d');
  const fills = categories.map(({ color }) => (scratch ? hexOf(scratch, color) : color));
  const fill = (place: number) => fills[place] ?? palette.paper;
  const ink = (place: number) => (fills[place] === undefined ? palette.ink : inkOn(fills[place]));
  const made = new Map<number, HTMLCanvasElement>();
  return {
    palette,
    fill,
    ink,
    /** A seat of this radius, device pixels. */
    sprite(place: number, accessible: number, selected: number, radius: number): HTMLCanvasElement {
      const key = ((radius * 8) << 12) | (place << 3) | (accessible << 1) | selected;
      let sprite = made.get(key);
      if (!sprite) {
        if (made.size > 400) made.clear();
        sprite = stamp({ place, accessible, selected: selected === 1 }, radius);
        made.set(key, sprite);
      }
      return sprite;
    },
  };

  function stamp({ place, accessible, selected }: SeatLook, radius: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    const side = Math.ceil(radius * 2.8 + 4) | 1;
    canvas.width = side;
    canvas.height = side;
    const pen = canvas.getContext('2d');
    if (!pen) return canvas;
    pen.translate(side / 2, side / 2);
    pen.beginPath();
    if (accessible === 1) pen.roundRect(-radius, -radius, 2 * radius, 2 * radius, radius * 0.3);
    else pen.arc(0, 0, radius, 0, 2 * Math.PI);
    pen.fillStyle = fill(place);
    pen.fill();
    if (accessible === 2) markCompanion(pen, radius, place < fills.length ? ink(place) : palette.ink);
    // A seat without a category is hollow.
    pen.lineWidth = Math.max(1, radius * (selected ? 0.34 : 0.1));
    pen.strokeStyle = selected ? palette.focus : place < fills.length ? ink(place) : palette.danger;
    pen.globalAlpha = selected || place >= fills.length ? 1 : 0.35;
    pen.stroke();
    return canvas;
  }
}

/** A companion place has a second ring inside. */
function markCompanion(pen: CanvasRenderingContext2D, radius: number, colour: string): void {
  pen.save();
  pen.beginPath();
  pen.arc(0, 0, radius * 0.68, 0, 2 * Math.PI);
  pen.lineWidth = Math.max(1, radius * 0.14);
  pen.strokeStyle = colour;
  pen.stroke();
  pen.restore();
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
}
