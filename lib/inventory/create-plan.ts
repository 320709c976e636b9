import { type Ctx, withTransaction } from '@/db';
import { buildRows } from './plan-document/build-rows';
import { categoryColors, emptyDocument } from './plan-document/document';
import { extentOf } from './plan-document/outline';
import { insertDraft } from './plan-draft';

type NewPlan = { organizerId: string; name: string; rows: number; seatsPerRow: number };

const margin = 60;

/** Makes a plan with a stage and one block of straight rows in front of it; zero rows make an empty one. */
export async function createPlan({ ctx, input }: { ctx: Ctx; input: NewPlan }) {
  return withTransaction(ctx, (tx) =>
    insertDraft(tx, { organizerId: input.organizerId, document: drawn(input), action: 'plan.created' }),
  );
}

function drawn({ name, rows, seatsPerRow }: NewPlan) {
  const document = emptyDocument(name);
  const [zone] = document.zones;
  if (!zone || rows * seatsPerRow === 0) return document;
  document.categories = [{ name: 'Standard', color: categoryColors[0] ?? '#2b5fb4' }];
  const middle = margin + ((seatsPerRow - 1) * 25) / 2;
  zone.rows = buildRows(
    {
      at: { x: Math.max(middle, 200), y: 200 },
      rows,
      seatsPerRow,
      seatSpacing: 25,
      rowSpacing: 35,
      bend: 0,
      rotation: 0,
      category: 'Standard',
      rowNumbering: { scheme: 'letters', start: 1, skipIO: true, reversed: false },
      seatNumbering: { scheme: 'numbers', start: 1, reversed: false },
    },
    'seat',
  );
  const width = Math.max(200, Math.round(seatsPerRow * 25 * 0.7));
  zone.areas = [
    {
      id: 'stage',
      kind: 'stage',
      x: Math.round(Math.max(middle, 200) - width / 2),
      y: 60,
      rotation: 0,
      shape: { type: 'rectangle', width, height: 80 },
      text: { text: 'Stage', x: Math.round(width / 2), y: 40 },
    },
  ];
  const extent = extentOf(zone.rows.flatMap((row) => row.seats));
  document.size = { width: (extent?.right ?? 0) + margin, height: (extent?.bottom ?? 0) + margin };
  return document;
}
