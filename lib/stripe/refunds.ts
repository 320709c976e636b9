import type Stripe from 'stripe';
import { stripe } from './client';

export type RefundFacts = {
  stripeRefundId: string;
  /** Our row, when we asked for it; null when somebody refunded in Stripe's dashboard. */
  refundId: string | null;
  paymentIntentId: string | null;
  amount: number;
  state: 'requested' | 'succeeded' | 'failed';
  failure: string | null;
};

/**
 * Refunds once per `refundId`, for ever: Stripe forgets idempotency keys after a day or so, therefore the payment's
 * refunds are searched for ours first.
 */
export async function refundOnce(request: {
  refundId: string;
  paymentIntentId: string;
  amount: number;
}): Promise<RefundFacts> {
  const known = await stripe().refunds.list({ payment_intent: request.paymentIntentId, limit: 100 });
  const ours = known.data.find((refund) => refund.metadata?.refund_id === request.refundId);
  const refund =
    ours ??
    (await stripe().refunds.create(
      {
        payment_intent: request.paymentIntentId,
        amount: request.amount,
        metadata: { refund_id: request.refundId },
      },
      { idempotencyKey: `refund/${request.refundId}` },
    ));
  return factsOf(refund);
}

export async function readRefund(stripeRefundId: string): Promise<RefundFacts> {
  return factsOf(await stripe().refunds.retrieve(stripeRefundId));
}

/** All refunds of a payment, whoever asked for them. */
export async function listRefunds(paymentIntentId: string): Promise<RefundFacts[]> {
  const { data } = await stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 });
  return data.map(factsOf);
}

function factsOf(refund: Stripe.Refund): RefundFacts {
  const intent = refund.payment_intent;
  return {
    stripeRefundId: refund.id,
    refundId: refund.metadata?.refund_id ?? null,
    paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    amount: refund.amount,
    state:
      refund.status === 'succeeded'
        ? 'succeeded'
        : refund.status === 'failed' || refund.status === 'canceled'
          ? 'failed'
          : 'requested',
    failure: refund.failure_reason ?? null,
  };
}
