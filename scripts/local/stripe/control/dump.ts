import type { World } from '../world';

type Totals = { captured: number; refunded: number; disputed: number };

/** Every object, and per currency what was captured, what went back and what is lost to disputes; minor units. */
export function dumpState({ state, now }: World) {
  const totals: Record<string, Totals> = {};
  const of = (currency: string) => {
    totals[currency] ??= { captured: 0, refunded: 0, disputed: 0 };
    return totals[currency];
  };
  for (const charge of state.charges.values()) of(charge.currency).captured += charge.amount_captured;
  for (const refund of state.refunds.values()) {
    if (refund.status === 'succeeded') of(refund.currency).refunded += refund.amount;
  }
  for (const dispute of state.disputes.values()) {
    if (dispute.status !== 'won') of(dispute.currency).disputed += dispute.amount;
  }
  return {
    now: now(),
    totals,
    sessions: [...state.sessions.values()].map(({ object, lines, settlement }) => ({
      ...object,
      lines,
      settlement,
    })),
    payment_intents: [...state.intents.values()],
    charges: [...state.charges.values()],
    refunds: [...state.refunds.values()],
    disputes: [...state.disputes.values()],
    balance_transactions: [...state.transactions.values()],
    events: [...state.events.values()],
    deliveries: [...state.deliveries.values()],
    faults: state.faults,
    webhooks: state.webhooks,
  };
}
