import type { Deed } from './act';
import { type Books, type Fan, isEmpty } from './books';
import type { Step } from './history';
import { expect, impossible, overdue } from './model';
import type { Process } from './process';

/** Which rule was broken, and what was seen. */
export type Seen = { rule: string; what: string };

/** A step under way. */
export type Acting = {
  step: Step;
  deed: Deed;
  process: Process;
  /** As they stood when it began, or went on. */
  books: Books;
  resumed: boolean;
};

/** What is wrong with the books after a step, beside which another may have ended that had stood inside its transaction. */
export function verdictOf(
  before: Books,
  after: Books,
  inner: Acting | null,
  outer: Acting | null,
): Seen | null {
  const found = after.fans;
  const pair = inner && outer ? [inner, outer] : [];
  const seen =
    pair.length === 2 && arePlain(before, pair)
      ? oneAfterTheOther(before, found, pair)
      : compareOne(
          before,
          found,
          [inner, outer].filter((one) => one !== null),
        );
  if (seen) return seen;
  const what = impossible(after);
  return what === null ? null : { rule: 'stock', what };
}

/** Came to its end, and nothing that befell it may show. */
const isUndisturbed = ({ process, resumed }: Acting) =>
  process.state === 'over' && !resumed && (process.befell === undefined || process.harmless);

function compareOne(before: Books, found: Fan[], actors: Acting[]): Seen | null {
  const [only] = actors;
  if (only && actors.length === 1 && only.books === before && isUndisturbed(only)) {
    const { will, may, granted } = expect(before, only.step, only.deed.about);
    return (
      compare(
        found,
        may.map((ways, at) => (will[at] ? [will[at]] : ways)),
      ) ?? surprise(only, granted)
    );
  }
  return compare(
    found,
    actors.reduce(
      (ways, acting, n) => {
        const others = actors.filter((_, other) => other !== n);
        return join(
          ways,
          waysOf(before, acting),
          ...others.map((other) => after(waysOf(before, other), before, acting)),
        );
      },
      before.fans.map((fan) => [fan]),
    ),
  );
}

/** Where a step, broken off anywhere, may leave each fan. */
function waysOf(before: Books, { step, deed, books, resumed }: Acting): Fan[][] {
  // What was due when it stood still is done when it goes on, however fresh it looks by then.
  return join(
    expect(resumed ? overdue(before) : before, step, deed.about).may,
    expect(resumed ? overdue(books) : books, step, deed.about).may,
  );
}

/** The same, when each fan may have been moved by another step before. */
function after(moved: Fan[][], before: Books, acting: Acting): Fan[][] {
  return moved.map((ways, at) =>
    ways.flatMap((way) => waysOf({ ...before, fans: before.fans.with(at, way) }, acting)[at] ?? []),
  );
}

const join = (...all: Fan[][][]): Fan[][] =>
  (all[0] ?? []).map((_, at) => all.flatMap((ways) => ways[at] ?? []));

const holding: ReadonlySet<string> = new Set(['hold', 'hold places', 'release']);

/** Two of which the model can tell exactly what either order gives: both undisturbed, and of carts alone or of different fans. */
function arePlain(before: Books, pair: Acting[]): boolean {
  if (!pair.every(isUndisturbed)) return false;
  const expected = pair.map(({ step, deed }) => expect(before, step, deed.about));
  if (expected.some(({ will }) => will.includes(null))) return false;
  const [outer] = pair.filter(({ books }) => books !== before);
  // A cart that lapsed between the beginning of the one and of the other could be either.
  if (
    outer &&
    show(expect(outer.books, outer.step, outer.deed.about).will) !== show(expected[pair.indexOf(outer)]?.will)
  )
    return false;
  if (pair.every(({ step }) => holding.has(step.kind))) return true;
  const touched = expected.map(({ may }, n) => [
    ...may.flatMap((ways, at) => (ways.length > 1 ? [at] : [])),
    ...ownWay(pair[n]?.step),
  ]);
  return !touched[0]?.some((at) => touched[1]?.includes(at));
}

/** Who checks out places an order and then asks for its page: another wish of his may come between, though it changes nothing. */
const ownWay = (step: Step | undefined): number[] => (step?.kind === 'checkout' ? [step.fan] : []);

/** Two at once must come out, books and answers, as one after the other in the one order or in the other. */
function oneAfterTheOther(before: Books, found: Fan[], pair: Acting[]): Seen | null {
  const errors = pair.map((acting) => surprise(acting, undefined)).find((seen) => seen !== null);
  if (errors) return errors;
  const orders = [pair, pair.toReversed()].map((order) => {
    let books = before;
    const right = order.every(({ step, deed, process }) => {
      const { will, granted } = expect(books, step, deed.about);
      books = { ...books, fans: will as Fan[] }; // safe because of arePlain
      return granted === undefined || granted === process.answer;
    });
    return { right, fans: books.fans };
  });
  if (orders.some(({ right, fans }) => right && show(fans) === show(found))) return null;
  const answers = pair
    .map(({ step, process }) => `${step.kind} ${process.answer ? 'granted' : 'refused'}`)
    .join(', ');
  return {
    rule: 'one after the other',
    what: `two at once (${answers}) left what neither order gives: ${all(found)}`,
  };
}

function compare(found: Fan[], allowed: Fan[][]): Seen | null {
  const at = found.findIndex((fan, n) => !allowed[n]?.some((one) => show(one) === show(fan)));
  if (at < 0) return null;
  const ways = [...new Set((allowed[at] ?? []).map(words))].join(' or ');
  return { rule: 'model', what: `fan ${at} has ${words(found[at])}, where the model says ${ways}` };
}

function surprise({ process }: Acting, granted: boolean | undefined): Seen | null {
  if (process.error) return { rule: 'error', what: `it threw, undisturbed: ${process.error}` };
  if (granted === undefined || granted === process.answer) return null;
  return { rule: 'answer', what: `the answer is ${process.answer}, where the model says ${granted}` };
}

const show = (value: unknown) => JSON.stringify(value);

/** Those who have anything. */
const all = (fans: Fan[]) =>
  fans
    .flatMap((fan, at) => (fan.cart === 'none' && isEmpty(fan.owned) ? [] : [`fan ${at} has ${words(fan)}`]))
    .join('; ') || 'nobody has anything';

const words = (fan: Fan | undefined) =>
  fan
    ? `${fan.cart === 'none' ? 'no cart' : `a cart (${fan.cart}) of ${basket(fan.held)}`} and tickets for ${basket(fan.owned)}`
    : 'nothing';
const basket = ({ seats, places }: Fan['held']) =>
  [...seats.map((seat) => `seat ${seat}`), ...(places ? [`${places} places`] : [])].join(', ') || 'nothing';
