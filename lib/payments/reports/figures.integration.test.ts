import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { performances, refunds, salesChanges } from '@/db/schema';
import { newId } from '@/lib/ids';
import { settlingWorld } from '../settling-fixture';
import { keepBooks } from './book-fixture';
import { figuresOf } from './figures-sql';
import { buy, type Evening, makeEvenings, refundSome, sumUp } from './history-fixture';
import { readDashboard } from './read-dashboard';
import { readDays, readOverview } from './read-overview';
import { readPerformance } from './read-performance';
import { refreshFigures } from './refresh-figures';
import type { Money } from './report-view';

const { world } = settlingWorld();
let evenings: Evening[] = [];
const { books, live } = keepBooks(world, () => evenings);

const organizers = () => [...new Set(evenings.map(({ organizerId }) => organizerId))];
const overviewOf = (organizerId: string) =>
  readOverview({ ctx: world().job(), input: { organizerId, show: 'all' } });

/** Payments and refunds as they stand, without anything that the reports are made of. */
const ledger = () =>
  world().db.execute<{ currency: string; gross: number; back: number; disputed: number }>(sql`
    with kept as (
      select p.*, coalesce((select sum(amount) from refunds r where r.payment_id = p.id and r.state <> 'failed'), 0) as back
      from payments p)
    select k.currency, sum(k.amount)::int as gross, sum(k.back)::int as back,
      coalesce(sum(k.amount - k.back) filter (where o.status = 'disputed'), 0)::int as disputed
    from kept k join orders o on o.id = k.order_id group by 1 order by 1`);

async function compare() {
  const overviews = await Promise.all(organizers().map(overviewOf));
  const lines = overviews.flatMap(({ performances }) => performances);
  expect(lines).toHaveLength(evenings.length);
  for (const { id, money } of lines) {
    const known = books.get(id);
    const { tickets, gross, refunds, disputes, net, fees, tax, byHand, owed } = money;
    expect({ tickets, gross, refunds, disputes, fees, byHand }, id).toEqual({
      tickets: known?.tickets ?? 0,
      gross: known?.gross ?? 0,
      refunds: known?.refunds ?? 0,
      disputes: known?.disputes ?? 0,
      fees: known?.fees ?? 0,
      byHand: known?.byHand ?? 0,
    });
    expect(net).toBe(gross - refunds - disputes);
    expect(owed).toBe(net - fees - tax - byHand);
    // Money that was given back for no ticket in particular takes its part of the tax with it.
    expect(tax).toBeLessThanOrEqual(known?.tax ?? 0);
    expect(tax).toBeGreaterThanOrEqual((known?.tax ?? 0) - 60 * 8);
  }
  const rows = await ledger();
  expect(rows.length).toBe(2);
  for (const { currency, gross, back, disputed } of rows) {
    const totals = overviews.flatMap((overview) =>
      overview.totals.filter((total) => total.currency === currency),
    );
    const sum = (key: keyof Money) => totals.reduce((all, { money }) => all + money[key], 0);
    expect({ gross: sum('gross'), back: sum('refunds'), disputed: sum('disputes') }).toEqual({
      gross,
      back,
      disputed,
    });
    const events = overviews.flatMap((overview) =>
      overview.events.filter((event) => event.currency === currency),
    );
    expect(events.reduce((all, { money }) => all + money.owed, 0)).toBe(sum('owed'));
  }
}

const storedOnly = () => world().db.$count(salesChanges);
const figures = async () =>
  sumUp(world(), (await figuresOf(world().job(), sql`select id from performances`)).rows);

describe('reports say what the ledger says, to the cent', () => {
  beforeAll(async () => {
    evenings = await makeEvenings(world());
    await live(7, 36);
  }, 300_000);

  test('added up anew', compare, 120_000);

  test('from what is stored, and the two are the same row by row', async () => {
    const anew = await figures();
    while ((await refreshFigures({ ctx: world().job(), input: { limit: 7 } })) > 0);
    expect(await storedOnly()).toBe(0);
    expect(await figures()).toEqual(anew);
    await compare();
  }, 120_000);

  test('while some evenings have changed since they were stored', async () => {
    await live(11, 18);
    expect(await storedOnly()).toBeGreaterThan(0);
    await compare();
  }, 300_000);

  test('a refund across organizers that names nobody is shared to the cent', async () => {
    const [a] = evenings;
    const b = evenings.find(
      ({ organizerId, currency, price }) => organizerId !== a?.organizerId && currency === 'usd' && price > 0,
    );
    if (!a || !b) throw new Error('No evenings');
    const before = await Promise.all(organizers().map(overviewOf));
    const { orderId } = await buy(world(), [
      { evening: a, count: 1 },
      { evening: b, count: 3 },
    ]);
    await refundSome(world(), orderId, 1_001);
    const after = await Promise.all(organizers().map(overviewOf));
    const back = (all: typeof before) =>
      all
        .flatMap(({ totals }) => totals)
        .filter(({ currency }) => currency === 'usd')
        .reduce((sum, { money }) => sum + money.refunds, 0);
    expect(back(after) - back(before)).toBe(1_001);
  }, 60_000);

  test('a performance by itself: levels, channels and its curve add up to its account', async () => {
    for (const { id, organizerId } of evenings) {
      const report = await readPerformance({ ctx: world().job(), input: { organizerId, performanceId: id } });
      if (!report) throw new Error('Not found');
      const { money } = report.performance;
      const sum = (rows: { gross: number }[]) => rows.reduce((all, { gross }) => all + gross, 0);
      expect(sum(report.levels)).toBe(money.gross);
      expect(sum(report.channels)).toBe(money.gross);
      expect(report.curves.find(({ performanceId }) => performanceId === id)?.points.at(-1)?.gross ?? 0).toBe(
        money.gross,
      );
      const inHouse = report.fill.sections.reduce((all, { sold }) => all + sold, 0);
      const [disputed] = await world().db.execute<{ n: number }>(sql`
        select count(*)::int as n from tickets where performance_id = ${id} and status = 'valid'`);
      expect(inHouse).toBe(disputed?.n);
      const { counts, days, since } = report.funnel;
      const [online] = await world().db.execute<{ n: number }>(sql`
        select count(distinct o.id)::int as n from orders o join order_items i on i.order_id = o.id
        where i.performance_id = ${id} and o.paid_at is not null and o.channel = 'web'`);
      expect(since).toBeNull();
      expect(counts.paid).toBe(online?.n);
      expect(days.reduce((all, { paid }) => all + paid, 0)).toBe(counts.paid);
      expect(counts.begun).toBeGreaterThanOrEqual(counts.atPayment);
      expect(report.curves.every(({ title }) => title === report.performance.title)).toBe(true);
    }
  }, 60_000);

  test('the way of buyers begins with looks and carts from the day on which these are counted', async () => {
    const [one] = evenings;
    if (!one) throw new Error('No evenings');
    const [day] = await world().db.execute<{ day: string }>(sql`
      select (now() at time zone v.time_zone)::date::text as day
      from performances p join venues v on v.id = p.venue_id where p.id = ${one.id}`);
    await world().db.execute(sql`
      insert into interest_counts (performance_id, day, views, carts) values (${one.id}, ${day?.day}, 400, 60)
      on conflict (performance_id, day) do update set views = 400, carts = 60`);
    const input = { organizerId: one.organizerId, performanceId: one.id };
    const report = await readPerformance({ ctx: world().job(), input });
    expect(report?.funnel).toMatchObject({ since: day?.day, counts: { views: 400, carts: 60 } });
    expect(report?.funnel.counts.begun).toBeGreaterThan(0);
  });

  test('the overview tells what was sold today, what is disputed, and what waits', async () => {
    for (const organizerId of organizers()) {
      const dashboard = await readDashboard({ ctx: world().job(), input: { organizerId } });
      const { totals, performances } = await overviewOf(organizerId);
      for (const { currency, money } of totals) {
        const sold = dashboard.sales.find((line) => line.currency === currency);
        expect(sold?.grossToday ?? 0).toBe(money.gross);
        expect(sold?.grossWeek ?? 0).toBe(money.gross);
        const disputed = dashboard.disputed.find((line) => line.currency === currency);
        expect(disputed?.amount ?? 0).toBe(money.disputes);
      }
      const tickets = new Map(performances.map(({ id, money }) => [id, money.tickets]));
      expect(dashboard.next.length).toBeGreaterThan(0);
      for (const { id, tickets: shown } of dashboard.next) expect(shown).toBe(tickets.get(id));
      expect(dashboard.unrefunded).toEqual([]);
      expect(dashboard.failedRefunds).toBe(0);
    }
    const [one] = evenings;
    if (!one) throw new Error('No evenings');
    const line = (await overviewOf(one.organizerId)).performances.find(({ id }) => id === one.id);
    await world().db.update(performances).set({ status: 'cancelled' }).where(eq(performances.id, one.id));
    const input = { organizerId: one.organizerId };
    const { unrefunded, next } = await readDashboard({ ctx: world().job(), input });
    await world().db.update(performances).set({ status: 'scheduled' }).where(eq(performances.id, one.id));
    expect(unrefunded).toMatchObject([{ id: one.id, tickets: line?.money.tickets }]);
    expect(next.map(({ id }) => id)).not.toContain(one.id);
  });

  test('the last days hold what was sold in them', async () => {
    for (const organizerId of organizers()) {
      const { days } = await readDays({ ctx: world().job(), input: { organizerId } });
      const { totals } = await overviewOf(organizerId);
      for (const { currency, money } of totals) {
        const sum = days
          .filter((day) => day.currency === currency)
          .reduce((all, { gross }) => all + gross, 0);
        expect(sum).toBe(money.gross);
      }
    }
  });

  test('a refund that failed is not one, and another organizer’s performance is not found', async () => {
    const [mine] = evenings;
    const other = organizers().find((id) => id !== mine?.organizerId) ?? '';
    if (!mine) throw new Error('No evenings');
    expect(
      await readPerformance({ ctx: world().job(), input: { organizerId: other, performanceId: mine.id } }),
    ).toBeNull();
    expect(
      await readPerformance({ ctx: world().job(), input: { organizerId: other, performanceId: newId() } }),
    ).toBeNull();
    const { orderId } = await buy(world(), [{ evening: mine, count: 1 }]);
    await refundSome(world(), orderId, 900);
    const refundsNow = async () =>
      (await overviewOf(mine.organizerId)).performances.find(({ id }) => id === mine.id)?.money.refunds ?? 0;
    const before = await refundsNow();
    await world().db.update(refunds).set({ state: 'failed' }).where(eq(refunds.orderId, orderId));
    expect(await refundsNow()).toBe(before - 900);
  });
});
