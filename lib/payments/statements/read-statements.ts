import { and, desc, eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { organizers, statements } from '@/db/schema';
import { readOpenLines } from './read-open-lines';
import type { StatementView } from './statement-view';

type Given = { ctx: Pick<Ctx, 'db'>; input: { organizerId: string } };

const columns = {
  number: statements.number,
  fromAt: statements.fromAt,
  untilAt: statements.untilAt,
  lines: statements.lines,
  timeZone: organizers.timeZone,
  organizer: organizers.name,
};

type Row = Omit<StatementView, 'fromAt' | 'untilAt' | 'behind'> & { fromAt: Date | null; untilAt: Date };
const viewOf = (row: Row, behind = false): StatementView => ({
  ...row,
  behind,
  fromAt: row.fromAt?.toISOString() ?? null,
  untilAt: row.untilAt.toISOString(),
});

/** An organizer's statements, the newest first. */
export async function listStatements({ ctx, input }: Given): Promise<StatementView[]> {
  const rows = await ctx.db
    .select(columns)
    .from(statements)
    .innerJoin(organizers, eq(organizers.id, statements.organizerId))
    .where(eq(statements.organizerId, input.organizerId))
    .orderBy(desc(statements.number));
  return rows.map((row) => viewOf(row));
}

/** What is not stated yet, from the last statement to this moment. */
export async function readOpenStatement({ ctx, input }: Given): Promise<StatementView> {
  const { organizerId } = input;
  const [[head], [last], { lines, behind }] = await Promise.all([
    ctx.db
      .select({ organizer: organizers.name, timeZone: organizers.timeZone })
      .from(organizers)
      .where(eq(organizers.id, organizerId)),
    ctx.db
      .select({ untilAt: statements.untilAt })
      .from(statements)
      .where(eq(statements.organizerId, organizerId))
      .orderBy(desc(statements.number))
      .limit(1),
    readOpenLines({ ctx, input }),
  ]);
  const row = {
    number: null,
    fromAt: last?.untilAt ?? null,
    untilAt: new Date(),
    lines,
    organizer: head?.organizer ?? '',
    timeZone: head?.timeZone ?? 'UTC',
  };
  return viewOf(row, behind);
}

/**
 * One statement, by its number or as `open`; with `eventId` only that event's lines. Null when the organizer has no such
 * statement.
 */
export async function readStatement({
  ctx,
  input,
}: {
  ctx: Pick<Ctx, 'db'>;
  input: { organizerId: string; name: string; eventId?: string };
}): Promise<StatementView | null> {
  const { organizerId, name, eventId } = input;
  const found =
    name === 'open' ? await readOpenStatement({ ctx, input }) : await readIssued(ctx, organizerId, name);
  if (!found || !eventId) return found;
  return { ...found, lines: found.lines.filter((line) => line.eventId === eventId) };
}

async function readIssued({ db }: Pick<Ctx, 'db'>, organizerId: string, name: string) {
  if (!/^[1-9]\d{0,8}$/.test(name)) return null;
  const [row] = await db
    .select(columns)
    .from(statements)
    .innerJoin(organizers, eq(organizers.id, statements.organizerId))
    .where(and(eq(statements.organizerId, organizerId), eq(statements.number, Number(name))));
  return row ? viewOf(row) : null;
}
