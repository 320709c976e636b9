import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';

export type OutcomeLine = {
  measure: string;
  ok: number;
  failed: number;
  /** Of each of the minutes, the oldest first. */
  trend: { ok: number; failed: number }[];
};

const always = ['holds', 'checkouts', 'webhooks', 'mails'];

/** How holds, checkouts, webhooks and mails went in the last minutes; also those of which there were none. */
export async function outcomesByMinute(db: Ctx['db'], minutes: number): Promise<OutcomeLine[]> {
  const rows = await db.execute<{
    measure: string;
    outcome: 'ok' | 'failed';
    age: number;
    count: number;
  }>(sql`
    select measure, outcome, (extract(epoch from date_trunc('minute', now()) - minute) / 60)::int as age, count::int as count
    from outcome_counts
    where minute > now() - make_interval(mins => ${minutes}) and minute > to_timestamp(0) and measure not like 'job:%'`);
  const names = new Set([...always, ...rows.map(({ measure }) => measure)]);
  return [...names].map((measure) => {
    const trend = Array.from({ length: minutes }, () => ({ ok: 0, failed: 0 }));
    for (const row of rows) {
      const slot = row.measure === measure ? trend[minutes - 1 - row.age] : undefined;
      if (slot) slot[row.outcome] += row.count;
    }
    const sum = (outcome: 'ok' | 'failed') => trend.reduce((total, one) => total + one[outcome], 0);
    return { measure, ok: sum('ok'), failed: sum('failed'), trend };
  });
}
