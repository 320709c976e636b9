import { selfCheck } from '@/lib/payments/self-check';
import { sessionState } from './books';
import type { Play } from './run';

/** What must hold at every moment, whatever died; the first thing that does not. `thorough` asks the site's own self-check too. */
export async function broken(
  { site, books }: Play,
  thorough: boolean,
): Promise<{ rule: string; what: string } | null> {
  const payable = [...site.stripe.state.sessions.values()]
    .filter(({ object }) => sessionState(site.stripe.state, object) === 'open')
    .map(({ object }) => object);
  const orders = payable.map(({ metadata }) => metadata?.order_id);
  if (new Set(orders).size < orders.length) return { rule: 'one page', what: 'one order can be paid twice' };
  for (const { id, metadata } of payable) {
    const fan = books.payments.findIndex((payment) => payment?.orderId === metadata?.order_id);
    const payment = books.payments[fan];
    const held = books.fans[fan]?.held;
    if (
      payment?.attempt === 'open' &&
      payment.sessionId === id &&
      JSON.stringify(held) !== JSON.stringify(payment.items)
    ) {
      return { rule: 'payable', what: `fan ${fan} can pay for what is not kept for him` };
    }
  }
  if (!thorough) return null;
  const [drift] = await selfCheck(site.house);
  return drift
    ? { rule: drift.what, what: `${drift.what}: ${drift.found} instead of ${drift.expected}` }
    : null;
}
