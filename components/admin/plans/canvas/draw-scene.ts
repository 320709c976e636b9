import { type Size, toScreen, type View, visibleBox } from '@/components/seats/plan/viewport';
import type { Selection } from '@/lib/inventory/plan-document/edit-items';
import type { EditScene } from './edit-scene';
import type { Paint } from './paint';
import { gridStep } from './snap';

export type Drawing = {
  pen: CanvasRenderingContext2D;
  scene: EditScene;
  selection: Selection;
  /** One byte a seat, see selectedSeats. */
  selected: Uint8Array;
  paint: Paint;
  view: View;
  size: Size;
  /** Device pixels per CSS pixel. */
  ratio: number;
};

/** What of the plan goes on this layer: all, what stays while the selection is dragged, or what is dragged. */
export type Part = 'all' | 'still' | 'moving';

/** Smaller seats (device pixels) are plain dots. */
const dotsBelow = 3.5;
/** From this radius (CSS pixels) seats show their numbers. */
const numbersFrom = 8;

const isOn = (part: Part, isSelected: boolean) => part === 'all' || (part === 'moving') === isSelected;

/** Draws one layer of the plan; the ground belongs to the layer of what stays. */
export function drawScene(drawing: Drawing, part: Part, showGrid: boolean): void {
  const { pen, size, ratio } = drawing;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (part === 'moving') pen.clearRect(0, 0, size.width, size.height);
  else drawGround(drawing, showGrid);
  drawAreas(drawing, part);
  drawSeats(drawing, part);
  drawRowNames(drawing, part);
}

function drawGround({ pen, size, view, paint, scene }: Drawing, showGrid: boolean): void {
  const { palette } = paint;
  pen.fillStyle = palette.ground;
  pen.fillRect(0, 0, size.width, size.height);
  const step = [gridStep, gridStep * 5, gridStep * 20].find((each) => each * view.scale >= 12);
  if (showGrid && step) {
    pen.strokeStyle = palette.line;
    pen.globalAlpha = 0.5;
    pen.lineWidth = 1;
    pen.beginPath();
    const every = step * view.scale;
    for (let x = view.x % every; x < size.width; x += every) {
      pen.moveTo(Math.round(x) + 0.5, 0);
      pen.lineTo(Math.round(x) + 0.5, size.height);
    }
    for (let y = view.y % every; y < size.height; y += every) {
      pen.moveTo(0, Math.round(y) + 0.5);
      pen.lineTo(size.width, Math.round(y) + 0.5);
    }
    pen.stroke();
    pen.globalAlpha = 1;
  }
  if (scene.count + scene.areas.length > 0) return;
  pen.fillStyle = palette.inkSoft;
  pen.font = `500 16px ${palette.font}`;
  pen.textAlign = 'center';
  pen.fillText('Choose “Rows” to add the first seats', size.width / 2, size.height / 2);
}

function drawAreas({ pen, scene, selection, view, paint }: Drawing, part: Part): void {
  const { palette } = paint;
  for (const { area, outline } of scene.areas) {
    const isSelected = selection.areas.has(area.id);
    if (!isOn(part, isSelected)) continue;
    const isText = area.shape.type === 'text';
    if (!isText) {
      pen.beginPath();
      for (const { x, y } of outline) pen.lineTo(x * view.scale + view.x, y * view.scale + view.y);
      pen.closePath();
      pen.fillStyle = area.kind === 'standing' ? palette.accent : palette.sunken;
      pen.globalAlpha = area.kind === 'standing' ? 0.14 : 1;
      pen.fill();
      pen.globalAlpha = 1;
    }
    pen.strokeStyle = isSelected
      ? palette.focus
      : area.kind === 'standing'
        ? palette.accent
        : palette.lineStrong;
    pen.lineWidth = isSelected ? 3 : 1.25;
    if (!isText) pen.stroke();
    const text = area.text ?? (area.kind === 'stage' ? { text: 'Stage', x: 0, y: 0 } : null);
    const size = (area.text?.size ?? 16) * view.scale;
    if (!text || size < 5) continue;
    const at = toScreen(view, { x: area.x + text.x, y: area.y + text.y });
    pen.font = `${area.kind === 'label' ? 600 : 500} ${Math.min(size, 60)}px ${palette.font}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillStyle = palette.ink;
    pen.fillText(text.text, at.x, at.y);
    if (isText && isSelected) {
      const half = pen.measureText(text.text).width / 2 + 4;
      pen.strokeRect(at.x - half, at.y - size * 0.7, half * 2, size * 1.4);
    }
  }
}

function drawSeats(drawing: Drawing, part: Part): void {
  const { pen, scene, view, size, ratio, paint, selected } = drawing;
  const { x, y, radius, category, accessible } = scene;
  const seats: number[] = [];
  scene.grid.within(visibleBox(view, size, 40), (seat) => {
    if (isOn(part, selected[seat] === 1)) seats.push(seat);
  });
  const usual = 10 * view.scale;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  if (usual * ratio < dotsBelow) drawDots(drawing, seats, Math.max(usual * ratio * 2, 1));
  else {
    for (const seat of seats) {
      const drawn = Math.round((radius[seat] ?? 10) * view.scale * ratio * 2) / 2;
      const sprite = paint.sprite(category[seat] ?? 0, accessible[seat] ?? 0, selected[seat] ?? 0, drawn);
      const left = ((x[seat] ?? 0) * view.scale + view.x) * ratio - sprite.width / 2;
      const top = ((y[seat] ?? 0) * view.scale + view.y) * ratio - sprite.height / 2;
      pen.drawImage(sprite, Math.round(left), Math.round(top));
    }
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (usual < numbersFrom) return;
  pen.font = `600 ${Math.min(usual * 0.95, 15)}px ${paint.palette.font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const seat of seats) {
    pen.fillStyle = paint.ink(category[seat] ?? 0);
    const at = toScreen(view, { x: x[seat] ?? 0, y: y[seat] ?? 0 });
    pen.fillText(scene.numbers[seat] ?? '', at.x, at.y + usual * 0.05, usual * 1.7);
  }
}

/** Far away every seat is a square; all of one colour in a go. */
function drawDots(
  { pen, scene, view, ratio, paint, selected }: Drawing,
  seats: number[],
  side: number,
): void {
  const byColour = new Map<string, number[]>();
  for (const seat of seats) {
    const colour =
      selected[seat] === 1
        ? paint.palette.focus
        : scene.category[seat] === 255
          ? paint.palette.danger
          : paint.fill(scene.category[seat] ?? 0);
    const same = byColour.get(colour);
    if (same) same.push(seat);
    else byColour.set(colour, [seat]);
  }
  for (const [colour, list] of byColour) {
    pen.fillStyle = colour;
    for (const seat of list) {
      const left = ((scene.x[seat] ?? 0) * view.scale + view.x) * ratio - side / 2;
      const top = ((scene.y[seat] ?? 0) * view.scale + view.y) * ratio - side / 2;
      pen.fillRect(left, top, side, side);
    }
  }
}

/** What a row is called, before its first and after its last seat. */
function drawRowNames({ pen, scene, view, size, paint, selected }: Drawing, part: Part): void {
  const radius = 10 * view.scale;
  if (radius < 4.5) return;
  pen.font = `600 ${Math.min(12, radius * 1.4)}px ${paint.palette.font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = paint.palette.inkSoft;
  for (const { row, first, end } of scene.rows) {
    if (row.showNumber === null || first === end || !isOn(part, selected[first] === 1)) continue;
    const ends = [
      ...(row.showNumber === 'end' ? [] : [[first, Math.min(first + 1, end - 1)]]),
      ...(row.showNumber === 'start' ? [] : [[end - 1, Math.max(end - 2, first)]]),
    ];
    for (const [last = 0, beside = 0] of ends) {
      const [dx, dy] =
        last === beside
          ? [-1, 0]
          : [(scene.x[last] ?? 0) - (scene.x[beside] ?? 0), (scene.y[last] ?? 0) - (scene.y[beside] ?? 0)];
      const reach = 24 / Math.max(Math.hypot(dx, dy), 1);
      const at = toScreen(view, {
        x: (scene.x[last] ?? 0) + dx * reach,
        y: (scene.y[last] ?? 0) + dy * reach,
      });
      if (at.x < 0 || at.y < 0 || at.x > size.width || at.y > size.height) continue;
      pen.fillText(row.number, at.x, at.y);
    }
  }
}
