import type { PlanPreview } from '@/db/schema/plans';
import type { PlanDocument, PlanRow } from './document';
import { extentOf, outlineOf } from './outline';

const width = 240;
const tallest = 180;

/** A plan as a handful of lines for a small picture: a row is one line for each category that follows another. */
export function previewOf(document: PlanDocument): PlanPreview {
  const areas = document.zones.flatMap((zone) => zone.areas);
  const rows = document.zones.flatMap((zone) => zone.rows);
  const points = [...areas.flatMap(outlineOf), ...rows.flatMap((row) => row.seats)];
  const extent = extentOf(points);
  if (!extent) return { width, height: 120, lines: [], areas: [] };
  const spanX = Math.max(extent.right - extent.left, 1);
  const spanY = Math.max(extent.bottom - extent.top, 1);
  const scale = Math.min((width - 12) / spanX, (tallest - 12) / spanY);
  const place = ({ x, y }: { x: number; y: number }) =>
    `${Math.round((x - extent.left) * scale + 6)} ${Math.round((y - extent.top) * scale + 6)}`;
  const colors = new Map(document.categories.map(({ name, color }) => [name, color]));
  const paths = new Map<string, string[]>();
  for (const row of rows) {
    for (const { category, seats } of stretches(row)) {
      const color = colors.get(category) ?? '#888888';
      const d = `M${sample(seats).map(place).join('L')}`;
      paths.set(color, [...(paths.get(color) ?? []), d]);
    }
  }
  return {
    width: Math.round(spanX * scale + 12),
    height: Math.round(spanY * scale + 12),
    // Where many rows fall on few pixels, the same line comes up again and again.
    lines: [...paths].map(([color, list]) => ({ color, d: [...new Set(list)].join('') })),
    areas: areas.flatMap((area) =>
      area.kind === 'label' ? [] : [`M${outlineOf(area).map(place).join('L')}Z`],
    ),
  };
}

function stretches({ seats }: PlanRow): { category: string; seats: PlanRow['seats'] }[] {
  const parts: { category: string; seats: PlanRow['seats'] }[] = [];
  for (const seat of seats) {
    const last = parts.at(-1);
    if (last?.category === seat.category) last.seats.push(seat);
    else parts.push({ category: seat.category, seats: [seat] });
  }
  return parts;
}

/** Its ends and a few between, so that a bend can be seen; a single seat is a dot of no length. */
function sample(seats: PlanRow['seats']): PlanRow['seats'] {
  const step = Math.max(1, Math.ceil((seats.length - 1) / 6));
  const few = seats.filter((_, at) => at % step === 0 || at === seats.length - 1);
  const [only] = few;
  return few.length === 1 && only ? [only, only] : few;
}
