import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { alertDeliveries, alerts } from '@/db/schema';
import { newId } from '@/lib/ids';
import { judge, type Living, type Sample, type Step } from './judge';
import { measure } from './measure';
import { oweNews } from './owe-news';
import { rules } from './rules';

/**
 * One look: measures, judges, and writes what has changed with the news that is owed. Processes share it: only the first
 * that asks within `pauseSeconds` looks, and the web asks later than the worker, so that it looks when the worker does
 * not. False when it was not its turn.
 */
export async function watch({ ctx, input }: { ctx: Ctx; input: { pauseSeconds: number } }): Promise<boolean> {
  if (!(await takeTurn(ctx, input.pauseSeconds))) return false;
  await settleSamples({ ctx, input: { samples: await measure({ ctx }) } });
  return true;
}

async function takeTurn({ db }: Ctx, pauseSeconds: number): Promise<boolean> {
  const taken = await db.execute(sql`
    insert into cursors (name, reached_at) values ('operations.watch', clock_timestamp())
    on conflict (name) do update set reached_at = clock_timestamp()
    where cursors.reached_at <= clock_timestamp() - make_interval(secs => ${pauseSeconds})
    returning name`);
  return taken.length > 0;
}

/** Judges samples against the alerts that live, as of the database's clock. */
export async function settleSamples({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { samples: Sample[] };
}): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const [clock] = await tx.db.execute<{ now: string }>(sql`select now()::text as now`);
    const now = new Date(clock?.now ?? Date.now());
    const living = await tx.db.select().from(alerts).where(ne(alerts.state, 'resolved')).for('update');
    // Safe because resolved ones are left out.
    for (const step of judge(rules, input.samples, living as Living[], now)) await apply(tx.db, step, now);
    await oweNews(tx, now);
  });
}

async function apply(db: Transaction, step: Step, now: Date): Promise<void> {
  if (step.kind === 'begin') {
    const { cause, rule, subject, value, severity, open } = step;
    await db
      .insert(alerts)
      .values({
        ...{ id: newId(), cause, rule, subject, value, worst: value, severity },
        ...{ state: open ? 'open' : 'pending', openedAt: open ? now : null },
        ...{ firstSeenAt: now, lastSeenAt: now },
      })
      .onConflictDoNothing();
    return;
  }
  const here = and(eq(alerts.id, step.id), ne(alerts.state, 'resolved'));
  if (step.kind === 'drop') {
    await db.delete(alerts).where(here);
    return;
  }
  if (step.kind === 'resolve') {
    await db.update(alerts).set({ state: 'resolved', resolvedAt: now, value: step.value }).where(here);
    await dropUntold(db, step.id);
    return;
  }
  if (step.kind === 'ease') {
    await db.update(alerts).set({ value: step.value, clearSince: step.since }).where(here);
    return;
  }
  const { value, worst, severity } = step;
  const opened = step.kind === 'open' ? { state: 'open' as const, openedAt: now } : {};
  await db
    .update(alerts)
    .set({ value, worst, severity, lastSeenAt: now, clearSince: null, ...opened })
    .where(here);
  if (step.kind === 'worsen') await tellAgain(db, step.id);
}

/** What nobody was told yet is over: neither the beginning nor the end is news. */
async function dropUntold(db: Transaction, alertId: string): Promise<void> {
  await db
    .update(alertDeliveries)
    .set({ state: 'dropped' })
    .where(
      and(
        eq(alertDeliveries.alertId, alertId),
        eq(alertDeliveries.state, 'queued'),
        inArray(alertDeliveries.news, ['opened', 'worse']),
      ),
    );
}

/** Whoever was told that it began is told once more when it becomes critical. */
async function tellAgain(db: Transaction, alertId: string): Promise<void> {
  const told = await db
    .select({ channelId: alertDeliveries.channelId })
    .from(alertDeliveries)
    .where(and(eq(alertDeliveries.alertId, alertId), eq(alertDeliveries.news, 'opened')));
  if (told.length === 0) return;
  const news = told.map(({ channelId }) => ({ alertId, channelId, news: 'worse' as const }));
  await db.insert(alertDeliveries).values(news).onConflictDoNothing();
}
