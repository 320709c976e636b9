import type { WirePlan } from '@/lib/inventory/plan-codec';
import { toScreen } from '../plan/viewport';
import { seatRadius } from './draw-seats';
import type { Frame } from './frame';

type PlanShape = WirePlan['shapes'][number];

/** Draws what lies under the seats: outlines, stage, standing areas. */
export function drawGround(frame: Frame): void {
  const { pen, size, palette, scene } = frame;
  pen.fillStyle = palette.ground;
  pen.fillRect(0, 0, size.width, size.height);
  for (const shape of scene.plan.shapes) {
    if (shape.kind === 'outline') drawPolygon(frame, shape, palette.sunken, palette.line);
    if (shape.kind === 'stage') drawStage(frame, shape);
    if (shape.kind === 'area') drawArea(frame, shape);
  }
}

function tracePolygon({ pen, view }: Frame, points: [number, number][]): void {
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x * view.scale + view.x, y * view.scale + view.y);
  pen.closePath();
}

function drawPolygon(frame: Frame, { points }: PlanShape, fill: string, stroke: string): void {
  const { pen } = frame;
  tracePolygon(frame, points);
  pen.fillStyle = fill;
  pen.fill();
  pen.strokeStyle = stroke;
  pen.lineWidth = 1;
  pen.stroke();
}

function drawStage(frame: Frame, shape: PlanShape): void {
  drawPolygon(frame, shape, frame.palette.sunken, frame.palette.lineStrong);
  drawLines(frame, shape, [shape.text ?? 'Stage'], frame.palette.inkSoft);
}

function drawArea(frame: Frame, shape: PlanShape): void {
  const { pen, palette, areaTexts, marks } = frame;
  const sold = areaTexts.get(shape.key ?? '');
  const colour = sold ? palette.levels[sold.place % palette.levels.length] : palette.lineStrong;
  tracePolygon(frame, shape.points);
  pen.fillStyle = colour ?? palette.line;
  pen.globalAlpha = sold && marks.dimmed.has(sold.place) ? 0.05 : 0.16;
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = colour ?? palette.lineStrong;
  pen.lineWidth = 1.5;
  pen.stroke();
  drawLines(frame, shape, sold ? sold.lines : [shape.text ?? ''], palette.ink);
}

function centreOf(points: [number, number][]): { x: number; y: number } {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
}

/** Lines of text in the middle of a shape; left out where the shape is too narrow on screen. */
function drawLines(frame: Frame, { points }: PlanShape, lines: readonly string[], colour: string): void {
  const { pen, view, palette } = frame;
  const { x, y } = toScreen(view, centreOf(points));
  const xs = points.map(([at]) => at);
  const room = (Math.max(...xs) - Math.min(...xs)) * view.scale - 8;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = colour;
  pen.font = `600 13px ${palette.font}`;
  lines.forEach((line, at) => {
    if (pen.measureText(line).width <= room) pen.fillText(line, x, y + (at - (lines.length - 1) / 2) * 17);
  });
}

/** Names of zones and their parts over the seats, as long as one sees zones rather than seats. */
export function drawLabels(frame: Frame): void {
  const { pen, scene, view, palette } = frame;
  if (seatRadius(frame) > 9) return;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.lineWidth = 4;
  pen.strokeStyle = palette.ground;
  pen.fillStyle = palette.ink;
  const used: [number, number, number][] = [];
  const write = (text: string, x: number, y: number, room = Infinity) => {
    const half = pen.measureText(text).width / 2 + 4;
    // Names that would cover each other, or more than their part, wait until one has zoomed in.
    if (
      half * 2 > room ||
      used.some(([ux, uy, uhalf]) => Math.abs(ux - x) < uhalf + half && Math.abs(uy - y) < 15)
    )
      return;
    used.push([x, y, half]);
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  };
  pen.font = `650 12px ${palette.font}`;
  for (const { kind, text, points } of scene.plan.shapes) {
    const [at] = points;
    if (kind === 'label' && text && at) write(text, at[0] * view.scale + view.x, at[1] * view.scale + view.y);
  }
  pen.font = `600 11px ${palette.font}`;
  for (const { text, x, y, width, height } of scene.sectionNames) {
    if (height * view.scale > 40)
      write(text, x * view.scale + view.x, y * view.scale + view.y, width * view.scale);
  }
}

/** Letters at both ends of every row in sight, once seats are large enough to be told apart. */
export function drawRowLabels(frame: Frame): void {
  const { pen, scene, view, size, palette } = frame;
  const radius = seatRadius(frame);
  if (radius < 4.5) return;
  pen.font = `500 ${Math.min(11, radius * 1.5)}px ${palette.font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = palette.inkSoft;
  const { x, y } = scene.plan;
  for (const { seats, label } of scene.plan.rows) {
    for (const [end, beside] of [
      [seats[0], seats[1]],
      [seats.at(-1), seats.at(-2)],
    ]) {
      if (end === undefined) continue;
      const [ex, ey] = [x[end] ?? 0, y[end] ?? 0];
      const [dx, dy] = beside === undefined ? [-1, 0] : [ex - (x[beside] ?? 0), ey - (y[beside] ?? 0)];
      const reach = scene.pitch / Math.max(Math.hypot(dx, dy), 1);
      const at = toScreen(view, { x: ex + dx * reach, y: ey + dy * reach });
      if (at.x < 0 || at.y < 0 || at.x > size.width || at.y > size.height) continue;
      pen.fillText(label, at.x, at.y);
    }
  }
}
