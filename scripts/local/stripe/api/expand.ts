import { invalidRequest } from '../wire/errors';
import type { World } from '../world';
import { listObject } from './listing';

export type WireObject = { object: string; [field: string]: unknown };
/** The kinds of object that an endpoint answers with; `[]` marks a list of them. */
type Kind = keyof typeof EXPANDABLE;
export type Returns = Kind | `${Kind}[]`;
type Expandable = { to: string | null; get(world: World, object: WireObject): unknown };

const MAX_DEPTH = 4;

const intent: Expandable = {
  to: 'payment_intent',
  get: (world, object) => world.state.intents.get(String(object.payment_intent)),
};
const charge: Expandable = {
  to: 'charge',
  get: (world, object) => world.state.charges.get(String(object.charge)),
};
const transaction = (field: string): Expandable => ({
  to: 'balance_transaction',
  get: (world, object) => world.state.transactions.get(String(object[field])),
});
/** Part of Stripe's object, and always empty here. */
const nothing: Expandable = { to: null, get: () => null };

const EXPANDABLE = {
  'checkout.session': {
    payment_intent: intent,
    line_items: { to: 'item[]', get: (world: World, { id }: WireObject) => linesOf(world, String(id)) },
    customer: nothing,
  },
  payment_intent: {
    latest_charge: {
      to: 'charge',
      get: (world: World, object: WireObject) => world.state.charges.get(String(object.latest_charge)),
    },
    customer: nothing,
  },
  charge: {
    payment_intent: intent,
    balance_transaction: transaction('balance_transaction'),
    refunds: { to: 'refund[]', get: (world: World, { id }: WireObject) => refundsOf(world, String(id)) },
    customer: nothing,
  },
  refund: {
    charge,
    payment_intent: intent,
    balance_transaction: transaction('balance_transaction'),
    failure_balance_transaction: transaction('failure_balance_transaction'),
  },
  dispute: { charge, payment_intent: intent },
  balance_transaction: {
    source: { to: null, get: (world: World, { source }: WireObject) => sourceOf(world, String(source)) },
  },
  item: { price: { to: 'price', get: (_world: World, object: WireObject) => object.price } },
  price: {
    product: {
      to: null,
      get: (world: World, object: WireObject) => world.state.products.get(String(object.product)),
    },
  },
  event: {},
  balance: {},
};

/** Refuses paths that lead nowhere, before any work is done. */
export function checkExpand(returns: Returns, paths: readonly string[]): void {
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > MAX_DEPTH) {
      throw invalidRequest(
        `You cannot expand more than ${MAX_DEPTH} levels of a property: ${path}`,
        'expand',
      );
    }
    let kind: string | null | undefined = returns;
    for (const step of steps) {
      kind = kind ? next(kind, step) : undefined;
      if (kind === undefined) throw invalidRequest(`This property cannot be expanded (${path}).`, 'expand');
    }
  }
}

/** A copy of an object in which the fields of checked `expand[]` paths hold whole objects in place of ids. */
export function expandObject(world: World, object: WireObject, paths: readonly string[]): WireObject {
  const copy = { ...object };
  for (const path of paths) {
    const [head = '', ...rest] = path.split('.');
    // A path may meet a field that an earlier path has expanded already.
    const known = typeof copy[head] === 'object' ? copy[head] : undefined;
    const value = known ?? expandables(object.object)[head]?.get(world, object) ?? copy[head] ?? null;
    copy[head] = rest.length > 0 ? expandInside(world, value, rest.join('.')) : value;
  }
  return copy;
}

function next(kind: string, step: string): string | null | undefined {
  if (kind.endsWith('[]')) return step === 'data' ? kind.slice(0, -2) : undefined;
  const expandable = expandables(kind)[step];
  return expandable ? expandable.to : undefined;
}

function expandables(kind: string): Record<string, Expandable> {
  return Object.hasOwn(EXPANDABLE, kind) ? EXPANDABLE[kind as Kind] : {};
}

function expandInside(world: World, value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((member) => expandInside(world, member, path));
  return isWireObject(value) ? expandObject(world, value, [path]) : value;
}

function isWireObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && 'object' in value;
}

function linesOf(world: World, session: string) {
  return listObject(
    `/v1/checkout/sessions/${session}/line_items`,
    world.state.sessions.get(session)?.lines ?? [],
    false,
  );
}

function refundsOf(world: World, id: string) {
  const refunds = [...world.state.refunds.values()].filter((refund) => refund.charge === id).reverse();
  return listObject(`/v1/charges/${id}/refunds`, refunds, false);
}

function sourceOf({ state }: World, id: string) {
  return state.charges.get(id) ?? state.refunds.get(id) ?? state.disputes.get(id);
}
