import { noSuch } from '../wire/errors';
import { newId } from '../wire/ids';
import { unixNow, type World } from '../world';
import { recordTransaction } from './balance';
import type { ChargeObject, DisputeObject } from './records';

const ANSWER_WITHIN_S = 7 * 24 * 60 * 60;

/** The cardholder contests a charge: the bank takes what is left of it back at once. */
export function openDispute(world: World, charge: ChargeObject, reason: string): DisputeObject {
  if (charge.status !== 'succeeded') throw new Error('Only a successful charge can be disputed.');
  if (charge.disputed) throw new Error(`Charge ${charge.id} is already disputed.`);
  const amount = charge.amount_captured - charge.amount_refunded;
  if (amount <= 0) throw new Error(`Charge ${charge.id} was refunded in full.`);
  const dispute = buildDispute(world, charge, amount, reason);
  world.state.disputes.set(dispute.id, dispute);
  charge.disputed = true;
  world.emit('charge.dispute.created', dispute);
  withdraw(world, dispute, -amount);
  world.emit('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** The bank decides; a dispute that we win brings the money back. */
export function closeDispute(world: World, dispute: DisputeObject, won: boolean): void {
  if (dispute.status !== 'needs_response') throw new Error(`Dispute ${dispute.id} is closed.`);
  dispute.status = won ? 'won' : 'lost';
  world.emit('charge.dispute.closed', dispute);
  if (!won) return;
  withdraw(world, dispute, dispute.amount);
  world.emit('charge.dispute.funds_reinstated', dispute);
}

/** The dispute of an id; throws Stripe's 404. */
export function findDispute(world: World, id: string): DisputeObject {
  const dispute = world.state.disputes.get(id);
  if (!dispute) throw noSuch('dispute', id, 'dispute');
  return dispute;
}

function withdraw(world: World, dispute: DisputeObject, amount: number): void {
  const { currency, id } = dispute;
  dispute.balance_transactions.push(
    recordTransaction(world, { type: 'adjustment', amount, currency, source: id }),
  );
}

function buildDispute(world: World, charge: ChargeObject, amount: number, reason: string): DisputeObject {
  const created = unixNow(world);
  return {
    id: newId('dp_'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: EVIDENCE,
    evidence_details: {
      due_by: created + ANSWER_WITHIN_S,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'manual',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: 'needs_response',
  };
}

const EVIDENCE: DisputeObject['evidence'] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
