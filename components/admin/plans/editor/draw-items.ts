import type { Point } from '@/components/seats/plan/viewport';
import { buildRows, type RowBlock, rowPositions } from '@/lib/inventory/plan-document/build-rows';
import type { AreaKind, PlanArea, PlanRow } from '@/lib/inventory/plan-document/document';

/** A block as the panel says it, without its place. */
export type BlockSettings = Omit<RowBlock, 'at'>;

export const usualBlock: BlockSettings = {
  rows: 5,
  seatsPerRow: 20,
  seatSpacing: 25,
  rowSpacing: 35,
  bend: 0,
  rotation: 0,
  category: '',
  rowNumbering: { scheme: 'letters', start: 1, skipIO: true, reversed: false },
  seatNumbering: { scheme: 'numbers', start: 1, reversed: false },
};

const most = 500;

/** A click places the block as it is set; a stroke sets how long and in which direction its rows are. */
function blockAt(settings: BlockSettings, from: Point, to: Point): RowBlock {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < settings.seatSpacing) return { ...settings, at: from };
  return {
    ...settings,
    at: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
    seatsPerRow: Math.min(most, Math.floor(length / settings.seatSpacing) + 1),
    rotation: (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI,
  };
}

/** Where the seats of a block would stand. */
export function ghostOf(settings: BlockSettings, from: Point, to: Point): Point[] {
  const block = blockAt(settings, from, to);
  return Array.from({ length: block.rows }, (_, row) => rowPositions(block, row)).flat();
}

export const rowsAt = (settings: BlockSettings, from: Point, to: Point, seed: string): PlanRow[] =>
  buildRows(blockAt(settings, from, to), seed);

const sizes = { stage: [300, 80], standing: [240, 160] } as const;
const names = { stage: 'Stage', standing: 'Standing', label: 'Label' } as const;

/** A stage, standing area or label from one corner to the other; of a usual size around the point of a click. */
export function drawnArea(kind: Exclude<AreaKind, 'decor'>, from: Point, to: Point, seed: string): PlanArea {
  const text = names[kind];
  if (kind === 'label')
    return { id: seed, kind, ...from, rotation: 0, shape: { type: 'text' }, text: { text, x: 0, y: 0 } };
  const isClick = Math.abs(to.x - from.x) < 15 || Math.abs(to.y - from.y) < 15;
  const [usualWidth, usualHeight] = sizes[kind];
  const width = isClick ? usualWidth : Math.round(Math.abs(to.x - from.x));
  const height = isClick ? usualHeight : Math.round(Math.abs(to.y - from.y));
  return {
    id: seed,
    kind,
    x: Math.round(isClick ? from.x - width / 2 : Math.min(from.x, to.x)),
    y: Math.round(isClick ? from.y - height / 2 : Math.min(from.y, to.y)),
    rotation: 0,
    shape: { type: 'rectangle', width, height },
    text: { text, x: Math.round(width / 2), y: Math.round(height / 2) },
  };
}
