/*
 * Started by crash.race.test.ts as a process of its own: a purchase from hold to mail, through the real verbs, that
 * ends with `kill -9` on itself just before the database statement whose number is in CRASH_AT. With LOOSE it is the
 * control: the same verbs, whose transactions are none, so that each statement stands alone.
 */
import { eq } from 'drizzle-orm';
import { type Ctx, connect, type Database } from '@/db';
import { checkoutAttempts } from '@/db/schema';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { refreshOrder } from './refresh-order';
import { startCheckout } from './start-checkout';

function read(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The pool in the clothes of a transaction: what is written stays, and nothing is undone. */
function loose(db: Database): Database {
  const clothes: Database = new Proxy(db, {
    has: (target, key) => key === 'rollback' || key in target,
    get: (target, key) =>
      key === 'transaction'
        ? (work: (tx: Database) => unknown) => work(clothes)
        : Reflect.get(target, key, target),
  });
  return clothes;
}

async function buy(): Promise<void> {
  const crashAt = Number(read('CRASH_AT'));
  let statements = 0;
  const { db: pool } = connect(read('DATABASE_URL'), {
    pool: 2,
    onStatement: () => {
      statements++;
      if (statements === crashAt) process.kill(process.pid, 'SIGKILL');
    },
  });
  const db = process.env.LOOSE ? loose(pool) : pool;
  const ctx: Ctx = { actor: { kind: 'visitor', visitorId: newId() }, db };
  const seat = Number(read('SEAT'));
  const held = await hold({
    ctx,
    input: holdInput.parse({ performanceId: read('PERFORMANCE'), seatIndexes: [seat] }),
  });
  if (!held.ok) throw new Error(held.code);
  const wish = { email: `${newId()}@example.test`, buyerName: 'Ada Fan', acceptedTotal: 8_000 };
  const order = await placeOrder({ ctx, input: wish });
  if (!order.ok) throw new Error(order.code);
  await startCheckout({ ctx, input: { orderId: order.orderId } });
  const [attempt] = await db
    .select()
    .from(checkoutAttempts)
    .where(eq(checkoutAttempts.orderId, order.orderId));
  const answer = await fetch(`${read('STRIPE_API_URL')}/_control/sessions/${attempt?.sessionId}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) throw new Error(`The stand-in does not take the card: ${await answer.text()}`);
  const settled = await refreshOrder({ ctx, input: { orderId: order.orderId } });
  if (settled !== 'paid') throw new Error(`The order is not paid: ${settled}`);
  // Came to the end: the parent learns how many statements a whole purchase has.
  process.stdout.write(`${statements}\n`);
  process.exit(0);
}

await buy();
