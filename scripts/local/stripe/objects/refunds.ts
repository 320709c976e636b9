import { invalidRequest, noSuch } from '../wire/errors';
import { boolean, integer, metadata, notImplemented, oneOf, parseParams, text } from '../wire/fields';
import type { FormObject } from '../wire/form-body';
import { newId } from '../wire/ids';
import { formatMoney } from '../wire/money';
import { unixNow, type World } from '../world';
import { recordTransaction } from './balance';
import type { ChargeObject, RefundObject } from './records';

const createFields = {
  amount: integer({ min: 1 }),
  charge: text(),
  payment_intent: text(),
  metadata,
  reason: oneOf(['duplicate', 'fraudulent', 'requested_by_customer']),
  refund_application_fee: boolean,
  reverse_transfer: boolean,
  currency: notImplemented,
  customer: notImplemented,
  instructions_email: notImplemented,
  origin: notImplemented,
};

/** `POST /v1/refunds`: at most what is left of the charge; all of it when no amount is given. */
export function createRefund(world: World, form: FormObject): RefundObject {
  const params = parseParams(createFields, form);
  const charge = chargeToRefund(world, params.charge, params.payment_intent);
  if (charge.disputed) {
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
    throw invalidRequest(message, undefined, 'charge_disputed');
  }
  if (charge.refunded) {
    const message = `Charge ${charge.id} has already been refunded.`;
    throw invalidRequest(message, undefined, 'charge_already_refunded');
  }
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = params.amount ?? left;
  if (amount > left) {
    const [asked, rest] = [formatMoney(amount, charge.currency), formatMoney(left, charge.currency)];
    const message = `Refund amount (${asked}) is greater than unrefunded amount on charge (${rest})`;
    throw invalidRequest(message, 'amount');
  }
  const refund = buildRefund(world, charge, amount);
  refund.metadata = params.metadata ?? {};
  refund.reason = params.reason ?? null;
  refund.balance_transaction = moveMoney(world, refund, 'refund', -amount);
  world.state.refunds.set(refund.id, refund);
  countRefund(charge, amount);
  world.emit('refund.created', refund);
  world.emit('charge.refunded', charge);
  return refund;
}

/** The bank sends a refund back days later: the money is ours again, and still owed to the customer. */
export function failRefund(world: World, refund: RefundObject, reason: string): void {
  if (refund.status !== 'succeeded') throw new Error(`Refund ${refund.id} has already failed.`);
  const charge = world.state.charges.get(refund.charge);
  if (!charge) throw new Error(`Charge ${refund.charge} is not known.`);
  refund.status = 'failed';
  refund.failure_reason = reason;
  refund.failure_balance_transaction = moveMoney(world, refund, 'refund_failure', refund.amount);
  countRefund(charge, -refund.amount);
  world.emit('refund.updated', refund);
  world.emit('refund.failed', refund);
}

/** The refund of an id; throws Stripe's 404. */
export function findRefund(world: World, id: string): RefundObject {
  const refund = world.state.refunds.get(id);
  if (!refund) throw noSuch('refund', id, 'id');
  return refund;
}

function chargeToRefund(world: World, chargeId?: string, intentId?: string): ChargeObject {
  if (chargeId !== undefined && intentId !== undefined) {
    const message = 'You may only specify one of these parameters: charge, payment_intent.';
    throw invalidRequest(message, 'charge', 'parameter_invalid_combination');
  }
  if (chargeId !== undefined) {
    const charge = world.state.charges.get(chargeId);
    if (!charge) throw noSuch('charge', chargeId, 'charge');
    if (charge.status === 'succeeded') return charge;
    throw invalidRequest(`Charge ${chargeId} is not a successful charge and cannot be refunded.`, 'charge');
  }
  if (intentId === undefined) {
    const message =
      'One of the following params should be provided for this request: payment_intent or charge.';
    throw invalidRequest(message, undefined, 'parameter_missing');
  }
  const intent = world.state.intents.get(intentId);
  if (!intent) throw noSuch('payment_intent', intentId, 'payment_intent');
  const charge = intent.latest_charge ? world.state.charges.get(intent.latest_charge) : undefined;
  if (charge?.status === 'succeeded') return charge;
  const message = `This PaymentIntent (${intentId}) does not have a successful charge to refund.`;
  throw invalidRequest(message, 'payment_intent');
}

function countRefund(charge: ChargeObject, amount: number): void {
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
}

function moveMoney(
  world: World,
  refund: RefundObject,
  type: 'refund' | 'refund_failure',
  amount: number,
): string {
  return recordTransaction(world, { type, amount, currency: refund.currency, source: refund.id }).id;
}

function buildRefund(world: World, charge: ChargeObject, amount: number): RefundObject {
  return {
    id: newId('re_3'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: unixNow(world),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}
