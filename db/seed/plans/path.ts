import type { Point } from './drawing';

/** A way along which boxes or rows stand, with its length; `at` gives a point and the direction away from the stage. */
type Path = { length: number; at: (distance: number) => Point & { normal: Point } };

/** Makes a path of many short straight pieces; the normal points to the left of the direction of travel. */
export function pathOf(points: readonly Point[]): Path {
  const lengths = [0];
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1] as Point, points[at] as Point];
    lengths.push((lengths.at(-1) ?? 0) + Math.hypot(b.x - a.x, b.y - a.y));
  }
  const length = lengths.at(-1) ?? 0;
  return {
    length,
    at: (distance) => {
      const wanted = Math.min(Math.max(distance, 0), length);
      const found = lengths.findIndex((end, index) => index > 0 && end >= wanted);
      const index = found < 1 ? points.length - 1 : found;
      const [a, b] = [points[index - 1] as Point, points[index] as Point];
      const piece = (lengths[index] ?? 0) - (lengths[index - 1] ?? 0) || 1;
      const share = (wanted - (lengths[index - 1] ?? 0)) / piece;
      const [dx, dy] = [(b.x - a.x) / piece, (b.y - a.y) / piece];
      return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, normal: { x: -dy, y: dx } };
    },
  };
}

/** Down the left side, round the back, up the right side: the horseshoe of an opera house. */
export function horseshoe({
  halfWidth,
  top,
  bottom,
}: {
  halfWidth: number;
  top: number;
  bottom: number;
}): Path {
  const points: Point[] = [{ x: -halfWidth, y: top }];
  for (let step = 0; step <= 60; step++) {
    const angle = Math.PI * (1 - step / 60);
    points.push({ x: halfWidth * Math.cos(angle), y: bottom + halfWidth * 0.62 * Math.sin(angle) });
  }
  points.push({ x: halfWidth, y: top });
  return pathOf(points);
}

/** Points on one row of a path's stretch, `depth` away from it on its outer side. */
export function along(path: Path, from: number, to: number, depth: number, pitch: number): Point[] {
  const count = Math.floor((to - from) / pitch + 1e-6);
  const start = (from + to) / 2 - ((count - 1) / 2) * pitch;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => {
    const { x, y, normal } = path.at(start + index * pitch);
    return { x: x + normal.x * depth, y: y + normal.y * depth };
  });
}
