import { newId, randomText } from '../wire/ids';
import { unixNow, type World } from '../world';
import type { IntentObject, SessionRecord } from './records';

/** The session's payment intent; made at the first attempt to pay, as Stripe does. */
export function ensureIntent(world: World, record: SessionRecord): IntentObject {
  const { object, intentData } = record;
  const known = object.payment_intent && world.state.intents.get(object.payment_intent);
  if (known) return known;
  const intent = buildIntent(world, record);
  intent.metadata = { ...intentData.metadata };
  intent.description = intentData.description;
  intent.receipt_email = intentData.receiptEmail;
  world.state.intents.set(intent.id, intent);
  object.payment_intent = intent.id;
  world.emit('payment_intent.created', intent);
  return intent;
}

/** Ends an intent whose session expired; one that is already over stays as it is. */
export function cancelIntent(world: World, id: string): void {
  const intent = world.state.intents.get(id);
  if (!intent || intent.status === 'succeeded' || intent.status === 'canceled') return;
  intent.status = 'canceled';
  intent.canceled_at = unixNow(world);
  intent.cancellation_reason = 'automatic';
  intent.next_action = null;
  world.emit('payment_intent.canceled', intent);
}

function buildIntent(world: World, { object }: SessionRecord): IntentObject {
  const id = newId('pi_3');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: object.amount_total ?? 0,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: unixNow(world),
    currency: object.currency ?? 'usd',
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: object.payment_method_types,
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
}
