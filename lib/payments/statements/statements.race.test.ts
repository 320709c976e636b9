import { beforeAll, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { makeUser } from '@/db/factories';
import { meeting } from '@/db/race-fixture';
import { auditLog, statements } from '@/db/schema';
import { newId } from '@/lib/ids';
import { buy, dispute, type Evening, giveBack, makeEvenings, refundSome } from '../reports/history-fixture';
import { readOverview } from '../reports/read-overview';
import { settlingWorld } from '../settling-fixture';
import { amountCell } from '../spreadsheets/cell';
import { issueStatement } from './issue-statement';
import { readOpenLines } from './read-open-lines';
import { listStatements, readOpenStatement, readStatement } from './read-statements';
import { statementPdf } from './statement-pdf';
import { statementRows } from './statement-rows';
import { byCurrency, total } from './statement-view';

const { world } = settlingWorld();
let evenings: Evening[] = [];
let clerk: ReturnType<ReturnType<typeof world>['ctx']>;
beforeAll(async () => {
  evenings = await makeEvenings(world());
  const user = await makeUser(world().db);
  clerk = world().ctx({ kind: 'fan', userId: user.id, email: user.email, emailVerified: true });
});

const of = (at: number) => {
  const found = evenings[at];
  if (!found) throw new Error('No such evening');
  return found;
};
const organizerId = () => of(0).organizerId;
const input = () => ({ organizerId: organizerId() });
const issue = () => issueStatement({ ctx: clerk, input: input() });

/** Whatever happens, the statements and what is not stated yet are the account, to the cent. */
async function addsUp() {
  const { totals } = await readOverview({ ctx: clerk, input: { ...input(), show: 'all' } });
  const issued = await listStatements({ ctx: clerk, input: input() });
  const open = await readOpenStatement({ ctx: clerk, input: input() });
  const stated = byCurrency([...issued.flatMap(({ lines }) => lines), ...open.lines]);
  expect(Object.fromEntries(stated.map(({ currency, lines }) => [currency, total(lines)]))).toEqual(
    Object.fromEntries(totals.map(({ currency, money }) => [currency, money])),
  );
}

test('a statement takes up where the one before ended; a later refund stands in a later one', async () => {
  expect(await issue()).toMatchObject({ ok: false, code: 'NOTHING_NEW' });
  const [seated, places, euros] = [of(0), of(1), of(2)];
  const one = await buy(world(), [{ evening: seated, count: 2 }]);
  await buy(world(), [{ evening: euros, count: 3 }]);
  await addsUp();
  expect(await issue()).toEqual({ ok: true, number: 1 });
  expect(await issue()).toMatchObject({ ok: false, code: 'NOTHING_NEW' });
  await addsUp();
  const first = await readStatement({ ctx: clerk, input: { ...input(), name: '1' } });

  await giveBack(world(), one.orderId, seated, 1, true);
  const two = await buy(world(), [{ evening: places, count: 2 }]);
  await refundSome(world(), two.orderId, 500);
  const three = await buy(world(), [{ evening: places, count: 1 }]);
  await dispute(world(), three.orderId);
  expect(await issue()).toEqual({ ok: true, number: 2 });
  await addsUp();
  expect(await readStatement({ ctx: clerk, input: { ...input(), name: '1' } })).toEqual(first);
  const second = await readStatement({ ctx: clerk, input: { ...input(), name: '2' } });
  expect(second?.fromAt).toBe(first?.untilAt);
  const dollars = byCurrency(second?.lines ?? []).find(({ currency }) => currency === 'usd')?.lines ?? [];
  expect(total(dollars)).toMatchObject({
    gross: two.total + three.total,
    refunds: 7_400 + 500,
    disputes: three.total,
  });
  expect(await world().db.$count(auditLog)).toBeGreaterThan(0);
});

test('nobody else’s statement is found, nor one that is not there', async () => {
  const other = evenings.find((evening) => evening.organizerId !== organizerId())?.organizerId ?? '';
  for (const name of ['3', '0', '01', '-1', 'x', '']) {
    expect(await readStatement({ ctx: clerk, input: { ...input(), name } }), name).toBeNull();
  }
  expect(await readStatement({ ctx: clerk, input: { organizerId: other, name: '1' } })).toBeNull();
});

test('as rows and as a PDF; one event by itself', async () => {
  const view = await readStatement({ ctx: clerk, input: { ...input(), name: '1' } });
  if (!view) throw new Error('No statement');
  const rows = [...statementRows(view)];
  expect(rows.slice(1).map((row) => row.slice(4, 7))).toEqual([
    ['EUR', 3, amountCell(11_199, 'eur')],
    ['EUR', 3, amountCell(11_199, 'eur')],
    ['USD', 2, amountCell(16_000, 'usd')],
    ['USD', 2, amountCell(16_000, 'usd')],
  ]);
  let bytes = 0;
  for await (const chunk of statementPdf(view)) bytes += (chunk as Buffer).length;
  expect(bytes).toBeGreaterThan(2_000);
  const none = await readStatement({ ctx: clerk, input: { ...input(), name: '1', eventId: newId() } });
  expect(none?.lines).toEqual([]);
});

test('two clerks at once make one statement', async () => {
  await buy(world(), [{ evening: of(0), count: 1 }]);
  const answers = await Promise.all([issue(), issue(), issue()]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await readOpenLines({ ctx: clerk, input: input() })).toEqual({ lines: [], behind: false });
  await addsUp();
});

test('control: without the organizer’s row both state the same money', async () => {
  await buy(world(), [{ evening: of(0), count: 1 }]);
  const met = meeting(2);
  const careless = (number: number) =>
    withTransaction(clerk, async (tx) => {
      const { lines } = await readOpenLines({ ctx: tx, input: input() });
      await met();
      await tx.db.insert(statements).values({ organizerId: organizerId(), number, lines });
    });
  await Promise.all([careless(101), careless(102)]);
  // What was stated twice is missing from the next statement.
  const { lines } = await readOpenLines({ ctx: clerk, input: input() });
  expect(lines[0]?.gross).toBe(-8_000);
});
