import type { PaymentWorld } from '../testing';
import { asCash, buy, dice, dispute, type Evening, giveBack, refundSome } from './history-fixture';
import type { Money } from './report-view';

const levelFees: Record<number, { fee: number; tax: number }> = {
  8000: { fee: 600, tax: 400 },
  4500: { fee: 300, tax: 200 },
};
const ofPrice = (price: number) =>
  levelFees[price] ?? (price === 0 ? { fee: 0, tax: 0 } : { fee: 250, tax: 150 });

type Book = Pick<Money, 'tickets' | 'gross' | 'refunds' | 'disputes' | 'fees' | 'tax' | 'byHand'>;

const seatPrice = (index: number) => (index < 60 ? 8_000 : 4_500);

type Line = { evening: Evening; prices: number[] };
const value = ({ prices }: Line) => prices.reduce((sum, price) => sum + price, 0);
const feesOf = (prices: number[]) => prices.reduce((sum, price) => sum + ofPrice(price).fee, 0);
const taxOf = (prices: number[]) => prices.reduce((sum, price) => sum + ofPrice(price).tax, 0);

/** For tests: histories by the verbs, and beside them what must have become of each evening, kept by hand. */
export function keepBooks(world: () => PaymentWorld, evenings: () => Evening[]) {
  const books = new Map<string, Book>();
  const book = (evening: Evening): Book => {
    const found = books.get(evening.id) ?? {
      tickets: 0,
      gross: 0,
      refunds: 0,
      disputes: 0,
      fees: 0,
      tax: 0,
      byHand: 0,
    };
    books.set(evening.id, found);
    return found;
  };
  async function sell(wishes: { evening: Evening; count: number }[]) {
    const lines = wishes.map(
      ({ evening, count }): Line => ({
        evening,
        prices: Array.from({ length: count }, (_, at) =>
          evening.seated ? seatPrice(evening.nextSeat + at) : evening.price,
        ),
      }),
    );
    const { orderId, total } = await buy(world(), wishes);
    for (const line of lines) {
      const entry = book(line.evening);
      entry.tickets += line.prices.length;
      entry.gross += value(line);
      entry.fees += feesOf(line.prices);
      entry.tax += taxOf(line.prices);
    }
    return { orderId, total, lines };
  }
  type Sold = Awaited<ReturnType<typeof sell>>;

  async function returnSome({ orderId }: Sold, { evening, prices }: Line, count: number, keepFees: boolean) {
    const back = prices.slice(0, count);
    const amount = await giveBack(world(), orderId, evening, count, keepFees);
    const entry = book(evening);
    entry.tickets -= count;
    entry.refunds += amount;
    entry.fees -= keepFees ? 0 : feesOf(back);
    entry.tax -= taxOf(back);
  }

  async function returnAll({ orderId, total, lines }: Sold) {
    await refundSome(world(), orderId, total);
    for (const line of lines) {
      const entry = book(line.evening);
      entry.tickets -= line.prices.length;
      entry.refunds += value(line);
      entry.fees -= feesOf(line.prices);
      entry.tax -= taxOf(line.prices);
    }
  }

  /** A history of about forty orders: whatever can happen to one, in an order that follows from the seed. */
  async function live(seed: number, orders: number) {
    const roll = dice(seed);
    const any = (list: Evening[]) => list[roll(list.length)] ?? (list[0] as Evening);
    const paid = evenings().filter(({ price }) => price > 0);
    for (let at = 0; at < orders; at++) {
      const one = any(paid);
      const count = 1 + roll(4);
      switch (at % 9) {
        case 0:
          await sell([{ evening: one, count }]);
          break;
        case 1: {
          const sold = await sell([{ evening: one, count: count + 1 }]);
          const [line] = sold.lines;
          if (line) await returnSome(sold, line, 1, roll(2) === 0);
          break;
        }
        case 2:
          await returnAll(await sell([{ evening: one, count }]));
          break;
        case 3: {
          const sold = await sell([{ evening: one, count }]);
          await dispute(world(), sold.orderId);
          const [line] = sold.lines;
          if (!line) break;
          const entry = book(line.evening);
          entry.disputes += sold.total;
          entry.fees -= feesOf(line.prices);
          entry.tax -= taxOf(line.prices);
          break;
        }
        case 4:
          await buy(world(), [{ evening: one, count }], true);
          break;
        case 5: {
          const free = any(evenings().filter(({ price }) => price === 0));
          const sold = await sell([{ evening: free, count: count + 1 }]);
          const [line] = sold.lines;
          if (line && roll(2) === 0) await returnSome(sold, line, 1, false);
          break;
        }
        case 6: {
          const other = any(paid.filter(({ id, currency }) => id !== one.id && currency === one.currency));
          const sold = await sell([
            { evening: one, count },
            { evening: other, count: 2 },
          ]);
          const [first, second] = sold.lines;
          if (roll(3) === 0) await returnAll(sold);
          else if (first && second) {
            await returnSome(sold, second, 1, false);
            await returnSome(sold, first, count, true);
          }
          break;
        }
        case 7: {
          const sold = await sell([{ evening: one, count }]);
          await asCash(world(), sold.orderId);
          book(one).byHand += sold.total;
          break;
        }
        default: {
          // Less than the price without the fee, so that the fee stays.
          const sold = await sell([{ evening: one, count }]);
          await refundSome(world(), sold.orderId, 700 + roll(99));
          const [row] = await world().refundsOf(sold.orderId);
          book(one).refunds += row?.amount ?? 0;
        }
      }
    }
  }

  return { books, live };
}
