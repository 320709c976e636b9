import { newId } from '../wire/ids';
import type { World } from '../world';
import { unixNow } from '../world';
import type { LineObject, ProductObject, SessionObject } from './records';

type LineInput = {
  currency: string;
  unitAmount: number;
  quantity: number;
  name: string;
  description: string | undefined;
  images: string[];
  metadata: Record<string, string>;
  productMetadata: Record<string, string>;
  taxBehavior: 'exclusive' | 'inclusive' | 'unspecified';
};

/** A one-off product, price and line for one `price_data`. */
export function buildLine(world: World, input: LineInput): { line: LineObject; product: ProductObject } {
  const created = unixNow(world);
  const amount = input.unitAmount * input.quantity;
  const product: ProductObject = {
    id: newId('prod_'),
    object: 'product',
    active: false,
    created,
    description: input.description ?? null,
    images: input.images,
    livemode: false,
    metadata: input.productMetadata,
    name: input.name,
    updated: created,
  };
  const line: LineObject = {
    id: newId('li_'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: input.currency,
    description: input.name,
    metadata: input.metadata,
    price: {
      id: newId('price_'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created,
      currency: input.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: product.id,
      recurring: null,
      tax_behavior: input.taxBehavior,
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: input.unitAmount,
      unit_amount_decimal: String(input.unitAmount),
    },
    quantity: input.quantity,
  };
  return { line, product };
}

/** What a caller decides about a session. */
type SessionChoices = Pick<
  SessionObject,
  | 'allow_promotion_codes'
  | 'allowed_payment_method_types'
  | 'excluded_payment_method_types'
  | 'billing_address_collection'
  | 'cancel_url'
  | 'client_reference_id'
  | 'customer_creation'
  | 'customer_email'
  | 'expires_at'
  | 'locale'
  | 'metadata'
  | 'payment_method_types'
  | 'submit_type'
  | 'success_url'
> & { adaptivePricing: boolean; currency: string; total: number };

/** An open session for a one-time payment, with every field of this API version. */
export function buildSession(world: World, choices: SessionChoices): SessionObject {
  const { adaptivePricing, total, ...chosen } = choices;
  const id = newId('cs_test_a1');
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: adaptivePricing },
    after_expiration: null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: unixNow(world),
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_details: null,
    discounts: [],
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    managed_payments: { enabled: false },
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    subscription: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${world.publicUrl}/c/pay/${id}`,
    wallet_options: null,
    ...chosen,
  };
}
