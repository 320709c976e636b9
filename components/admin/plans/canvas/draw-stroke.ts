import { type Point, toScreen } from '@/components/seats/plan/viewport';
import type { Drawing } from './draw-scene';
import type { Stroke } from './strokes';
import type { CanvasHost } from './tools';
import { drawsArea } from './tools';

/** Draws what is being done over the plan: lasso, guides, what would be placed, what was painted. */
export function drawStroke(drawing: Drawing, stroke: Stroke, host: CanvasHost): void {
  const { pen, view, size, paint, scene, ratio } = drawing;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.strokeStyle = paint.palette.focus;
  pen.lineWidth = 1.5;
  if (stroke.kind === 'lasso') {
    pen.beginPath();
    for (const point of stroke.points) {
      const at = toScreen(view, point);
      pen.lineTo(at.x, at.y);
    }
    pen.closePath();
    pen.fillStyle = paint.palette.focus;
    pen.globalAlpha = 0.12;
    pen.fill();
    pen.globalAlpha = 1;
    pen.stroke();
  }
  if (stroke.kind === 'move') {
    pen.setLineDash([5, 4]);
    pen.beginPath();
    for (const guide of stroke.guides) {
      const at = toScreen(view, { x: guide.x ?? 0, y: guide.y ?? 0 });
      if (guide.x !== undefined) {
        pen.moveTo(at.x, 0);
        pen.lineTo(at.x, size.height);
      } else {
        pen.moveTo(0, at.y);
        pen.lineTo(size.width, at.y);
      }
    }
    pen.stroke();
    pen.setLineDash([]);
  }
  if (stroke.kind === 'paint') {
    pen.fillStyle = host.brush();
    for (const seat of stroke.seats) {
      const at = toScreen(view, { x: scene.x[seat] ?? 0, y: scene.y[seat] ?? 0 });
      dot(drawing, at);
      pen.fill();
    }
  }
  if (stroke.kind === 'place') drawGhost(drawing, host, stroke.from, stroke.to);
}

/** Shows what the tool would place between two points. */
export function drawGhost(drawing: Drawing, host: CanvasHost, from: Point, to: Point): void {
  const { pen, view, paint } = drawing;
  pen.strokeStyle = paint.palette.focus;
  pen.lineWidth = 1.5;
  if (drawsArea(host.tool())) {
    const [a, b] = [toScreen(view, from), toScreen(view, to)];
    pen.strokeRect(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.abs(a.x - b.x), Math.abs(a.y - b.y));
    return;
  }
  for (const seat of host.ghost(from, to)) {
    dot(drawing, toScreen(view, seat));
    pen.stroke();
  }
}

function dot({ pen, view }: Drawing, at: Point): void {
  pen.beginPath();
  pen.arc(at.x, at.y, Math.max(10 * view.scale, 1), 0, 2 * Math.PI);
}
