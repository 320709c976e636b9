import { sql } from 'drizzle-orm';
import type { Database } from '@/db';
import { makeSeatedPerformance } from '@/db/factories';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { settleSession } from '@/lib/payments/settle-session';
import { figure, milliseconds } from '@/scripts/bench/report';
import { median } from '@/scripts/bench/statistics';

const perRound = 100;
const pairs = 8;

type Triggers = readonly (readonly [table: string, name: string])[];

/** What is noted for the reports. */
export const salesNotes: Triggers = [
  ['orders', 'orders_sales_change'],
  ['order_items', 'order_items_sales_insert'],
  ['payments', 'payments_sales_insert'],
];

/** What keeps the words by which an order is found. */
export const searchedWords: Triggers = [
  ['order_items', 'order_items_search'],
  ['payments', 'payments_search'],
];

async function note(db: Database, triggers: Triggers, on: boolean): Promise<void> {
  for (const [table, name] of triggers) {
    await db.execute(sql.raw(`alter table ${table} ${on ? 'enable' : 'disable'} trigger ${name}`));
  }
}

type Round = { placed: number[]; settled: number[] };

/** Orders of two seats one after the other, straight on PostgreSQL: what placing and settling each took. */
async function play(db: Database): Promise<Round> {
  const { performance: sold } = await makeSeatedPerformance(db, { rows: 10, seatsPerRow: 20 });
  const round: Round = { placed: [], settled: [] };
  for (let at = 0; at < perRound; at++) {
    const ctx = { actor: { kind: 'visitor', visitorId: newId() } as const, db };
    const seatIndexes = [2 * at, 2 * at + 1];
    const held = await hold({ ctx, input: holdInput.parse({ performanceId: sold.id, seatIndexes }) });
    if (!held.ok) throw new Error(held.message);
    const [total] = await db.execute<{ n: number }>(sql`
      select sum(l.price)::int as n from claims c join price_levels l on l.id = c.price_level_id
      where c.hold_id = ${held.holdId}`);
    const amount = total?.n ?? 0;
    const wish = { email: `${newId()}@example.test`, buyerName: 'Ada Fan', acceptedTotal: amount };
    const from = performance.now();
    const placed = await placeOrder({ ctx, input: wish });
    const between = performance.now();
    if (!placed.ok) throw new Error(placed.message);
    const facts = {
      sessionId: `cs_${placed.orderId}`,
      orderId: placed.orderId,
      attempt: 1,
      state: 'paid' as const,
      paymentIntentId: `pi_${placed.orderId}`,
      amount,
      currency: 'usd',
      cardLast4: '4242',
    };
    const settled = await settleSession({ ctx, input: { facts } });
    if (settled !== 'paid') throw new Error(`The order is ${settled}`);
    round.placed.push(between - from);
    round.settled.push(performance.now() - between);
  }
  return round;
}

/** What triggers cost an order: rounds with them and without, in turn. */
export async function measureNotes(db: Database, triggers: Triggers): Promise<string> {
  const [noted, bare]: [Round[], Round[]] = [[], []];
  try {
    await play(db);
    for (let pair = 0; pair < pairs; pair++) {
      await note(db, triggers, false);
      bare.push(await play(db));
      await note(db, triggers, true);
      noted.push(await play(db));
    }
  } finally {
    await note(db, triggers, true);
  }
  const of = (rounds: Round[], step: keyof Round) => median(rounds.flatMap((round) => round[step]));
  const compare = (step: keyof Round) => {
    const [with_, without] = [of(noted, step), of(bare, step)];
    return `${milliseconds(with_)} with triggers, ${milliseconds(without)} without (${figure((with_ / without - 1) * 100)} %)`;
  };
  return `medians of ${figure(pairs * perRound)} orders each, in turn: settling ${compare('settled')}; placing ${compare('placed')}`;
}
