import { sql } from 'drizzle-orm';
import type { Ctx, Database } from '@/db';
import { readDashboard } from '@/lib/payments/reports/read-dashboard';
import { readCapacities, readDays, readOverview, readToday } from '@/lib/payments/reports/read-overview';
import { readPerformance } from '@/lib/payments/reports/read-performance';
import { readPromoFigures, readPromoLines } from '@/lib/payments/reports/read-promo-codes';
import type { Show } from '@/lib/payments/reports/report-view';
import { listStatements, readOpenStatement } from '@/lib/payments/statements/read-statements';
import { spreadOf } from '@/scripts/bench/statistics';

const rounds = 40;
const warmUp = 3;

export type View = () => Promise<unknown>;
export type Spread = { p50: number; p99: number };

/** How long each of `count` answers took, after a few that do not count. */
export async function time(ask: View, count = rounds): Promise<Spread> {
  const latencies: number[] = [];
  for (let round = -warmUp; round < count; round++) {
    const from = performance.now();
    await ask();
    if (round >= 0) latencies.push(performance.now() - from);
  }
  return spreadOf(latencies);
}

/** The queries of each page of the reports, together as the page asks them. */
export function viewsOf(ctx: Ctx, organizerId: string) {
  const input = { organizerId };
  return {
    reports: (show: Show) => async () => {
      const [overview, ...rest] = await Promise.all([
        readOverview({ ctx, input: { organizerId, show } }),
        readDays({ ctx, input }),
        readToday({ ctx, input }),
        readPromoLines({ ctx, input }).then(({ lines }) => [...lines]),
      ]);
      const performanceIds = overview.performances.slice(0, 50).map(({ id }) => id);
      const capacities = await readCapacities({ ctx, input: { performanceIds } });
      return [overview, ...rest, [...capacities]];
    },
    overview: () =>
      Promise.all([
        readDashboard({ ctx, input }),
        readDays({ ctx, input }),
        readToday({ ctx, input }),
      ]) as Promise<unknown>,
    performance: (performanceId: string) => () =>
      readPerformance({ ctx, input: { organizerId, performanceId } }),
    promoCodes: async () => [...(await readPromoFigures({ ctx, input })).figures],
    statements: () => Promise.all([readOpenStatement({ ctx, input }), listStatements({ ctx, input })]),
  };
}

/** The least that the same tools can do: the view's answer lies finished in one row, is read by its key and parsed. */
export async function floorOf(db: Database, ask: View): Promise<Spread> {
  const answer = JSON.stringify(await ask());
  await db.execute(sql`create table if not exists bench_answers (id int primary key, answer text)`);
  await db.execute(sql`
    insert into bench_answers values (1, ${answer}) on conflict (id) do update set answer = excluded.answer`);
  return time(async () => {
    const [row] = await db.execute<{ answer: string }>(sql`select answer from bench_answers where id = 1`);
    return JSON.parse(row?.answer ?? '');
  });
}
