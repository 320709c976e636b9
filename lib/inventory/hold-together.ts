import { sql } from 'drizzle-orm';
import { type Database, type Transaction, withTransaction } from '@/db';
import { type Actor, buyerKey, userIdOf } from '@/lib/actor';
import type { Carried } from '@/lib/convoy';
import { crowdedOut } from './carts-of-networks';
import { claimSeats, refusalOfClaims, type SeatClaim } from './claim-seats';
import { failures, type HoldFailure } from './failures';
import type { Held, HoldWish } from './hold-alone';
import { tryLockBuyers } from './internal';
import { checkLevels, checkLimits } from './limits';
import { type Cart, openCarts } from './open-carts';
import { openSales, type Sale } from './open-sale';

/** Somebody who wants named seats and nothing else. */
export type SeatWish = { actor: Actor; input: HoldWish };

type Outcome = Carried<Held | HoldFailure>;
type Rider = { at: number; buyer: string; input: HoldWish; sale: Sale; origin?: string };

/**
 * The wishes of many buyers in one transaction, each all or nothing by itself; answers in their order. Two who would meet
 * (one buyer twice, one seat twice) do not travel together: the later one is left undecided, as is a buyer who is
 * busy elsewhere. Same rules, same statements as holdAlone; what that undoes by rolling back is taken back here.
 */
export function holdTogether(db: Database, wishes: SeatWish[]): Promise<Outcome[]> {
  return withTransaction({ actor: { kind: 'job', name: 'holds' }, db }, async ({ db: tx }) => {
    const outcomes: Outcome[] = wishes.map(() => undefined);
    const admitted = await admit(tx, wishes, outcomes);
    const opened = await openCarts(tx, admitted);
    const riders = admitted.flatMap((rider, n) => {
      const cart = opened[n];
      return cart ? [{ ...rider, cart }] : [];
    });
    if (riders.length === 0) return outcomes;
    const claims = await claimSeats(
      tx,
      riders.map(({ input, cart }) => ({
        performanceId: input.performanceId,
        holdId: cart.holdId,
        seatIndexes: input.seatIndexes,
      })),
    );
    const losers: { cart: Cart; performanceId: string; claims: SeatClaim[] }[] = [];
    const refusals = riders.map(({ sale, input }, n) => refusalOf(sale, input, claims[n] ?? []));
    const crowded = await crowdedOut(
      tx,
      riders.filter((_, n) => !refusals[n]),
    );
    riders.forEach(({ at, input, cart }, n) => {
      const won = claims[n] ?? [];
      const refused = refusals[n] ?? (crowded.has(cart.holdId) ? failures.tooManyFromHere() : null);
      if (refused) losers.push({ cart, performanceId: input.performanceId, claims: won });
      const { fresh: _, ...shown } = cart;
      outcomes[at] = refused ?? { ok: true, ...shown, seatIndexes: input.seatIndexes, adjacent: true };
    });
    if (losers.length > 0) await takeBack(tx, losers);
    return outcomes;
  });
}

/** Locks the buyers and lets those ride who may hold and meet nobody; writes down who may not. */
async function admit(tx: Transaction, wishes: SeatWish[], outcomes: Outcome[]): Promise<Rider[]> {
  const buyers = wishes.map(({ actor }) => buyerKey(actor));
  const [locked, opened] = await Promise.all([
    tryLockBuyers(tx, buyers),
    openSales(
      tx,
      wishes.map(({ actor, input }, at) => ({ ...input, buyer: buyers[at] ?? '', userId: userIdOf(actor) })),
    ),
  ]);
  const met = new Set<string>();
  return wishes.flatMap(({ input }, at) => {
    const buyer = buyers[at] ?? '';
    const sale = opened[at];
    if (!locked.has(buyer) || met.has(buyer) || !sale) return [];
    met.add(buyer);
    const refused = sale.ok ? checkLevels(sale.sale, input) : sale;
    if (refused || !sale.ok) {
      outcomes[at] = refused ?? undefined;
      return [];
    }
    const seats = input.seatIndexes.map((seat) => `${input.performanceId} ${seat}`);
    if (seats.some((seat) => met.has(seat))) return [];
    for (const seat of seats) met.add(seat);
    return [{ at, buyer, input, sale: sale.sale, origin: input.origin }];
  });
}

function refusalOf(sale: Sale, input: HoldWish, claims: SeatClaim[]): HoldFailure | null {
  const lost = refusalOfClaims(claims, input.seatIndexes.length);
  if (lost) return lost;
  const added = new Map<string, number>();
  for (const { mine, priceLevelId } of claims) {
    if (!mine) added.set(priceLevelId, (added.get(priceLevelId) ?? 0) + 1);
  }
  return checkLimits(sale, added);
}

/** Frees what was won beside something lost, and drops the carts that were opened for it. */
async function takeBack(
  tx: Transaction,
  losers: { cart: Cart; performanceId: string; claims: SeatClaim[] }[],
): Promise<void> {
  const won = losers.flatMap(({ cart, performanceId, claims }) =>
    claims
      .filter(({ claimed, mine }) => claimed && !mine)
      .map(({ seatId }) => ({ hold_id: cart.holdId, performance_id: performanceId, seat_id: seatId })),
  );
  if (won.length > 0) {
    await tx.execute(sql`
      delete from claims c
      using json_to_recordset(${JSON.stringify(won)}::text::json) as w(hold_id uuid, performance_id uuid, seat_id int)
      where c.performance_id = w.performance_id and c.seat_id = w.seat_id and c.hold_id = w.hold_id and c.state = 'held'`);
  }
  const fresh = losers.flatMap(({ cart }) => (cart.fresh ? [cart.holdId] : []));
  if (fresh.length > 0) {
    await tx.execute(sql`delete from holds where id = any(${`{${fresh.join(',')}}`}::uuid[])`);
  }
}
