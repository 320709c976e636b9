import { and, eq, isNull, sql } from 'drizzle-orm';
import { withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { alerts } from '@/db/schema';
import { type Failure, fail, type Result } from '@/lib/result';
import type { StaffCtx } from './staff';

type Steered = Result<object, Failure<'OVER'>>;

const over = () => fail('OVER', 'This alert has ended, or somebody was faster. Look at the list again.');

/** Tells nobody of an open alert for some minutes; it is told when they are over and it is still open. */
export async function snoozeAlert({
  ctx,
  input,
}: {
  ctx: StaffCtx;
  input: { alertId: string; minutes: number };
}): Promise<Steered> {
  return withTransaction(ctx, async (tx) => {
    const changed = await tx.db
      .update(alerts)
      .set({ snoozedUntil: sql`now() + make_interval(mins => ${input.minutes})` })
      .where(and(eq(alerts.id, input.alertId), eq(alerts.state, 'open')))
      .returning({ id: alerts.id });
    if (changed.length === 0) return over();
    const subject = { subjectType: 'alert', subjectId: input.alertId };
    await audit(tx, { action: 'alert.snoozed', ...subject, details: { minutes: input.minutes } });
    return { ok: true };
  });
}

/** Says that the caller looks after an open alert, so that it is not escalated to channels that come later. */
export async function acknowledgeAlert({
  ctx,
  input,
}: {
  ctx: StaffCtx;
  input: { alertId: string };
}): Promise<Steered> {
  return withTransaction(ctx, async (tx) => {
    const changed = await tx.db
      .update(alerts)
      .set({ acknowledgedAt: sql`now()`, acknowledgedBy: ctx.actor.userId })
      .where(and(eq(alerts.id, input.alertId), eq(alerts.state, 'open'), isNull(alerts.acknowledgedAt)))
      .returning({ id: alerts.id });
    if (changed.length === 0) return over();
    await audit(tx, { action: 'alert.acknowledged', subjectType: 'alert', subjectId: input.alertId });
    return { ok: true };
  });
}
