import { sql } from 'drizzle-orm';
import { connect, type Database } from '@/db';
import { salesChanges } from '@/db/schema';
import { salesOf } from '@/lib/payments/reports/figures-sql';
import { readOverview } from '@/lib/payments/reports/read-overview';
import { refreshFigures } from '@/lib/payments/reports/refresh-figures';
import { asSuperuser } from '@/scripts/bench/as-superuser';
import { type Finding, figure, milliseconds } from '@/scripts/bench/report';
import { generate, generatedTickets } from '@/scripts/bench/reports/generate';
import { measureNotes, salesNotes } from '@/scripts/bench/reports/notes';
import { floorOf, time, type View, viewsOf } from '@/scripts/bench/reports/views';
import type { Workbench } from '@/scripts/bench/workbench';

const target = 300;

/** The performance that is sold the most of a kind: with a plan, or without. */
async function fullest(db: Database, organizerId: string, planned: boolean): Promise<string> {
  const [row] = await db.execute<{ id: string }>(sql`
    select p.id from performances p join events e on e.id = p.event_id and e.organizer_id = ${organizerId}
    left join lateral (select count(*) as n from seats where plan_id = p.plan_id) s on true
    where (p.plan_id is not null) = ${planned} order by s.n desc, p.starts_at limit 1`);
  return row?.id ?? '';
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Payments and refunds as they stand, without anything that the reports are made of. */
async function ledgerOf(db: Database, organizerId: string) {
  const [ledger] = await db.execute<{ gross: number; back: number }>(sql`
    select (select sum(amount) from payments p where p.order_id in (
        select order_id from order_items i join performances f on f.id = i.performance_id join events e on e.id = f.event_id
        where e.organizer_id = ${organizerId}))::float8 as gross,
      (select sum(amount) from refunds where organizer_id = ${organizerId})::float8 as back`);
  return ledger;
}

/** Performances whose stored sums are not those of all their orders, added up anew. */
async function wrongSums(db: Database): Promise<number> {
  const sums = sql`performance_id, sum(tickets), sum(tickets_back), sum(face), sum(fee), sum(tax), sum(face_back),
    sum(fee_back), sum(tax_back), sum(face_disputed), sum(fee_disputed), sum(tax_disputed)`;
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    const rows = await tx.execute(sql`
      select ${sums} from (${salesOf(sql`select id from orders`)}) anew group by 1
      except select ${sums} from sales_figures group by 1`);
    return rows.length;
  });
}

/** The views of the reports over a million tickets of one organizer, as the pages ask for them. */
export async function measureReports(bench: Pick<Workbench, 'stack'>): Promise<Finding> {
  const { db, close } = connect(bench.stack.env.DATABASE_URL, { pool: 8, name: 'tessera-bench-reports' });
  const ctx = { actor: { kind: 'job', name: 'bench' } as const, db };
  try {
    let organizerId = '';
    const made = await timed(async () => {
      organizerId = await asSuperuser(bench.stack.env.DATABASE_URL, generate);
    });
    const arena = await fullest(db, organizerId, true);
    const views = viewsOf(ctx, organizerId);
    const overview = () => readOverview({ ctx, input: { organizerId, show: 'all' } });
    // The stack's worker does the same meanwhile; only one of us at a time.
    const store = async () => {
      while ((await db.$count(salesChanges)) > 0) await refreshFigures({ ctx, input: { limit: 50 } });
    };
    const sale = (orders: number) =>
      db.execute(sql`
        update orders set paid_at = paid_at + interval '1 millisecond' where id in (
          select distinct order_id from order_items where performance_id = ${arena} limit ${orders})`);

    const rows: string[][] = [];
    const slow: string[] = [];
    const add = async (name: string, ask: View) => {
      const [us, floor] = [await time(ask), await floorOf(db, ask)];
      const spread = [us.p50, us.p99, floor.p50].map(milliseconds);
      rows.push([name, ...spread, figure(floor.p50 / us.p50)]);
      if (us.p99 >= target) slow.push(name);
    };
    // While the worker stores what a migration has noted.
    await add('nothing stored yet: reports, all performances', views.reports('all'));
    const stored = await timed(store);
    await db.execute(sql`analyze sales_figures, sales_by_order, sales_changes`);
    const kept = await overview();
    await add('overview', views.overview);
    await add('reports, performances to come', views.reports('ahead'));
    await add('reports, all performances', views.reports('all'));
    await add('promo codes', views.promoCodes);
    await add('statements', views.statements);
    await add('a performance with 20,000 seats', views.performance(arena));
    await add('a performance with 5,000 places', views.performance(await fullest(db, organizerId, false)));
    await sale(1);
    await add('reports, all, the arena has just sold', views.reports('all'));
    await sale(900);
    await add('reports, all, 900 orders since', views.reports('all'));
    await add('the arena, 900 orders since', views.performance(arena));
    const caughtUp = await timed(store);
    await sale(10_000);
    const again = await timed(store);
    const cost = await measureNotes(db, salesNotes);

    const broken: string[] = [];
    const [now, ledger, { money } = { money: undefined }] = [
      await overview(),
      await ledgerOf(db, organizerId),
      kept.totals[0],
    ];
    const wrong = await wrongSums(db);
    if (wrong > 0) broken.push(`${wrong} performances have other figures than their orders, added up anew`);
    if (kept.behind || JSON.stringify(now) !== JSON.stringify(kept)) {
      broken.push('figures that were stored again differ from those before');
    }
    if (money?.gross !== ledger?.gross || money?.refunds !== ledger?.back) {
      broken.push('the reports differ from the ledger');
    }
    return {
      title: 'Reports over a million tickets',
      head: ['view', 'p50', 'p99', 'floor', 'ratio'],
      rows,
      notes: [
        `${figure(generatedTickets)} tickets of one organizer in ${figure(kept.performances.length)} performances, made in ${figure(made / 1000)} s; each view 40 times, queries of a page together`,
        'floor: the finished answer lies in one row, is read by its key and parsed',
        `storing the figures of all of them took ${figure(stored / 1000)} s, once; of 900 changed orders ${milliseconds(caughtUp)}, of 10,000 ${milliseconds(again)}`,
        cost,
        slow.length > 0 ? `slower than ${target} ms: ${slow.join(', ')}` : `every view under ${target} ms`,
      ],
      broken,
    };
  } finally {
    await close();
  }
}
