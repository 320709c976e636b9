import { markOf } from '../place-mark';
import { toScreen, visibleBox } from '../plan/viewport';
import type { Frame } from './frame';
import { kinds } from './looks';
import type { Palette } from './palette';
import { notForSale } from './scene';
import { type SpriteKind, traceSeat } from './sprites';

/** Seats smaller than this (device pixels) are plain dots. */
const dotsBelow = 2.4;
/** From this radius (CSS pixels) a seat shows its number instead of its level's letter. */
const numbersFrom = 12;
/** How long a seat takes to fade once somebody has it, milliseconds. */
export const fadeTime = 700;

const kindOf = ({ looks }: Frame, seat: number): SpriteKind => kinds[looks[seat] ?? 0] ?? 'free';

/** Draws the seats in sight; true while one is still fading. */
export function drawSeats(frame: Frame): boolean {
  const { scene, view, size, ratio } = frame;
  const radius = seatRadius(frame);
  const seats: number[] = [];
  scene.grid.within(visibleBox(view, size, scene.pitch), (seat) => seats.push(seat));
  if (radius * ratio < dotsBelow) drawDots(frame, seats, radius);
  else stampSeats(frame, seats, radius);
  return frame.marks.fading.size > 0;
}

/** Radius of a seat on screen, CSS pixels. */
export const seatRadius = ({ scene, view }: Pick<Frame, 'scene' | 'view'>) => scene.pitch * view.scale * 0.4;

function drawDots(frame: Frame, seats: number[], radius: number): void {
  const { pen, scene, view, palette, looks } = frame;
  const { x, y } = scene.plan;
  const side = Math.max(radius * 2, 1 / frame.ratio);
  const [left, top] = [view.x - side / 2, view.y - side / 2];
  const colours = [palette.taken, palette.ink, palette.accent, ...palette.levels];
  const byColour: number[][] = colours.map(() => []);
  for (const seat of seats)
    byColour[dotColour(looks[seat] ?? 0, scene.levelOf[seat] ?? 0, palette)]?.push(seat);
  byColour.forEach((list, place) => {
    pen.fillStyle = colours[place] ?? palette.ink;
    for (const seat of list) {
      pen.fillRect((x[seat] ?? 0) * view.scale + left, (y[seat] ?? 0) * view.scale + top, side, side);
    }
  });
}

/** Place among taken, chosen, in the cart, and the levels. */
function dotColour(look: number, level: number, palette: Palette): number {
  const kind = kinds[look];
  if (kind === 'free') return 3 + (level % palette.levels.length);
  return kind === 'chosen' ? 1 : kind === 'mine' ? 2 : 0;
}

function stampSeats(frame: Frame, seats: number[], radius: number): void {
  const { pen, scene, view, ratio, sprites, marks, now } = frame;
  // Stamped on whole device pixels, so that edges stay sharp.
  const stampRadius = Math.round(radius * ratio * 2) / 2;
  const numbers = radius >= numbersFrom;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  const stamp = (seat: number, kind: SpriteKind) => {
    const place = scene.levelOf[seat] ?? 0;
    const letter = numbers ? '' : (scene.levels[place]?.letter ?? '');
    const mark = markOf(scene.plan.accessible[seat] === 1, scene.plan.companionOf.has(seat));
    const sprite = sprites.get({ kind, place: place === notForSale ? 0 : place, letter, mark }, stampRadius);
    const x = ((scene.plan.x[seat] ?? 0) * view.scale + view.x) * ratio;
    const y = ((scene.plan.y[seat] ?? 0) * view.scale + view.y) * ratio;
    pen.drawImage(sprite, Math.round(x - sprite.width / 2), Math.round(y - sprite.height / 2));
  };
  for (const seat of seats) {
    const kind = kindOf(frame, seat);
    stamp(seat, kind);
    const since = marks.fading.get(seat);
    if (kind !== 'taken' || since === undefined) continue;
    pen.globalAlpha = Math.max(0, 1 - (now - since) / fadeTime);
    stamp(seat, 'free');
    pen.globalAlpha = 1;
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (numbers) drawNumbers(frame, seats, radius);
}

function drawNumbers(frame: Frame, seats: number[], radius: number): void {
  const { pen, scene, view, palette } = frame;
  pen.font = `600 ${Math.min(radius * 0.95, 15)}px ${palette.font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = palette.onLevel;
  for (const seat of seats) {
    if (kindOf(frame, seat) !== 'free' || scene.plan.accessible[seat] === 1) continue;
    if (scene.plan.companionOf.has(seat)) continue;
    const { x, y } = toScreen(view, { x: scene.plan.x[seat] ?? 0, y: scene.plan.y[seat] ?? 0 });
    pen.fillText(scene.plan.labels[seat] ?? '', x, y + radius * 0.05, radius * 1.7);
  }
}

/** A ring around one seat: thick for the keyboard's place, thin under the pointer. */
export function drawRing(frame: Frame, seat: number, weight: 'focus' | 'hover'): void {
  const { pen, scene, view, palette } = frame;
  const { x, y } = toScreen(view, { x: scene.plan.x[seat] ?? 0, y: scene.plan.y[seat] ?? 0 });
  const radius = Math.max(seatRadius(frame), 3) + (weight === 'focus' ? 5 : 2.5);
  const level = scene.levelOf[seat] ?? 0;
  pen.save();
  pen.translate(x, y);
  for (const [colour, width] of weight === 'focus'
    ? ([
        [palette.paper, 7],
        [palette.focus, 3.5],
      ] as const)
    : ([[palette.ink, 2]] as const)) {
    pen.beginPath();
    if (weight === 'focus') pen.arc(0, 0, radius, 0, 2 * Math.PI);
    else traceSeat(pen, level === notForSale ? 0 : level, radius);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  }
  pen.restore();
}
