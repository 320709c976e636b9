import { invalidRequest } from '../wire/errors';
import {
  boolean,
  email,
  type Field,
  integer,
  list,
  metadata,
  notImplemented,
  oneOf,
  required,
  shape,
  text,
  url,
} from '../wire/fields';
import { MAX_AMOUNT } from '../wire/money';
import { PAYMENT_METHOD_TYPES } from './payment-methods';

const LOCALES =
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'.split(
    ' ',
  );

const priceData = shape({
  currency: required(text({ max: 3 })),
  unit_amount: required(integer({ min: 0, max: MAX_AMOUNT })),
  product_data: required(
    shape({
      name: required(text({ max: 250 })),
      description: text(),
      images: list(required(url), { max: 8 }),
      metadata,
      tax_code: notImplemented,
      tax_details: notImplemented,
      unit_label: notImplemented,
    }),
  ),
  tax_behavior: oneOf(['exclusive', 'inclusive', 'unspecified']),
  product: notImplemented,
  recurring: notImplemented,
  unit_amount_decimal: notImplemented,
});

const lineItem = required(
  shape({
    price_data: required(priceData),
    quantity: required(integer({ min: 1, max: 999_999 })),
    metadata,
    adjustable_quantity: notImplemented,
    price: notImplemented,
    tax_rates: notImplemented,
  }),
);

const paymentIntentData = shape({
  description: text({ max: 1000 }),
  metadata,
  receipt_email: email,
  statement_descriptor: text({ max: 22 }),
  statement_descriptor_suffix: text({ max: 22 }),
  capture_method: oneOf(['automatic', 'automatic_async']),
  application_fee_amount: notImplemented,
  on_behalf_of: notImplemented,
  setup_future_usage: notImplemented,
  shipping: notImplemented,
  transfer_data: notImplemented,
  transfer_group: notImplemented,
});

const methodTypes = list(required(oneOf(PAYMENT_METHOD_TYPES)), { max: 100 });

/** Gone since 2026-09-30.endive. */
const removedMethodTypes: Field<undefined> = (value, path) => {
  if (value === undefined) return undefined;
  const message =
    'The `payment_method_types` parameter is no longer supported in this API version. Use dynamic payment methods, `allowed_payment_method_types` or `excluded_payment_method_types`.';
  throw invalidRequest(message, path, 'payment_method_types_no_longer_supported');
};

/** The parameters of `POST /v1/checkout/sessions` in this API version. */
export const sessionCreateFields = {
  mode: required(oneOf(['payment', 'setup', 'subscription'])),
  line_items: required(list(lineItem, { max: 100 })),
  success_url: required(url),
  cancel_url: url,
  client_reference_id: text({ max: 200 }),
  currency: text({ max: 3 }),
  customer_creation: oneOf(['always', 'if_required']),
  customer_email: email,
  expires_at: integer({ min: 0 }),
  locale: oneOf(LOCALES),
  metadata,
  billing_address_collection: oneOf(['auto', 'required']),
  payment_intent_data: paymentIntentData,
  allowed_payment_method_types: methodTypes,
  excluded_payment_method_types: methodTypes,
  payment_method_types: removedMethodTypes,
  submit_type: oneOf(['auto', 'book', 'donate', 'pay']),
  ui_mode: oneOf(['hosted_page', 'embedded_page', 'elements', 'form']),
  allow_promotion_codes: boolean,
  adaptive_pricing: shape({ enabled: boolean }),
  after_expiration: notImplemented,
  automatic_tax: notImplemented,
  branding_settings: notImplemented,
  consent_collection: notImplemented,
  custom_fields: notImplemented,
  custom_text: notImplemented,
  customer: notImplemented,
  customer_account: notImplemented,
  customer_update: notImplemented,
  discounts: notImplemented,
  integration_identifier: notImplemented,
  invoice_creation: notImplemented,
  managed_payments: notImplemented,
  name_collection: notImplemented,
  optional_items: notImplemented,
  origin_context: notImplemented,
  payment_method_collection: notImplemented,
  payment_method_configuration: notImplemented,
  payment_method_data: notImplemented,
  payment_method_options: notImplemented,
  permissions: notImplemented,
  phone_number_collection: notImplemented,
  redirect_on_completion: notImplemented,
  return_url: notImplemented,
  saved_payment_method_options: notImplemented,
  setup_intent_data: notImplemented,
  shipping_address_collection: notImplemented,
  shipping_options: notImplemented,
  subscription_data: notImplemented,
  tax_id_collection: notImplemented,
  wallet_options: notImplemented,
};
