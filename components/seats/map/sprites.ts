import { cornersOf, shapeOf } from '../level-marks';
import type { PlaceMarkKind } from '../place-mark';
import type { Palette } from './palette';

export type SpriteKind = 'free' | 'dimmed' | 'taken' | 'chosen' | 'mine';
type SpriteOf = { kind: SpriteKind; place: number; letter: string; mark?: PlaceMarkKind };

export type Sprites = { get(of: SpriteOf, radius: number): HTMLCanvasElement };

/** Below this radius (device pixels) a letter would be a smudge. */
const letterFrom = 11;
const iconFrom = 6;

/** Seats are stamped from small pictures, each drawn once per look and size: thousands of stamps fit in a frame. */
export function createSprites(palette: Palette): Sprites {
  const made = new Map<string, HTMLCanvasElement>();
  return {
    get(of, radius) {
      const key = `${of.kind} ${of.place} ${of.mark} ${of.letter} ${radius}`;
      let sprite = made.get(key);
      if (!sprite) {
        // Zooming passes through many sizes; old ones are let go.
        if (made.size > 600) made.clear();
        sprite = paint(of, radius, palette);
        made.set(key, sprite);
      }
      return sprite;
    },
  };
}

function paint(of: SpriteOf, radius: number, palette: Palette): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const side = Math.ceil(radius * 3) | 1;
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  pen.translate(side / 2, side / 2);
  const { kind } = of;
  const size = kind === 'taken' ? radius * 0.62 : kind === 'chosen' ? radius * 1.12 : radius;
  pen.beginPath();
  traceSeat(pen, of.place, size);
  pen.fillStyle = fillOf(of, palette);
  if (kind === 'dimmed') pen.globalAlpha = 0.22;
  pen.fill();
  pen.globalAlpha = 1;
  if (kind === 'chosen' || kind === 'mine')
    paintCheck(pen, size, kind === 'mine' ? palette.onAccent : palette.paper);
  else if (kind === 'free' && of.mark === 'wheelchair' && radius >= iconFrom)
    paintWheelchair(pen, size, palette.onLevel);
  else if ((kind === 'free' || kind === 'dimmed') && of.mark === 'companion' && radius >= iconFrom)
    paintPerson(pen, size, kind === 'free' ? palette.onLevel : palette.inkSoft);
  else if (kind === 'free' && of.letter && radius >= letterFrom) paintText(pen, of.letter, size, palette);
  return canvas;
}

function fillOf({ kind, place }: SpriteOf, palette: Palette): string {
  if (kind === 'taken') return palette.taken;
  if (kind === 'chosen') return palette.ink;
  if (kind === 'mine') return palette.accent;
  return palette.levels[place % palette.levels.length] ?? palette.ink;
}

/** Adds the outline of a seat of this level around the pen's origin. */
export function traceSeat(pen: CanvasRenderingContext2D, place: number, size: number): void {
  const shape = shapeOf(place);
  const corners = cornersOf(shape);
  if (shape === 'tile') pen.roundRect(-size * 0.9, -size * 0.9, size * 1.8, size * 1.8, size * 0.24);
  else if (!corners) pen.arc(0, 0, size, 0, 2 * Math.PI);
  else {
    for (const [x, y] of corners) pen.lineTo(x * size, y * size);
    pen.closePath();
  }
}

function paintCheck(pen: CanvasRenderingContext2D, size: number, colour: string): void {
  pen.beginPath();
  pen.moveTo(-size * 0.45, size * 0.02);
  pen.lineTo(-size * 0.12, size * 0.36);
  pen.lineTo(size * 0.48, -size * 0.36);
  pen.strokeStyle = colour;
  pen.lineWidth = Math.max(1.2, size * 0.24);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  pen.stroke();
}

/** A person in a wheelchair, in five strokes. */
function paintWheelchair(pen: CanvasRenderingContext2D, size: number, colour: string): void {
  pen.fillStyle = colour;
  pen.strokeStyle = colour;
  pen.lineWidth = Math.max(1, size * 0.15);
  pen.beginPath();
  pen.arc(-size * 0.12, -size * 0.56, size * 0.14, 0, 2 * Math.PI);
  pen.fill();
  pen.beginPath();
  pen.moveTo(-size * 0.12, -size * 0.34);
  pen.lineTo(-size * 0.08, size * 0.12);
  pen.lineTo(size * 0.3, size * 0.12);
  pen.lineTo(size * 0.46, size * 0.52);
  pen.moveTo(-size * 0.1, -size * 0.12);
  pen.lineTo(size * 0.24, -size * 0.12);
  pen.stroke();
  pen.beginPath();
  pen.arc(-size * 0.08, size * 0.24, size * 0.36, Math.PI * 1.2, Math.PI * 0.25, true);
  pen.stroke();
}

/** Somebody who comes along: head and shoulders. */
function paintPerson(pen: CanvasRenderingContext2D, size: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(0, -size * 0.3, size * 0.24, 0, 2 * Math.PI);
  pen.fill();
  pen.beginPath();
  pen.arc(0, size * 0.52, size * 0.46, Math.PI, 0);
  pen.fill();
}

function paintText(pen: CanvasRenderingContext2D, text: string, size: number, palette: Palette): void {
  pen.fillStyle = palette.onLevel;
  pen.font = `600 ${size * 1.12}px ${palette.font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(text, 0, size * 0.06);
}
