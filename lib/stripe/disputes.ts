import { stripe } from './client';

export type DisputeFacts = {
  disputeId: string;
  paymentIntentId: string | null;
  /** `open` while the bank decides. */
  state: 'open' | 'won' | 'lost';
};

/** Asks Stripe how a dispute stands now. */
export async function readDispute(disputeId: string): Promise<DisputeFacts> {
  const dispute = await stripe().disputes.retrieve(disputeId);
  const intent = dispute.payment_intent;
  return {
    disputeId: dispute.id,
    paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    state: dispute.status === 'won' ? 'won' : dispute.status === 'lost' ? 'lost' : 'open',
  };
}
