import { sql } from 'drizzle-orm';
import { connect, type Database } from '@/db';
import { salesChanges } from '@/db/schema';
import { readCapacities, readDays, readOverview } from '@/lib/payments/reports/read-overview';
import { readPerformance } from '@/lib/payments/reports/read-performance';
import { refreshFigures } from '@/lib/payments/reports/refresh-figures';
import { asSuperuser } from '@/scripts/bench/as-superuser';
import { type Finding, figure, milliseconds } from '@/scripts/bench/report';
import { generate, generatedTickets } from '@/scripts/bench/reports/generate';
import { measureNotes, salesNotes } from '@/scripts/bench/reports/notes';
import { spreadOf } from '@/scripts/bench/statistics';
import type { Workbench } from '@/scripts/bench/workbench';

const rounds = 20;
const warmUp = 3;
const target = 300;

type Ask = () => Promise<unknown>;

async function time(ask: Ask, count = rounds): Promise<number[]> {
  const latencies: number[] = [];
  for (let round = -Math.min(warmUp, count - 2); round < count; round++) {
    const from = performance.now();
    await ask();
    if (round >= 0) latencies.push(performance.now() - from);
  }
  return latencies;
}

/** The performance that is sold the most of a kind: with a plan, or without. */
async function fullest(db: Database, organizerId: string, planned: boolean): Promise<string> {
  const [row] = await db.execute<{ id: string }>(sql`
    select p.id from performances p join events e on e.id = p.event_id and e.organizer_id = ${organizerId}
    left join lateral (select count(*) as n from seats where plan_id = p.plan_id) s on true
    where (p.plan_id is not null) = ${planned} order by s.n desc, p.starts_at limit 1`);
  return row?.id ?? '';
}

/** All performances without anything that is stored, however long it takes. */
async function addUpAnew(url: string, organizerId: string) {
  const { db, close } = connect(url, { pool: 1, name: 'tessera-bench-anew' });
  try {
    await db.execute(sql`set statement_timeout = 0`);
    const ctx = { actor: { kind: 'job', name: 'bench' } as const, db };
    return await readOverview({ ctx, input: { organizerId, show: 'all' } });
  } finally {
    await close();
  }
}

/** The views of the reports over a million tickets of one organizer, as the pages ask for them. */
export async function measureReports(bench: Pick<Workbench, 'stack'>): Promise<Finding> {
  const { db, close } = connect(bench.stack.env.DATABASE_URL, { pool: 8, name: 'tessera-bench-reports' });
  const ctx = { actor: { kind: 'job', name: 'bench' } as const, db };
  try {
    const organizerId = await asSuperuser(bench.stack.env.DATABASE_URL, generate);
    const [arena, field] = [await fullest(db, organizerId, true), await fullest(db, organizerId, false)];
    const overview = (show: 'ahead' | 'all') => readOverview({ ctx, input: { organizerId, show } });
    const page = (show: 'ahead' | 'all') => async () => {
      const [{ performances }] = await Promise.all([
        overview(show),
        readDays({ ctx, input: { organizerId } }),
      ]);
      await readCapacities({ ctx, input: { performanceIds: performances.slice(0, 50).map(({ id }) => id) } });
    };
    const one = (performanceId: string) => () =>
      readPerformance({ ctx, input: { organizerId, performanceId } });
    // The stack's worker does the same meanwhile; only one of us at a time.
    const store = async () => {
      while ((await db.$count(salesChanges)) > 0) await refreshFigures({ ctx, input: { limit: 50 } });
    };
    const sale = (orders: number) =>
      db.execute(sql`
      update orders set paid_at = paid_at + interval '1 millisecond' where id in (
        select order_id from order_items where performance_id = ${arena} limit ${orders * 2})`);

    const rows: string[][] = [];
    const slow: string[] = [];
    const add = (name: string, latencies: number[], counts = true) => {
      const { p50, p99 } = spreadOf(latencies);
      rows.push([name, milliseconds(p50), milliseconds(p99)]);
      if (counts && p99 >= target) slow.push(name);
    };
    add('nothing stored: a performance with 20,000 seats', await time(one(arena), 5), false);
    const anew = await addUpAnew(bench.stack.env.DATABASE_URL, organizerId);
    const from = performance.now();
    await store();
    const stored = performance.now() - from;
    await db.execute(sql`analyze sales_figures, sales_by_order, sales_changes`);
    const kept = await overview('all');
    add('reports, performances to come', await time(page('ahead')));
    add('reports, all performances', await time(page('all')));
    add('a performance with 20,000 seats', await time(one(arena)));
    add('a performance with 5,000 places', await time(one(field)));
    await sale(1);
    add('reports, all, the arena has just sold', await time(page('all')));
    add('the arena that has just sold', await time(one(arena)));
    await sale(1_000);
    add(`reports, all, a thousand orders since`, await time(page('all')));
    add(`the arena, a thousand orders since`, await time(one(arena)));
    const late = performance.now();
    await store();
    const caughtUp = performance.now() - late;
    const cost = await measureNotes(db, salesNotes);

    const broken: string[] = [];
    if (JSON.stringify(anew) !== JSON.stringify(kept))
      broken.push('stored figures differ from those added up anew');
    const [ledger] = await db.execute<{ gross: number; back: number }>(sql`
      select (select sum(amount) from payments p where p.order_id in (
          select order_id from order_items i join performances f on f.id = i.performance_id join events e on e.id = f.event_id
          where e.organizer_id = ${organizerId}))::float8 as gross,
        (select sum(amount) from refunds where organizer_id = ${organizerId})::float8 as back`);
    const money = kept.totals[0]?.money;
    if (money?.gross !== ledger?.gross || money?.refunds !== ledger?.back) {
      broken.push('the reports differ from the ledger');
    }
    return {
      title: 'Reports over a million tickets',
      head: ['view', 'p50', 'p99'],
      rows,
      notes: [
        `${figure(generatedTickets)} tickets of one organizer in ${figure(kept.performances.length)} performances; each ${rounds} times, queries of a page together`,
        `storing the figures of all of them took ${milliseconds(stored)}, once; for a thousand changed orders ${milliseconds(caughtUp)}`,
        cost,
        slow.length > 0 ? `slower than ${target} ms: ${slow.join(', ')}` : `every view under ${target} ms`,
      ],
      broken,
    };
  } finally {
    await close();
  }
}
