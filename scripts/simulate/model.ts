import { type Basket, type Books, type Fan, isEmpty, minus, nothing, type Payment, plus } from './books';
import { places, type Step } from './history';

/** What a step is about, as far as its own words do not say: found when it begins. */
export type About = {
  /** Of a message: the session it tells of, whose it is, and whether it has been dealt with before. */
  session?: { id: string; fan: number | null; known: 'no' | 'maybe' | 'yes' };
  /** Of tickets: what comes back, if the order is one of which some may. */
  tickets?: { pieces: Basket; open: boolean };
};

export type Expected = {
  /** Where each fan may stand when the step is over, or broke off somewhere. */
  may: Fan[][];
  /** Where he does stand when it came to its end undisturbed; null where nobody can know. */
  will: (Fan | null)[];
  /** Whether the fan's wish is granted; undefined where nobody is told, or can know. */
  granted?: boolean;
};

/** A cart lives an hour at most. */
const mostSeconds = 3_600;
/** The reconciler looks at what was quiet for so long. */
const quietSeconds = 60;

const gone = (fan: Fan): Fan => ({ ...fan, cart: 'none', held: nothing });
const bought = (fan: Fan): Fan => ({ cart: 'none', held: nothing, owned: plus(fan.owned, fan.held) });
const back = (fan: Fan, age: number): Fan =>
  age >= mostSeconds - 59 ? gone(fan) : { ...fan, cart: 'active' };

/** One thread, no faults, no SQL: where the fans stand after a step. */
export function expect(books: Books, step: Step, about: About): Expected {
  const { fans } = books;
  const same: Expected = { may: fans.map((fan) => [fan]), will: [...fans] };
  /** One fan changes, or may. */
  const change = (at: number, to: Fan | null, granted?: boolean, ways: Fan[] = []): Expected => ({
    may: same.may.map((way, n) => (n === at ? [...way, ...(to ? [to] : []), ...ways] : way)),
    will: same.will.map((way, n) => (n === at ? to : way)),
    granted,
  });
  const at = 'fan' in step ? step.fan : 0;
  const fan = fans[at] as Fan; // safe because steps name fans that there are
  const payment = books.payments[at] ?? null;
  const age = books.carts[at]?.age ?? 0;
  switch (step.kind) {
    case 'hold':
    case 'hold places': {
      const wish = { ...nothing, ...('seats' in step ? { seats: step.seats } : { places: step.places }) };
      const to = holding(books, at, wish);
      return change(at, to ?? fan, to !== null);
    }
    case 'release':
      return fan.cart === 'paying' ? { ...same, granted: false } : change(at, gone(fan), true);
    case 'checkout': {
      if (fan.cart === 'none') return { ...same, granted: false };
      if (fan.cart === 'active') return change(at, { ...fan, cart: 'paying' }, true);
      // Whether a call of which nobody knows reached Stripe, and whether it still takes it, is for Stripe to say.
      return payment?.attempt === 'creating'
        ? change(at, null, undefined, [back(fan, age)])
        : { ...same, granted: true };
    }
    case 'refresh':
      return payment?.attempt === 'open' ? settling(change, at, fan, payment, age) : same;
    case 'cancel':
      return cancelling(change, at, fan, payment, age);
    case 'give back':
    case 'refund': {
      if (!about.tickets?.open) return { ...same, granted: false };
      return change(at, { ...fan, owned: minus(fan.owned, about.tickets.pieces) }, true);
    }
    case 'webhook': {
      const { session } = about;
      if (!session || session.fan === null || session.known === 'yes') return same;
      const theirs = books.payments[session.fan];
      const whose = fans[session.fan];
      if (!theirs || !whose || theirs.sessionId !== session.id) return same;
      const settled = settling(change, session.fan, whose, theirs, books.carts[session.fan]?.age ?? 0);
      return session.known === 'no' ? settled : { ...settled, will: settled.will.map(() => null) };
    }
    case 'reconcile':
    case 'backfill':
      return each(books, (n, one) => {
        const theirs = books.payments[n] ?? null;
        const settled = settling(change, n, one, theirs, books.carts[n]?.age ?? 0);
        if (step.kind === 'backfill') return { ...settled, will: settled.will.map(() => null) };
        return reconciling(change, n, one, theirs, settled);
      });
    default:
      return same;
  }
}

type Change = (at: number, to: Fan | null, granted?: boolean, ways?: Fan[]) => Expected;

/** Each fan for himself. */
function each(books: Books, ask: (at: number, fan: Fan) => Expected): Expected {
  const asked = books.fans.map((fan, at) => ask(at, fan));
  return {
    may: asked.map(({ may }, at) => may[at] ?? []),
    will: asked.map(({ will }, at) => will[at] ?? null),
  };
}

function holding(books: Books, at: number, wish: Basket): Fan | null {
  const fan = books.fans[at] as Fan; // safe: as above
  const others = books.fans.filter((_, n) => n !== at);
  const taken = [...others.flatMap(({ held, owned }) => [...held.seats, ...owned.seats]), ...fan.owned.seats];
  const left =
    others.reduce((sum, { held, owned }) => sum - held.places - owned.places, places) - fan.owned.places;
  if (fan.cart === 'paying') return null;
  if (wish.seats.some((seat) => taken.includes(seat)) || wish.places > left) return null;
  // A wish says how many places there are to be, and which seats are to come.
  const held = plus(
    { ...fan.held, places: 0 },
    { seats: wish.seats, places: wish.places || fan.held.places },
  );
  return { ...fan, cart: 'active', held };
}

/** Stripe's word about a payment becomes ours. */
function settling(change: Change, at: number, fan: Fan, payment: Payment | null, age: number): Expected {
  if (!payment || fan.cart !== 'paying' || payment.attempt === 'none') return change(at, fan);
  switch (payment.session) {
    case 'paid':
      return change(at, bought(fan));
    case 'failed':
      return change(at, gone(fan));
    case 'expired':
      return change(at, payment.left <= 0 ? gone(fan) : back(fan, age));
    default:
      return change(at, fan);
  }
}

/** A time to pay that is over ends what nobody has paid; Stripe is asked first. */
function reconciling(
  change: Change,
  at: number,
  fan: Fan,
  payment: Payment | null,
  settled: Expected,
): Expected {
  if (!payment || fan.cart !== 'paying') return change(at, fan);
  const overdue = payment.left <= 0;
  if (payment.attempt === 'none' || payment.attempt === 'over') {
    return change(at, overdue && payment.still >= quietSeconds ? gone(fan) : fan);
  }
  if (payment.quiet < quietSeconds) return change(at, fan);
  if (payment.attempt === 'creating')
    return change(at, null, undefined, [{ ...fan, cart: 'active' }, gone(fan)]);
  return overdue && payment.session === 'open' ? change(at, gone(fan)) : settled;
}

function cancelling(change: Change, at: number, fan: Fan, payment: Payment | null, age: number): Expected {
  if (!payment || fan.cart !== 'paying') return change(at, fan, false);
  if (payment.attempt === 'creating') return change(at, fan, false);
  if (payment.attempt === 'open' && payment.session === 'processing') return change(at, fan, false);
  if (payment.attempt === 'open' && payment.session === 'paid') return change(at, bought(fan), true);
  return change(at, back(fan, age), true);
}

/** Time passes: carts lapse by themselves, payments do not. */
export function age(books: Books, seconds: number): Books {
  return {
    ...books,
    fans: books.fans.map((fan, at) =>
      fan.cart === 'active' && (books.carts[at]?.left ?? 0) <= seconds ? gone(fan) : fan,
    ),
    carts: books.carts.map((cart) => ({ ...cart, left: cart.left - seconds, age: cart.age + seconds })),
    payments: books.payments.map(
      (payment) =>
        payment && {
          ...payment,
          left: payment.left - seconds,
          quiet: payment.quiet + seconds,
          still: payment.still + seconds,
        },
    ),
  };
}

/** As if nobody had looked at any payment for long. */
export const overdue = (books: Books): Books => ({
  ...books,
  payments: books.payments.map(
    (payment) => payment && { ...payment, quiet: quietSeconds, still: quietSeconds },
  ),
});

/** What holds of any books at all; the first thing that does not. */
export function impossible({ fans }: Books): string | null {
  const all = fans.flatMap(({ held, owned }) => [...held.seats, ...owned.seats]);
  const twice = all.find((seat, n) => all.indexOf(seat) !== n);
  if (twice !== undefined) return `seat ${twice} is two fans'`;
  const inside = fans.reduce((sum, { held, owned }) => sum + held.places + owned.places, 0);
  if (inside > places) return `${inside} of ${places} places are taken`;
  const bare = fans.findIndex(({ cart, held }) => cart === 'paying' && isEmpty(held));
  return bare < 0 ? null : `fan ${bare} pays for nothing`;
}
