import { invalidRequest, noSuch } from '../wire/errors';
import { parseParams } from '../wire/fields';
import type { FormObject } from '../wire/form-body';
import { CURRENCIES, formatMoney, MAX_AMOUNT, minimumCharge } from '../wire/money';
import { unixNow, type World } from '../world';
import { cancelIntent } from './intents';
import { offeredMethods } from './payment-methods';
import type { SessionRecord } from './records';
import { buildLine, buildSession } from './session-object';
import { sessionCreateFields } from './session-params';

const SHORTEST_S = 30 * 60;
const LONGEST_S = 24 * 60 * 60;

/** `POST /v1/checkout/sessions`. Throws Stripe's refusal for anything that Stripe would not take. */
export function createSession(world: World, form: FormObject): SessionRecord {
  const params = parseParams(sessionCreateFields, form);
  if (params.mode !== 'payment') throw unsupported('mode', params.mode);
  if (params.ui_mode && params.ui_mode !== 'hosted_page') throw unsupported('ui_mode', params.ui_mode);
  const expiresAt = params.expires_at ?? unixNow(world) + LONGEST_S;
  checkExpiry(world, expiresAt);

  const inputs = params.line_items.map((item, index) => ({
    currency: checkCurrency(item.price_data.currency, `line_items[${index}][price_data][currency]`),
    unitAmount: item.price_data.unit_amount,
    quantity: item.quantity,
    name: item.price_data.product_data.name,
    description: item.price_data.product_data.description,
    images: item.price_data.product_data.images ?? [],
    metadata: item.metadata ?? {},
    productMetadata: item.price_data.product_data.metadata ?? {},
    taxBehavior: item.price_data.tax_behavior ?? ('unspecified' as const),
  }));
  const currency = oneCurrency(inputs, params.currency);
  const total = inputs.reduce((sum, input) => sum + input.unitAmount * input.quantity, 0);
  checkTotal(total, currency);
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = params;
  const methods = chooseMethods(currency, allowed, excluded);

  const built = inputs.map((input) => buildLine(world, input));
  for (const { product } of built) world.state.products.set(product.id, product);
  const record: SessionRecord = {
    object: buildSession(world, {
      adaptivePricing: params.adaptive_pricing?.enabled ?? false,
      allowed_payment_method_types: allowed ?? null,
      ...(excluded && { excluded_payment_method_types: excluded }),
      allow_promotion_codes: params.allow_promotion_codes ?? null,
      billing_address_collection: params.billing_address_collection ?? null,
      cancel_url: params.cancel_url ?? null,
      client_reference_id: params.client_reference_id ?? null,
      currency,
      customer_creation: params.customer_creation ?? 'if_required',
      customer_email: params.customer_email ?? null,
      expires_at: expiresAt,
      locale: params.locale ?? null,
      metadata: params.metadata ?? {},
      payment_method_types: methods,
      submit_type: params.submit_type ?? null,
      success_url: params.success_url,
      total,
    }),
    lines: built.map(({ line }) => line),
    intentData: {
      metadata: params.payment_intent_data?.metadata ?? {},
      description: params.payment_intent_data?.description ?? null,
      receiptEmail: params.payment_intent_data?.receipt_email ?? null,
    },
    settlement: null,
  };
  world.state.sessions.set(record.object.id, record);
  world.dueAt(expiresAt * 1000);
  return record;
}

/** The session of an id; throws Stripe's 404. */
export function findSession(world: World, id: string): SessionRecord {
  const record = world.state.sessions.get(id);
  if (!record) throw noSuch('checkout.session', id, 'session');
  return record;
}

/** Closes an open session without payment; throws Stripe's refusal when it is not open. */
export function expireSession(world: World, record: SessionRecord): void {
  const { object } = record;
  if (object.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${object.status}\`.`,
    );
  }
  object.status = 'expired';
  object.url = null;
  if (object.payment_intent) cancelIntent(world, object.payment_intent);
  world.emit('checkout.session.expired', object);
}

function checkExpiry(world: World, expiresAt: number): void {
  const lifetime = expiresAt - unixNow(world);
  if (lifetime < SHORTEST_S) {
    const message = 'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.';
    throw invalidRequest(message, 'expires_at');
  }
  if (lifetime > LONGEST_S) {
    const message = 'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.';
    throw invalidRequest(message, 'expires_at');
  }
}

function checkCurrency(given: string, param: string): string {
  const currency = given.toLowerCase();
  if (CURRENCIES.includes(currency)) return currency;
  const supported = CURRENCIES.join(', ');
  throw invalidRequest(
    `Invalid currency: ${currency}. Stripe currently supports these currencies: ${supported}`,
    param,
  );
}

function oneCurrency(inputs: { currency: string }[], asked: string | undefined): string {
  const currency = asked?.toLowerCase() ?? inputs[0]?.currency;
  const other = inputs.findIndex((input) => input.currency !== currency);
  if (currency === undefined || other >= 0) {
    const message = 'All line items in a Checkout Session must have the same currency.';
    throw invalidRequest(message, `line_items[${Math.max(other, 0)}][price_data][currency]`);
  }
  return currency;
}

function checkTotal(total: number, currency: string): void {
  const minimum = minimumCharge(currency);
  if (total < minimum) {
    const message = `The Checkout Session's total amount due must add up to at least ${formatMoney(minimum, currency)} ${currency}`;
    throw invalidRequest(message, undefined, 'amount_too_small');
  }
  if (total > MAX_AMOUNT) {
    const message = `The Checkout Session's total amount due must be no more than ${formatMoney(MAX_AMOUNT, currency)} ${currency}`;
    throw invalidRequest(message, undefined, 'amount_too_large');
  }
}

function chooseMethods(currency: string, allowed?: string[], excluded?: string[]): string[] {
  if (allowed && excluded) {
    const message =
      'You may only specify one of these parameters: allowed_payment_method_types, excluded_payment_method_types.';
    throw invalidRequest(message, 'allowed_payment_method_types');
  }
  const methods = offeredMethods(currency, allowed, excluded);
  if (methods.length > 0) return methods;
  const message = `No valid payment method types for this Checkout Session in ${currency}.`;
  throw invalidRequest(message, allowed ? 'allowed_payment_method_types' : 'excluded_payment_method_types');
}

function unsupported(param: string, value: string) {
  const message = `The local Stripe stand-in does not implement ${param}=${value}.`;
  return invalidRequest(message, param, 'not_implemented');
}
