import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { salesChanges, salesFigureState } from '@/db/schema';
import { newId } from '@/lib/ids';
import { settlingWorld } from '../settling-fixture';
import { issueStatement } from '../statements/issue-statement';
import { readStatement } from '../statements/read-statements';
import { buy, type Evening, makeEvenings } from './history-fixture';
import { readCompleteness } from './read-completeness';
import { readDashboard } from './read-dashboard';
import { readDays, readOverview } from './read-overview';
import { readPerformance } from './read-performance';
import { refreshFigures } from './refresh-figures';

const { world } = settlingWorld();
let evenings: Evening[] = [];
beforeAll(async () => {
  evenings = await makeEvenings(world());
});

const of = (at: number) => {
  const found = evenings[at];
  if (!found) throw new Error('No such evening');
  return found;
};
const ctx = () => world().job();
const organizerId = () => of(0).organizerId;
const input = () => ({ organizerId: organizerId() });
const overview = () => readOverview({ ctx: ctx(), input: { ...input(), show: 'all' } });
const gross = async () => (await overview()).totals.find(({ currency }) => currency === 'usd')?.money.gross;

/** As after a migration or a night of refunds: very many orders wait to be added up. */
const noteMany = (orders: number) =>
  world().db.execute(sql`
    insert into sales_changes (performance_id, order_id)
    select ${of(0).id}, uuidv7() from generate_series(1, ${orders})`);

test('what is stored is told, and that it is behind, while very many orders wait to be added up', async () => {
  const first = await buy(world(), [{ evening: of(0), count: 1 }]);
  expect(await readCompleteness({ ctx: ctx(), input: input() })).toMatchObject({ completeAt: null });
  await refreshFigures({ ctx: ctx(), input: { limit: 10 } });
  const { completeAt } = await readCompleteness({ ctx: ctx(), input: input() });
  expect(Date.parse(completeAt ?? '')).toBeGreaterThan(Date.now() - 60_000);

  const second = await buy(world(), [{ evening: of(0), count: 1 }]);
  expect(await overview()).toMatchObject({ behind: false });
  expect(await gross()).toBe(first.total + second.total);

  await noteMany(1_001);
  expect(await overview()).toMatchObject({ behind: true });
  expect(await gross()).toBe(first.total);
  expect(await readDays({ ctx: ctx(), input: input() })).toMatchObject({ behind: true });
  expect(await readDashboard({ ctx: ctx(), input: input() })).toMatchObject({ behind: true });
  const one = { ...input(), performanceId: of(0).id };
  expect(await readPerformance({ ctx: ctx(), input: one })).toMatchObject({ behind: true });
  // Others are told theirs as ever.
  const other = evenings.find((evening) => evening.organizerId !== organizerId())?.organizerId ?? newId();
  const theirs = await readOverview({ ctx: ctx(), input: { organizerId: other, show: 'all' } });
  expect(theirs.behind).toBe(false);
  // Only a batch is added up: as far as before.
  await refreshFigures({ ctx: ctx(), input: { limit: 1, size: 1 } });
  expect((await readCompleteness({ ctx: ctx(), input: input() })).completeAt).toBe(completeAt);
});

test('no statement is issued meanwhile', async () => {
  const open = await readStatement({ ctx: ctx(), input: { ...input(), name: 'open' } });
  expect(open?.behind).toBe(true);
  const issued = await issueStatement({ ctx: ctx(), input: input() });
  expect(issued).toMatchObject({ ok: false, code: 'BEHIND' });
});

test('once the worker has caught up all is told again', async () => {
  while ((await refreshFigures({ ctx: ctx(), input: { limit: 10 } })) > 0);
  expect(await world().db.$count(salesChanges)).toBe(0);
  expect(await world().db.$count(salesFigureState)).toBe(1);
  expect(await overview()).toMatchObject({ behind: false });
  expect(await gross()).toBe(8_000 * 2);
  expect(await issueStatement({ ctx: ctx(), input: input() })).toEqual({ ok: true, number: 1 });
});
