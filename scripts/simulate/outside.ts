import type { Step } from './history';
import type { Site } from './site';

const cards = { card: '4242424242424242', 'declined card': '4000000000000002' };

/** What people and banks do at Stripe, without us. */
export function actAtStripe({ stripe, world }: Site, step: Step): undefined {
  const { controls, state } = stripe;
  if (step.kind === 'pay') {
    const buyer = world().visitors[step.fan]?.visitorId;
    const open = [...state.sessions.values()].find(
      ({ object }) => object.status === 'open' && object.customer_email === `fan-${step.fan}@example.test`,
    );
    if (!open || !buyer) return;
    if (step.by === 'debit') controls.payByDebit(open.object.id, { afterMs: Number.MAX_SAFE_INTEGER });
    else controls.paySession(open.object.id, { card: cards[step.by] });
  }
  if (step.kind === 'bank') {
    const waiting = [...state.sessions.values()].find(({ settlement }) => settlement !== null);
    if (waiting) controls.settle(waiting.object.id, step.succeeds);
  }
}
