import { eq } from 'drizzle-orm';
import { connect } from '@/db';
import { checkoutAttempts } from '@/db/schema';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { startCheckout } from '@/lib/payments/start-checkout';
import { runClients } from '@/scripts/bench/clients';
import { paySession } from '@/scripts/bench/orders/stand-in';
import { servePart } from '@/scripts/bench/part';

export type PrepareInput = { stripeUrl: string; performanceId: string; orders: number };
/** Sessions that have been paid and whose orders do not know it, and what it took to bring them there. */
export type PrepareOutput = { sessionIds: string[]; seconds: number };

const clients = 8;
const allInPrice = 8_000;

const { db } = connect(env().DATABASE_URL, { pool: clients, name: 'tessera-bench-prepare' });

/** A purchase by the verbs, from two named seats to a paid session. */
async function buy({ stripeUrl, performanceId }: PrepareInput, at: number): Promise<string> {
  const ctx = { actor: { kind: 'visitor', visitorId: newId() } as const, db };
  const held = await hold({
    ctx,
    input: holdInput.parse({ performanceId, seatIndexes: [2 * at, 2 * at + 1] }),
  });
  if (!held.ok) throw new Error(held.code);
  const wish = { email: `${newId()}@example.test`, buyerName: 'Ada Fan', acceptedTotal: 2 * allInPrice };
  const placed = await placeOrder({ ctx, input: wish });
  if (!placed.ok) throw new Error(placed.code);
  await startCheckout({ ctx, input: { orderId: placed.orderId } });
  const [attempt] = await db
    .select({ sessionId: checkoutAttempts.sessionId })
    .from(checkoutAttempts)
    .where(eq(checkoutAttempts.orderId, placed.orderId));
  if (!attempt?.sessionId) throw new Error('A checkout without a session');
  await paySession(stripeUrl, attempt.sessionId);
  return attempt.sessionId;
}

await servePart(async (input: PrepareInput): Promise<PrepareOutput> => {
  const sessionIds: string[] = [];
  let next = 0;
  const { seconds } = await runClients({
    clients,
    seconds: 600,
    work: async () => {
      const at = next++;
      if (at >= input.orders) return false;
      sessionIds.push(await buy(input, at));
      return true;
    },
  });
  return { sessionIds, seconds };
});
