/** Round marks from zero up to at least `most`, four or five of them: 0, 50, 100, 150, 200. Whole numbers only. */
export function marksUpTo(most: number): number[] {
  const rough = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((by) => by * power).find((by) => by >= rough) ?? rough);
  const whole = Math.ceil(step);
  return Array.from({ length: Math.ceil(Math.max(1, most) / whole) + 1 }, (_, at) => at * whole);
}

type Point = { x: number; y: number };

/**
 * The path of a running total in a square of 100 by 100, y upwards: it stays level until the next sale. `x` falls from
 * `from` to `to`; the line goes on to `until`.
 */
export function stepPath(
  points: Point[],
  scale: { from: number; to: number; top: number; until: number },
): string {
  const width = Math.max(1, scale.from - scale.to);
  const across = (x: number) => Math.round(((scale.from - x) / width) * 10_000) / 100;
  const up = (y: number) => Math.round((1 - y / Math.max(1, scale.top)) * 10_000) / 100;
  const [first] = points;
  if (!first) return '';
  const steps = points.map(({ x, y }) => `H${across(x)}V${up(y)}`);
  return `M${across(first.x)} ${up(0)}${steps.join('')}H${across(Math.min(scale.until, points.at(-1)?.x ?? 0))}`;
}
