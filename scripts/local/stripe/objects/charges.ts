import { newId } from '../wire/ids';
import { unixNow, type World } from '../world';
import { recordTransaction } from './balance';
import type { ChargeObject, IntentObject } from './records';

export type Payer = { email: string; name: string | null };
type Method = { type: 'card'; last4: string } | { type: string; last4: null };

/** A pending charge for the whole of an intent; it becomes the intent's latest charge. */
export function openCharge(world: World, intent: IntentObject, payer: Payer, method: Method): ChargeObject {
  const charge = buildCharge(world, intent, payer, method);
  world.state.charges.set(charge.id, charge);
  intent.latest_charge = charge.id;
  intent.payment_method = charge.payment_method;
  return charge;
}

/** The money has come in. */
export function captureCharge(world: World, charge: ChargeObject): void {
  charge.status = 'succeeded';
  charge.paid = true;
  charge.captured = true;
  charge.amount_captured = charge.amount;
  charge.outcome = outcome({
    network_status: 'approved_by_network',
    type: 'authorized',
    seller: 'Payment complete.',
  });
  charge.balance_transaction = recordTransaction(world, {
    type: 'charge',
    amount: charge.amount,
    currency: charge.currency,
    source: charge.id,
  }).id;
  world.emit('charge.succeeded', charge);
}

/** The bank said no. */
export function failCharge(
  world: World,
  charge: ChargeObject,
  code: string,
  message: string,
  reason: string,
): void {
  charge.status = 'failed';
  charge.paid = false;
  charge.failure_code = code;
  charge.failure_message = message;
  const seller = 'The bank returned the decline code `%s`.'.replace('%s', reason);
  charge.outcome = outcome({
    network_status: 'declined_by_network',
    type: 'issuer_declined',
    seller,
    reason,
  });
  world.emit('charge.failed', charge);
}

function outcome(parts: { network_status: string; type: string; seller: string; reason?: string }) {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: parts.network_status,
    reason: parts.reason ?? null,
    risk_level: 'normal',
    risk_score: 12,
    seller_message: parts.seller,
    type: parts.type,
  };
}

function buildCharge(world: World, intent: IntentObject, payer: Payer, method: Method): ChargeObject {
  const address = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
  return {
    id: newId(method.type === 'card' ? 'ch_3' : 'py_3'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address, email: payer.email, name: payer.name, phone: null, tax_id: null },
    calculated_statement_descriptor: 'TESSERA',
    captured: false,
    created: unixNow(world),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: newId('pm_'),
    payment_method_details: methodDetails(method),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: 'pending',
    transfer_data: null,
    transfer_group: null,
  };
}

/** The few details that a receipt may show; the full set belongs to the card networks. */
function methodDetails(method: Method): ChargeObject['payment_method_details'] {
  const details =
    method.last4 === null ? {} : { brand: 'visa', country: 'US', funding: 'credit', last4: method.last4 };
  // Safe because callers can only rely on the type and, for a card, on these four fields.
  return { type: method.type, [method.type]: details } as ChargeObject['payment_method_details'];
}
