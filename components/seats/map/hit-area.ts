import type { Point } from '../plan/viewport';
import type { Scene } from './scene';

/** The key of the standing area at this place of the plan, or null. */
export function areaAt({ plan }: Pick<Scene, 'plan'>, at: Point): string | null {
  const area = plan.shapes.find(({ kind, key, points }) => kind === 'area' && key && contains(points, at));
  return area?.key ?? null;
}

/** Whether a polygon contains a point: an odd number of its edges lies to the right. */
export function contains(points: [number, number][], at: Point): boolean {
  let inside = false;
  points.forEach(([x, y], place) => {
    const [px, py] = points[(place || points.length) - 1] ?? [0, 0];
    if (y > at.y !== py > at.y && at.x < ((px - x) * (at.y - y)) / (py - y) + x) inside = !inside;
  });
  return inside;
}
