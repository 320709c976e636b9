import { balanceObject } from '../objects/balance';
import { findDispute } from '../objects/disputes';
import { EVENT_TYPES } from '../objects/records';
import { createRefund, findRefund } from '../objects/refunds';
import { createSession, expireSession, findSession } from '../objects/sessions';
import { invalidRequest, noSuch } from '../wire/errors';
import { boolean, list, notImplemented, oneOf, parseParams, required, text } from '../wire/fields';
import type { FormObject } from '../wire/form-body';
import type { World } from '../world';
import type { Returns } from './expand';
import { listFields, page, pageInOrder } from './listing';

export type Endpoint = {
  method: 'GET' | 'POST';
  /** Colons stand for ids. */
  path: string;
  returns: Returns;
  run(world: World, id: string, form: FormObject): object;
};

const sessionListFields = {
  ...listFields,
  payment_intent: text(),
  status: oneOf(['complete', 'expired', 'open']),
  customer_details: notImplemented,
  payment_link: notImplemented,
  subscription: notImplemented,
};
const byPaymentFields = { ...listFields, charge: text(), payment_intent: text() };
const eventListFields = {
  ...listFields,
  type: text(),
  types: list(required(text()), { max: 20 }),
  delivery_success: boolean,
};

/** Everything that the stand-in answers under `/v1/`. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/checkout/sessions',
    returns: 'checkout.session',
    run: (world, _id, form) => createSession(world, form).object,
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions',
    returns: 'checkout.session[]',
    run(world, _id, form) {
      const params = parseParams(sessionListFields, form);
      const found = [...world.state.sessions.values()]
        .map(({ object }) => object)
        .filter((object) => matches(object.payment_intent, params.payment_intent))
        .filter((object) => matches(object.status, params.status));
      return page('/v1/checkout/sessions', found, params, 'checkout.session');
    },
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions/:id',
    returns: 'checkout.session',
    run: (world, id, form) => withoutParams(form) && findSession(world, id).object,
  },
  {
    method: 'POST',
    path: '/v1/checkout/sessions/:id/expire',
    returns: 'checkout.session',
    run(world, id, form) {
      withoutParams(form);
      const record = findSession(world, id);
      expireSession(world, record);
      return record.object;
    },
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions/:id/line_items',
    returns: 'item[]',
    run: (world, id, form) =>
      pageInOrder(
        `/v1/checkout/sessions/${id}/line_items`,
        findSession(world, id).lines,
        parseParams(listFields, form),
      ),
  },
  {
    method: 'GET',
    path: '/v1/payment_intents',
    returns: 'payment_intent[]',
    run: (world, _id, form) =>
      page(
        '/v1/payment_intents',
        world.state.intents.values(),
        parseParams(listFields, form),
        'payment_intent',
      ),
  },
  {
    method: 'GET',
    path: '/v1/payment_intents/:id',
    returns: 'payment_intent',
    run: (world, id, form) =>
      withoutParams(form) && found(world.state.intents.get(id), 'payment_intent', id, 'intent'),
  },
  {
    method: 'GET',
    path: '/v1/charges',
    returns: 'charge[]',
    run(world, _id, form) {
      const params = parseParams(
        { ...listFields, payment_intent: text(), transfer_group: notImplemented },
        form,
      );
      const charges = [...world.state.charges.values()];
      const chosen = charges.filter((charge) => matches(charge.payment_intent, params.payment_intent));
      return page('/v1/charges', chosen, params, 'charge');
    },
  },
  {
    method: 'GET',
    path: '/v1/charges/:id',
    returns: 'charge',
    run: (world, id, form) => withoutParams(form) && found(world.state.charges.get(id), 'charge', id, 'id'),
  },
  {
    method: 'POST',
    path: '/v1/refunds',
    returns: 'refund',
    run: (world, _id, form) => createRefund(world, form),
  },
  {
    method: 'GET',
    path: '/v1/refunds',
    returns: 'refund[]',
    run: (world, _id, form) => pageByPayment('/v1/refunds', world.state.refunds.values(), form, 'refund'),
  },
  {
    method: 'GET',
    path: '/v1/refunds/:id',
    returns: 'refund',
    run: (world, id, form) => withoutParams(form) && findRefund(world, id),
  },
  {
    method: 'GET',
    path: '/v1/disputes',
    returns: 'dispute[]',
    run: (world, _id, form) => pageByPayment('/v1/disputes', world.state.disputes.values(), form, 'dispute'),
  },
  {
    method: 'GET',
    path: '/v1/disputes/:id',
    returns: 'dispute',
    run: (world, id, form) => withoutParams(form) && findDispute(world, id),
  },
  {
    method: 'GET',
    path: '/v1/balance',
    returns: 'balance',
    run: (world, _id, form) => withoutParams(form) && balanceObject(world),
  },
  {
    method: 'GET',
    path: '/v1/balance_transactions',
    returns: 'balance_transaction[]',
    run: (world, _id, form) =>
      page(
        '/v1/balance_transactions',
        world.state.transactions.values(),
        parseParams(listFields, form),
        'balance_transaction',
      ),
  },
  {
    method: 'GET',
    path: '/v1/balance_transactions/:id',
    returns: 'balance_transaction',
    run: (world, id, form) =>
      withoutParams(form) && found(world.state.transactions.get(id), 'balance_transaction', id, 'id'),
  },
  {
    method: 'GET',
    path: '/v1/events',
    returns: 'event[]',
    run(world, _id, form) {
      const params = parseParams(eventListFields, form);
      const types = params.types ?? (params.type === undefined ? undefined : [params.type]);
      for (const type of types ?? []) checkEventType(type);
      const chosen = [...world.state.events.values()]
        .filter(({ type }) => types === undefined || types.some((wanted) => matchesType(type, wanted)))
        .filter((event) => matches(event.pending_webhooks === 0, params.delivery_success));
      return page('/v1/events', chosen, params, 'event');
    },
  },
  {
    method: 'GET',
    path: '/v1/events/:id',
    returns: 'event',
    run: (world, id, form) => withoutParams(form) && found(world.state.events.get(id), 'event', id, 'id'),
  },
];

function pageByPayment<T extends { id: string; created: number; charge: string; payment_intent: string }>(
  url: string,
  items: Iterable<T>,
  form: FormObject,
  kind: string,
) {
  const params = parseParams(byPaymentFields, form);
  const chosen = [...items]
    .filter((item) => matches(item.charge, params.charge))
    .filter((item) => matches(item.payment_intent, params.payment_intent));
  return page(url, chosen, params, kind);
}

function matches<T>(value: T, wanted: T | undefined): boolean {
  return wanted === undefined || value === wanted;
}

/** `charge.*` stands for every type of that family. */
function matchesType(type: string, wanted: string): boolean {
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}

function checkEventType(type: string): void {
  // Stripe has hundreds of types; only a text that cannot be one is refused.
  if (EVENT_TYPES.some((known) => known === type) || /^[a-z_0-9]+(\.[a-z_0-9]+)*(\.\*)?$/.test(type)) return;
  throw invalidRequest(`Invalid event type: ${type}`, 'type');
}

function withoutParams(form: FormObject): object {
  return parseParams({}, form);
}

function found<T extends object>(object: T | undefined, kind: string, id: string, param: string): T {
  if (!object) throw noSuch(kind, id, param);
  return object;
}
