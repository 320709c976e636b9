import type { Database } from '@/db';
import type { StripeStandIn } from '@/scripts/local/stripe/stand-in';
import { seats } from './history';

/** Seats by number, sorted, and how many standing places. */
export type Basket = { seats: number[]; places: number };
export type Cart = 'none' | 'active' | 'paying';

/** A fan as the books show him: his live cart, and what he has bought. */
export type Fan = { cart: Cart; held: Basket; owned: Basket };

/** How the order stands that a fan is paying for. */
export type Payment = {
  orderId: string;
  /** Seconds until the time to pay is over, since somebody looked at the attempt, since the order changed. */
  left: number;
  quiet: number;
  still: number;
  /** The last attempt, as we have written it down, and its number. */
  attempt: 'none' | 'creating' | 'open' | 'over';
  number: number | null;
  /** Its session, as it stands at Stripe. */
  session: 'none' | 'open' | 'processing' | 'paid' | 'failed' | 'expired';
  sessionId: string | null;
  items: Basket;
};

/** Everything that the model is asked about. Seconds are by the simulated clock. */
export type Books = {
  fans: Fan[];
  /** Of each fan's cart: seconds until it lapses, and since it was opened. */
  carts: { left: number; age: number }[];
  payments: (Payment | null)[];
};

export const nothing: Basket = { seats: [], places: 0 };
export const isEmpty = ({ seats: some, places }: Basket): boolean => some.length === 0 && places === 0;
export const plus = (one: Basket, other: Basket): Basket => ({
  seats: [...new Set([...one.seats, ...other.seats])].sort((a, b) => a - b),
  places: one.places + other.places,
});
export const minus = (one: Basket, other: Basket): Basket => ({
  seats: one.seats.filter((seat) => !other.seats.includes(seat)),
  places: one.places - other.places,
});
/** Minor units, with fees and taxes, as the factories price a performance: the first row is dearer. */
export const priceOf = (basket: Basket): number =>
  basket.seats.reduce((sum, seat) => sum + (seat < seats / 2 ? 8_000 : 4_500), basket.places * 2_900);

type FanRow = {
  cart: 'active' | 'paying' | null;
  left: number | null;
  age: number | null;
  held: Basket;
  owned: Basket;
  payment: (Omit<Payment, 'session' | 'sessionId' | 'attempt'> & { attempt: string | null }) | null;
};

const basketOf = (state: 'held' | 'sold', whose: string) => `json_build_object(
  'seats', (select coalesce(json_agg(x.seat_index order by x.seat_index), '[]') from seat x where x.state = '${state}' and ${whose}),
  'places', (select coalesce(sum(x.quantity), 0)::int from place x where x.state = '${state}' and ${whose}))`;

const live = `(state = 'sold' or expires_at > clock_timestamp())`;

const question = `
  with fan as materialized (select key, n from unnest($1::text[]) with ordinality as k (key, n)),
  seat as materialized (
    select c.state, c.hold_id, o.buyer_key, s.seat_index
    from claims c join seats s on s.id = c.seat_id left join orders o on o.id = c.order_id where ${live}),
  place as materialized (
    select c.state, c.hold_id, o.buyer_key, c.quantity from place_claims c left join orders o on o.id = c.order_id where ${live})
  select h.state as cart, extract(epoch from h.expires_at - clock_timestamp())::float8 as left,
    extract(epoch from clock_timestamp() - h.created_at)::float8 as age,
    ${basketOf('held', 'x.hold_id = h.id')} as held,
    ${basketOf('sold', 'x.buyer_key = f.key')} as owned,
    (select json_build_object('orderId', o.id, 'attempt', a.state, 'number', a.attempt,
        'left', extract(epoch from h.expires_at - clock_timestamp()),
        'still', extract(epoch from clock_timestamp() - o.updated_at),
        'quiet', coalesce(extract(epoch from clock_timestamp() - a.checked_at), 0),
        'items', (select json_build_object(
          'seats', coalesce(json_agg(s.seat_index order by s.seat_index) filter (where s.id is not null), '[]'),
          'places', coalesce(sum(i.quantity) filter (where i.seat_id is null), 0))
          from order_items i left join seats s on s.id = i.seat_id where i.order_id = o.id))
      from orders o
      left join lateral (select * from checkout_attempts where order_id = o.id order by attempt desc limit 1) a on true
      where o.hold_id = h.id and o.status in ('open', 'awaiting_payment') limit 1) as payment
  from fan f left join holds h on h.buyer_key = f.key and h.state in ('active', 'paying') order by f.n`;

/** Reads the books in one statement. What Stripe knows is not in them: `atStripe` adds it. */
export async function readBooks(client: Database['$client'], keys: string[]): Promise<Books> {
  // Prepared: planning it anew would cost more than anything else that a step does.
  const rows = [...(await client.unsafe<FanRow[]>(question, [keys], { prepare: true }))];
  return {
    fans: rows.map(({ cart, left, held, owned }) => {
      const lapsed = cart === 'active' && ((left ?? 0) <= 0 || isEmpty(held));
      return { cart: lapsed ? 'none' : (cart ?? 'none'), held: lapsed ? nothing : held, owned };
    }),
    carts: rows.map(({ left, age }) => ({ left: left ?? 0, age: age ?? 0 })),
    payments: rows.map(
      ({ payment }) =>
        payment && { ...payment, attempt: attemptOf(payment.attempt), session: 'none', sessionId: null },
    ),
  };
}

function attemptOf(state: string | null): Payment['attempt'] {
  if (state === null) return 'none';
  if (state === 'creating') return 'creating';
  return state === 'open' || state === 'processing' ? 'open' : 'over';
}

type AtStripe = StripeStandIn['state'];

/** The same books, with how each payment's session stands at Stripe at this moment. */
export function atStripe(books: Books, state: AtStripe): Books {
  const sessions = new Map(
    [...state.sessions.values()].map(({ object }) => [
      `${object.metadata?.order_id} ${object.metadata?.attempt}`,
      object,
    ]),
  );
  return {
    ...books,
    payments: books.payments.map((payment) => {
      const object = payment && sessions.get(`${payment.orderId} ${payment.number}`);
      return object ? { ...payment, session: sessionState(state, object), sessionId: object.id } : payment;
    }),
  };
}

/** How a session stands by Stripe's own truth, and not by our reading of it. */
export function sessionState(
  { intents }: AtStripe,
  object: { status: string | null; payment_status: string; payment_intent: string | null },
): Payment['session'] {
  if (object.status === 'open') return 'open';
  if (object.status === 'expired') return 'expired';
  if (object.payment_status === 'paid') return 'paid';
  return intents.get(object.payment_intent ?? '')?.status === 'processing' ? 'processing' : 'failed';
}
