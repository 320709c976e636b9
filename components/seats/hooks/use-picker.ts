import { useCallback, useMemo, useReducer, useRef, useState } from 'react';
import {
  companionsReleased,
  type LevelView,
  levelState,
  type PerformanceView,
  type SaleState,
} from '@/lib/inventory/plan-view';
import { formatMoney } from '@/lib/money';
import { firstAmount } from '../amount-field';
import { choiceText, choose, emptyChoice } from '../choice';
import { createScene, type Marks, notForSale } from '../map/scene';
import { companionsOf, keptCompanions } from '../plan/companions';
import { seatTitle } from '../plan/seat-names';
import { useAvailability } from './use-availability';
import { useHoldAnswer } from './use-hold-answer';
import { useMyCart } from './use-my-cart';
import { usePlan } from './use-plan';

export type SeatState = 'free' | 'taken' | 'chosen' | 'mine' | 'closed' | 'kept';
export type Picker = ReturnType<typeof usePicker>;

/** Everything that choosing seats for one performance needs to know and can do; the parts of the page share it. */
export function usePicker(performance: PerformanceView, renderedState: SaleState) {
  const { currency } = performance;
  const levels = useStable(performance.levels);
  const { plan, status, retry } = usePlan(performance.planId);
  const [choice, step] = useReducer(choose, emptyChoice);
  const [code, setCode] = useState('');
  const [amounts, setAmounts] = useState<Record<string, number>>({});
  const chooseAmount = (levelId: string, amount: number) => setAmounts({ ...amounts, [levelId]: amount });
  const priceOf = (level: LevelView) => amounts[level.id] ?? firstAmount(level);
  const [dimmed, setDimmed] = useState<ReadonlySet<number>>(new Set());
  const [spoken, announce] = useState('');
  const [lost, setLost] = useState<number[]>([]);
  const { cart, reload } = useMyCart(performance.id);
  const fading = useRef(new Map<number, number>());
  const scene = useMemo(() => plan && createScene(plan, levels), [plan, levels]);

  const live = useAvailability(performance.id, (gone) => {
    const others = gone.filter((seat) => !cart.seats.has(seat));
    for (const seat of others) fading.current.set(seat, window.performance.now());
    // While a hold is under way its answer says which seats went; those that came to this buyer are not lost.
    if (!hold.busy) lose(others.filter((seat) => choice.seats.includes(seat)));
  });
  const lose = (seats: number[]) => {
    if (seats.length === 0 || !plan) return;
    step({ type: 'lost', seats });
    setLost(seats);
    announce(`Just taken by somebody else: ${seats.map((seat) => seatTitle(plan, seat)).join('; ')}`);
  };
  const hold = useHoldAnswer(performance.id, {
    onRefused: (answer) => {
      setLost([]);
      if (answer.code === 'SEATS_TAKEN') lose(answer.seatIndexes);
      live.refresh();
      reload();
    },
    onCrowd: () => announce('Very many people are here. We keep trying for you.'),
  });

  const sale = liveState(performance, renderedState, live.known?.onSale);
  const known = live.known;
  const soldOut = sale === 'open' && known !== null && levels.every(({ id }) => known.levels[id]?.left === 0);
  const now = Date.now() + live.clockOffset;
  const isOpen = (level: LevelView) =>
    sale === 'open' &&
    (live.known === null || levelState(level, now) === 'open') &&
    (!level.codeRequired || code !== '');
  const elsewhere = Object.entries(cart.places).reduce(
    (sum, [levelId, quantity]) => sum + (choice.places[levelId] ? 0 : quantity),
    cart.seats.size,
  );
  const limit = performance.maxPerOrder - elsewhere;

  const taken = live.known?.taken;
  const released = companionsReleased(performance, now);
  const marks: Marks = useMemo(
    () => ({
      taken: taken ?? new Uint8Array(0),
      chosen: new Set(choice.seats),
      mine: cart.seats,
      dimmed,
      kept: keptCompanions(plan, released, [choice.seats, cart.seats, cart.wheelchairs]),
      fading: fading.current,
    }),
    [taken, choice.seats, cart, dimmed, plan, released],
  );
  const levelOf = (seat: number): LevelView | undefined => levels[scene?.levelOf[seat] ?? notForSale];
  const isFree = useCallback(
    (seat: number) => marks.taken[seat] === 0 && scene?.levelOf[seat] !== notForSale && !marks.kept.has(seat),
    [marks, scene],
  );
  const stateOf = (seat: number): SeatState => {
    if (marks.mine.has(seat)) return 'mine';
    if (marks.chosen.has(seat)) return 'chosen';
    if (!isFree(seat)) return marks.kept.has(seat) && marks.taken[seat] === 0 ? 'kept' : 'taken';
    const level = levelOf(seat);
    return level && isOpen(level) ? 'free' : 'closed';
  };
  const pick = (seat: number) => {
    if (!plan) return;
    const title = seatTitle(plan, seat);
    const state = stateOf(seat);
    if (state === 'free' || state === 'chosen') {
      const wish = { type: 'toggle', seat, limit } as const;
      const after = choose(choice, wish);
      step(wish);
      // Without its wheelchair place a companion place is not to be had.
      if (state === 'chosen' && !released) step({ type: 'lost', seats: companionsOf(plan, seat) });
      setLost([]);
      if (after.full) announce(`Not chosen: an order takes at most ${performance.maxPerOrder} tickets`);
      else announce(`${title} ${state === 'free' ? 'chosen' : 'put back'}. In all: ${choiceText(after)}`);
    } else announce(`${title}, ${refusals[state]}`);
  };
  const total = choice.seats.reduce(
    (sum, seat) => sum + (levelOf(seat)?.price ?? 0),
    levels.reduce((sum, level) => sum + priceOf(level) * (choice.places[level.id] ?? 0), 0),
  );

  return {
    ...{ performance, plan, planStatus: status, retryPlan: retry, scene, marks, live, sale, soldOut, cart },
    ...{ choice, step, limit, code, setCode, dimmed, setDimmed, lost, spoken, announce, hold, pick },
    ...{
      chooseAmount,
      priceOf,
      isOpen,
      isFree,
      levelOf,
      stateOf,
      total,
      money: (amount: number) => formatMoney(amount, currency),
    },
  };
}

const refusals = {
  taken: 'taken',
  mine: 'already in your cart',
  closed: 'not on sale now',
  kept: 'a companion place: choose its wheelchair place first',
} satisfies Partial<Record<SeatState, string>>;

/** The server's word where there is one; it calls postponed "cancelled" too, since neither sells. */
function liveState(
  performance: PerformanceView,
  rendered: SaleState,
  live: SaleState | undefined,
): SaleState {
  if (!live) return rendered;
  return live === 'cancelled' && performance.status === 'postponed' ? 'postponed' : live;
}

/** The same object as long as its content is the same: the page may be rendered anew under an open map. */
function useStable<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
