import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { type StatementLine, statements } from '@/db/schema';
import { readOverview } from '../reports/read-overview';
import { since } from './statement-view';

/**
 * What has come to the accounts of an organizer's events since his last statement; `behind` when very many orders have
 * changed and are not in it yet.
 */
export async function readOpenLines({
  ctx,
  input: { organizerId },
}: {
  ctx: Pick<Ctx, 'db'>;
  input: { organizerId: string };
}): Promise<{ lines: StatementLine[]; behind: boolean }> {
  const [earlier, { events, behind }] = await Promise.all([
    ctx.db
      .select({ lines: statements.lines })
      .from(statements)
      .where(eq(statements.organizerId, organizerId)),
    readOverview({ ctx, input: { organizerId, show: 'all' } }),
  ]);
  const now = events.map(({ eventId, title, currency, money }) => ({ eventId, title, currency, ...money }));
  const stated = earlier.flatMap(({ lines }) => lines);
  return { lines: since(now, stated), behind };
}
