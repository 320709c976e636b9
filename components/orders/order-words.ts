import { formatMoney } from '@/lib/money';
import type { OrderView } from '@/lib/orders/queries';

type OrderWords = { title: string; text: string };

const settled: Record<Exclude<OrderView['status'], 'open' | 'awaiting_payment'>, OrderWords> = {
  paid: { title: 'Your tickets', text: 'Show a code at the door, on this screen or on paper.' },
  partially_refunded: {
    title: 'Your tickets',
    text: 'Part of this order was given back. The tickets below are still good.',
  },
  refunded: {
    title: 'This order was refunded',
    text: 'The whole amount goes back to the card or account that paid. Its tickets no longer open the door.',
  },
  paid_late: {
    title: 'Your seats were gone',
    text: 'Your payment arrived after the time for it was over, and somebody else has the seats. We are sorry. Your money is on its way back; most banks show it within five to ten days. You need not do anything.',
  },
  disputed: {
    title: 'Your bank is looking into this payment',
    text: 'The card’s holder asked the bank for this payment back, and the bank decides. Your tickets stay good meanwhile. If it was a mistake, tell the bank.',
  },
  expired: {
    title: 'The time to pay is over',
    text: 'Nothing was charged. The tickets went back on sale; if nobody was faster, you can choose them again.',
  },
  cancelled: {
    title: 'This order was cancelled',
    text: 'Nothing was charged. The tickets went back on sale.',
  },
};

type Told = Pick<OrderView, 'status' | 'processing' | 'total' | 'currency' | 'refunds'>;

/** What of a refunded order stays with the seller, minor units: fees that the rule of its sale keeps. */
function keptOf({ total, refunds }: Told): number {
  return refunds.reduce(
    (left, { amount, state, reason }) =>
      state === 'failed' || reason === 'not_asked_for' ? left : left - amount,
    total,
  );
}

/** The heading of an order's page and the sentence under it. */
export function orderWords(order: Told): OrderWords {
  const { status, processing } = order;
  if (status === 'refunded' && keptOf(order) > 0) {
    const kept = formatMoney(keptOf(order), order.currency);
    const text = `All of its tickets were given back and no longer open the door. Their price goes back to the card or account that paid, without ${kept} in fees, which stay with the seller.`;
    return { title: settled.refunded.title, text };
  }
  if (status !== 'open' && status !== 'awaiting_payment') return settled[status];
  return processing
    ? {
        title: 'Your bank is still working',
        text: 'Payments from a bank account take some days. Your seats are kept until the bank has answered, and your tickets come by e-mail as soon as it says yes. You can close this page.',
      }
    : {
        title: 'Confirming your payment',
        text: 'This takes a few seconds. Your tickets appear here by themselves.',
      };
}

/** How far a refund has come. */
export const refundWords: Record<OrderView['refunds'][number]['state'], string> = {
  owed: 'on its way',
  requested: 'on its way',
  succeeded: 'sent back',
  failed: 'delayed; we are taking care of it',
};

/** Whether tickets of an order with this status may open the door, and are shown. */
export function showsTickets(status: OrderView['status']): boolean {
  return status === 'paid' || status === 'partially_refunded' || status === 'disputed';
}
