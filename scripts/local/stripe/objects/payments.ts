import type { World } from '../world';
import { captureCharge, failCharge, openCharge, type Payer } from './charges';
import { ensureIntent } from './intents';
import { debitType, testCard } from './payment-methods';
import type { IntentObject, SessionRecord } from './records';

export type CardOutcome = { kind: 'paid' } | { kind: 'challenge' } | { kind: 'declined'; message: string };

/** Charges a test card for an open session; a decline leaves the session open for another try. */
export function payByCard(world: World, record: SessionRecord, number: string, payer: Payer): CardOutcome {
  assertOpen(record);
  const intent = ensureIntent(world, record);
  const { result } = testCard(number);
  noteCustomer(record, payer);
  if (result === 'challenge') {
    intent.status = 'requires_action';
    const url = `${world.publicUrl}/c/pay/${record.object.id}/challenge`;
    intent.next_action = { type: 'redirect_to_url', redirect_to_url: { return_url: record.object.url, url } };
    world.emit('payment_intent.requires_action', intent);
    return { kind: 'challenge' };
  }
  if (result === 'success') {
    capture(world, record, intent, payer, number);
    return { kind: 'paid' };
  }
  const charge = openCharge(world, intent, payer, { type: 'card', last4: number.slice(-4) });
  failCharge(world, charge, result.code, result.message, result.declineCode ?? result.code);
  failIntent(world, intent, {
    type: 'card_error',
    code: result.code,
    ...(result.declineCode && { decline_code: result.declineCode }),
    message: result.message,
    charge: charge.id,
  });
  return { kind: 'declined', message: result.message };
}

/** Whether the bank waits for the cardholder's answer. */
export function isChallenged(world: World, record: SessionRecord): boolean {
  const id = record.object.payment_intent;
  return id !== null && world.state.intents.get(id)?.status === 'requires_action';
}

/** The cardholder's answer to 3-D Secure; refusing it leaves the session open. */
export function answerChallenge(world: World, record: SessionRecord, succeeds: boolean): CardOutcome {
  assertOpen(record);
  const intent = ensureIntent(world, record);
  if (intent.status !== 'requires_action') throw new Error('No 3-D Secure challenge is under way.');
  intent.next_action = null;
  if (succeeds) {
    const { email, name } = record.object.customer_details ?? {};
    capture(world, record, intent, { email: email ?? '', name: name ?? null }, '4000002500003155');
    return { kind: 'paid' };
  }
  const message =
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.';
  failIntent(world, intent, {
    type: 'invalid_request_error',
    code: 'payment_intent_authentication_failure',
    message,
  });
  return { kind: 'declined', message };
}

/** Orders a bank debit: the session completes unpaid, and settles later by itself or by a control call. */
export function payByDebit(
  world: World,
  record: SessionRecord,
  options: { payer: Payer; succeeds: boolean; afterMs: number },
): void {
  assertOpen(record);
  const type = debitType(record.object.payment_method_types);
  if (!type) throw new Error('This session offers no bank debit.');
  const intent = ensureIntent(world, record);
  noteCustomer(record, options.payer);
  const charge = openCharge(world, intent, options.payer, { type, last4: null });
  intent.status = 'processing';
  record.settlement = { at: world.now() + options.afterMs, succeeds: options.succeeds };
  world.dueAt(record.settlement.at);
  world.emit('charge.pending', charge);
  world.emit('payment_intent.processing', intent);
  complete(world, record, 'unpaid');
}

/** The bank's answer to a debit that was ordered before. */
export function settleDebit(world: World, record: SessionRecord, succeeds: boolean): void {
  const intent = ensureIntent(world, record);
  const charge = intent.latest_charge && world.state.charges.get(intent.latest_charge);
  if (!record.settlement || !charge) throw new Error('This session has no payment that waits for the bank.');
  record.settlement = null;
  if (succeeds) {
    captureCharge(world, charge);
    receive(world, intent);
    record.object.payment_status = 'paid';
    world.emit('checkout.session.async_payment_succeeded', record.object);
    return;
  }
  const message = 'The customer’s bank account has insufficient funds.';
  failCharge(world, charge, 'insufficient_funds', message, 'insufficient_funds');
  failIntent(world, intent, {
    type: 'card_error',
    code: 'payment_method_provider_decline',
    message,
    charge: charge.id,
  });
  world.emit('checkout.session.async_payment_failed', record.object);
}

function capture(
  world: World,
  record: SessionRecord,
  intent: IntentObject,
  payer: Payer,
  number: string,
): void {
  captureCharge(world, openCharge(world, intent, payer, { type: 'card', last4: number.slice(-4) }));
  receive(world, intent);
  complete(world, record, 'paid');
}

function receive(world: World, intent: IntentObject): void {
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.last_payment_error = null;
  intent.next_action = null;
  world.emit('payment_intent.succeeded', intent);
}

function failIntent(
  world: World,
  intent: IntentObject,
  error: NonNullable<IntentObject['last_payment_error']>,
): void {
  intent.status = 'requires_payment_method';
  intent.last_payment_error = error;
  world.emit('payment_intent.payment_failed', intent);
}

function complete(world: World, record: SessionRecord, payment: 'paid' | 'unpaid'): void {
  record.object.status = 'complete';
  record.object.payment_status = payment;
  record.object.url = null;
  world.emit('checkout.session.completed', record.object);
}

function noteCustomer(record: SessionRecord, payer: Payer): void {
  record.object.customer_details = {
    address: null,
    business_name: null,
    email: payer.email,
    individual_name: null,
    name: payer.name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}

function assertOpen(record: SessionRecord): void {
  if (record.object.status !== 'open') throw new Error(`This Checkout Session is ${record.object.status}.`);
}
