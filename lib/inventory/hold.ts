import { type Ctx, type Database, isTransaction, lineOf } from '@/db';
import { createConvoy } from '@/lib/convoy';
import { sqlState } from '@/lib/errors';
import { countCart } from './count-interest';
import { failures, type HoldFailure } from './failures';
import { type Held, type HoldWish, holdAlone } from './hold-alone';
import { holdTogether, type SeatWish } from './hold-together';

const lockNotAvailable = '55P03';

type Convoy = (wish: SeatWish) => Promise<Held | HoldFailure>;
const convoys = new WeakMap<Database, Convoy>();

function convoyOf(db: Database): Convoy {
  let convoy = convoys.get(db);
  if (!convoy) {
    convoy = createConvoy({
      carry: (wishes) => holdTogether(db, wishes),
      alone: ({ actor, input }) => holdAlone({ ctx: { actor, db }, input }),
      // Two lanes keep PostgreSQL busy while one of them commits; the rest of the pool is for everybody else.
      size: 32,
      lanes: 2,
      ...lineOf(db),
    });
    convoys.set(db, convoy);
  }
  return convoy;
}

/**
 * Holds seats and places for the caller's cart: all of what is asked or nothing, in one transaction, for the minutes
 * that a hold lives. Adding to a cart does not prolong it. Expected refusals come back as a HoldFailure. Wishes for named
 * seats that come in while others are being served share a transaction with each other (docs/decisions/0011).
 */
export async function hold({ ctx, input }: { ctx: Ctx; input: HoldWish }): Promise<Held | HoldFailure> {
  const { actor, db } = ctx;
  const seatsOnly = input.seatIndexes.length > 0 && !input.best && input.places.length === 0;
  try {
    // Inside the caller's transaction nothing is held yet, and it is the box office's: no visitor's cart to count.
    if (isTransaction(db)) return await holdAlone({ ctx, input });
    const held = await (seatsOnly ? convoyOf(db)({ actor, input }) : holdAlone({ ctx, input }));
    if (held.ok) countCart(db, input.performanceId, held.holdId);
    return held;
  } catch (error) {
    // A rival kept a seat locked for longer than a buyer should wait.
    if (sqlState(error) === lockNotAvailable) return failures.busy();
    throw error;
  }
}
