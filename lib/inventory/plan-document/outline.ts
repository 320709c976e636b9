import type { PlanArea, Position } from './document';

const corners = 32;

/** The outline of an area as a closed polygon in whole units; one point for a text. */
export function outlineOf(area: PlanArea): Position[] {
  const turn = (area.rotation * Math.PI) / 180;
  return localOutline(area).map(({ x, y }) => ({
    x: Math.round(area.x + x * Math.cos(turn) - y * Math.sin(turn)) + 0,
    y: Math.round(area.y + x * Math.sin(turn) + y * Math.cos(turn)) + 0,
  }));
}

function localOutline({ shape, text }: PlanArea): Position[] {
  switch (shape.type) {
    case 'rectangle':
      return [
        { x: 0, y: 0 },
        { x: shape.width, y: 0 },
        { x: shape.width, y: shape.height },
        { x: 0, y: shape.height },
      ];
    case 'circle':
      return ellipse(shape.radius, shape.radius);
    case 'ellipse':
      return ellipse(shape.radiusX, shape.radiusY);
    case 'polygon':
      return shape.points;
    case 'text':
      return [{ x: text?.x ?? 0, y: text?.y ?? 0 }];
  }
}

const ellipse = (radiusX: number, radiusY: number): Position[] =>
  Array.from({ length: corners }, (_, at) => ({
    x: Math.cos((at * 2 * Math.PI) / corners) * radiusX,
    y: Math.sin((at * 2 * Math.PI) / corners) * radiusY,
  }));

export type Extent = { left: number; top: number; right: number; bottom: number };

/** The box around points; null when there are none. */
export function extentOf(points: Iterable<Position>): Extent | null {
  let extent: Extent | null = null;
  for (const { x, y } of points) {
    extent ??= { left: x, top: y, right: x, bottom: y };
    extent.left = Math.min(extent.left, x);
    extent.right = Math.max(extent.right, x);
    extent.top = Math.min(extent.top, y);
    extent.bottom = Math.max(extent.bottom, y);
  }
  return extent;
}
