import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { orderItems, tickets } from '@/db/schema';
import { giveTicketsBack } from '../give-tickets-back';
import { settlingWorld } from '../settling-fixture';
import { salesOf } from './figures-sql';
import { buy, dice, type Evening, makeEvenings, refundSome } from './history-fixture';

const { world } = settlingWorld();
let evenings: Evening[] = [];
beforeAll(async () => {
  evenings = await makeEvenings(world());
});

type Back = { face: number; fee: number; tax: number };
type Item = typeof orderItems.$inferSelect;

/** What the reports say came back of each line of an order. */
async function shared(orderId: string): Promise<Map<string, Back>> {
  const rows = await world().db.execute<Back & { key: string }>(sql`
    select performance_id || ' ' || price_level_id as key, sum(face_back)::int as face, sum(fee_back)::int as fee,
      sum(tax_back)::int as tax
    from (${salesOf(sql`select ${orderId}::uuid`)}) f group by 1`);
  return new Map(rows.map(({ key, ...back }) => [key, back]));
}

const keyOf = ({ performanceId, priceLevelId }: Item) => `${performanceId} ${priceLevelId}`;

/** Buys of several evenings, and lets each line go by a rule of its own about fees. */
async function buyMixed(roll: (n: number) => number): Promise<{ orderId: string; items: Item[] }> {
  const dollars = evenings.filter(({ currency, price }) => currency === 'usd' && price > 0);
  const wishes = dollars.map((evening) => ({ evening, count: 1 + roll(4) }));
  const { orderId } = await buy(world(), wishes);
  const items = await world().db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
  for (const [at, item] of items.entries()) {
    const refundKeepsFees = (at + roll(2)) % 2 === 0;
    await world()
      .db.update(orderItems)
      .set({ refundDays: 0, refundKeepsFees })
      .where(eq(orderItems.id, item.id));
    item.refundKeepsFees = refundKeepsFees;
  }
  return { orderId, items };
}

test.each([1, 2, 3, 4, 5, 6])(
  'lines with different rules about fees, given back in one moment, are shared to the cent (%i)',
  async (seed) => {
    const roll = dice(seed);
    const { orderId, items } = await buyMixed(roll);
    const all = await world().db.select().from(tickets).where(eq(tickets.orderId, orderId));
    const chosen = all.filter((_, at) => at === 0 || roll(3) > 0);
    const given = await giveTicketsBack({
      ctx: world().job(),
      input: { orderId, ticketIds: chosen.map(({ id }) => id) },
    });
    const expected = new Map<string, Back>();
    for (const item of items) {
      const n = chosen.filter(({ orderItemId }) => orderItemId === item.id).length;
      const sum = expected.get(keyOf(item)) ?? { face: 0, fee: 0, tax: 0 };
      sum.face += n * item.faceAmount;
      sum.fee += item.refundKeepsFees ? 0 : n * item.feeAmount;
      sum.tax += n * item.taxAmount;
      expected.set(keyOf(item), sum);
    }
    expect(await shared(orderId)).toEqual(expected);
    const total = [...expected.values()].reduce((sum, { face, fee, tax }) => sum + face + fee + tax, 0);
    expect(given).toEqual({ ok: true, amount: total });

    // What is given for nothing in particular comes on top, and never takes a cent of what was shared already.
    const left = items.reduce((sum, item) => sum + item.quantity * item.faceAmount, 0) - total;
    if (left > 101) {
      await refundSome(world(), orderId, 101);
      const after = await shared(orderId);
      for (const [key, before] of expected) {
        expect(after.get(key)?.face ?? 0).toBeGreaterThanOrEqual(before.face);
        expect(after.get(key)?.fee ?? 0).toBeGreaterThanOrEqual(before.fee);
      }
    }
    const [ledger] = await world().db.execute<{ back: number }>(
      sql`select sum(amount)::int as back from refunds where order_id = ${orderId}`,
    );
    const said = [...(await shared(orderId)).values()];
    expect(said.reduce((sum, { face, fee, tax }) => sum + face + fee + tax, 0)).toBe(ledger?.back);
  },
  60_000,
);
