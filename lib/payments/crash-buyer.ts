/*
 * Started by crash.race.test.ts as a process of its own: a purchase from hold to mail, through the real verbs, that
 * ends with `kill -9` on itself just before the database statement whose number is in CRASH_AT.
 */
import { eq } from 'drizzle-orm';
import { type Ctx, connect } from '@/db';
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

async function buy(): Promise<void> {
  const crashAt = Number(read('CRASH_AT'));
  let statements = 0;
  const { db } = connect(read('DATABASE_URL'), {
    pool: 2,
    onStatement: () => {
      statements++;
      if (statements === crashAt) process.kill(process.pid, 'SIGKILL');
    },
  });
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
  await fetch(`${read('STRIPE_API_URL')}/_control/sessions/${attempt?.sessionId}/pay`, {
    method: 'POST',
    body: '{}',
  });
  await refreshOrder({ ctx, input: { orderId: order.orderId } });
  // Came to the end: the parent learns how many statements a whole purchase has.
  process.stdout.write(`${statements}\n`);
  process.exit(0);
}

await buy();
