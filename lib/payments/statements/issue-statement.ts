import { desc, eq, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { organizers, statements } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';
import { readOpenLines } from './read-open-lines';
import { byCurrency, total } from './statement-view';

type IssuedStatement = { ok: true; number: number } | Failure<'NOTHING_NEW' | 'BEHIND'>;

/**
 * Ends the running period: what has changed in the accounts of the organizer's events since the last statement becomes
 * the next one, which nothing changes any more. The caller has asked who may.
 */
export async function issueStatement({
  ctx,
  input: { organizerId },
}: {
  ctx: Ctx;
  input: { organizerId: string };
}): Promise<IssuedStatement> {
  return withTransaction(ctx, async (tx) => {
    // One after the other: two clerks at once make one statement. NO KEY: new events and audit rows need not wait.
    await tx.db
      .select({ id: organizers.id })
      .from(organizers)
      .where(eq(organizers.id, organizerId))
      .for('no key update');
    const [last] = await tx.db
      .select({ number: statements.number, untilAt: statements.untilAt })
      .from(statements)
      .where(eq(statements.organizerId, organizerId))
      .orderBy(desc(statements.number))
      .limit(1);
    const { lines, behind } = await readOpenLines({ ctx: tx, input: { organizerId } });
    if (behind) {
      return fail(
        'BEHIND',
        'Very many orders have just changed and are still being added up. Nothing was stated; end the period in a few minutes.',
      );
    }
    if (lines.length === 0) {
      return fail(
        'NOTHING_NEW',
        'Nothing has changed since the last statement. There is nothing to state yet.',
      );
    }
    const number = (last?.number ?? 0) + 1;
    const [made] = await tx.db
      .insert(statements)
      .values({
        organizerId,
        number,
        fromAt: last?.untilAt ?? null,
        untilAt: sql`clock_timestamp()`,
        lines,
        issuedBy: userIdOf(tx.actor),
      })
      .returning({ id: statements.id });
    await recordChange(tx, {
      organizerId,
      action: 'statement.issued',
      subjectType: 'statement',
      subjectId: made?.id ?? '',
      after: {
        number,
        owed: byCurrency(lines).map((of) => `${of.currency} ${total(of.lines).owed}`),
      },
    });
    return { ok: true, number };
  });
}
