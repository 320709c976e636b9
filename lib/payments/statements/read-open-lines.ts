import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { type StatementLine, statements } from '@/db/schema';
import { readOverview } from '../reports/read-overview';
import { since } from './statement-view';

/** What has come to the accounts of an organizer's events since his last statement. */
export async function readOpenLines({
  ctx,
  input: { organizerId },
}: {
  ctx: Pick<Ctx, 'db'>;
  input: { organizerId: string };
}): Promise<StatementLine[]> {
  const [earlier, { events }] = await Promise.all([
    ctx.db
      .select({ lines: statements.lines })
      .from(statements)
      .where(eq(statements.organizerId, organizerId)),
    readOverview({ ctx, input: { organizerId, show: 'all' } }),
  ]);
  const now = events.map(({ eventId, title, currency, money }) => ({ eventId, title, currency, ...money }));
  return since(
    now,
    earlier.flatMap(({ lines }) => lines),
  );
}
