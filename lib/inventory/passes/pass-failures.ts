import { formatMoment } from '@/lib/clock';
import { type Failure, fail } from '@/lib/result';
import { failures, type HoldFailure } from '../failures';
import type { PassFacts, PassPart } from './find-pass';

/** What can be expected when somebody wants a pass: dates that are full are named. */
export type PassFailure =
  | HoldFailure
  | (Failure<'DATES_FULL'> & { performanceIds: string[] })
  | (Failure<'PASSES_GONE'> & { left: number });

type Short = { part: PassPart; left: number };

const dayOf = ({ startsAt, timeZone }: PassPart) => formatMoment(startsAt, timeZone, { style: 'date' });

export const passFailures = {
  notFound: () => fail('NOT_FOUND', 'This pass is not there any more. Load the page again.'),
  notOnSale: ({ onSaleAt, parts: [first] }: PassFacts) =>
    fail(
      'NOT_ON_SALE',
      `This pass is not on sale yet. Sales open ${formatMoment(onSaleAt ?? '', first?.timeZone ?? 'UTC')}.`,
      { onSaleAt: onSaleAt ?? '' },
    ),
  saleEnded: () =>
    fail('SALE_ENDED', 'The sale of this pass has ended. Its dates may have tickets of their own.'),
  cancelled: () =>
    fail('CANCELLED', 'A date of this pass does not take place as planned, so the pass is not sold now.'),
  full: (short: Short[]) => {
    const days = short.map(
      ({ part, left }) => `${dayOf(part)} ${left > 0 ? `has only ${left} left` : 'is full'}`,
    );
    return fail(
      'DATES_FULL',
      `${days.join(', ')}. Nothing was held: a pass needs a place on each of its dates.`,
      {
        performanceIds: short.map(({ part }) => part.performanceId),
      },
    );
  },
  gone: (left: number) =>
    fail(
      'PASSES_GONE',
      left === 0
        ? 'All passes of this kind are taken. Some may come back when carts end.'
        : `Only ${left} of these passes ${left === 1 ? 'is' : 'are'} left. Choose fewer.`,
      { left },
    ),
  limit: (limit: number, have: number) =>
    fail(
      'LIMIT_REACHED',
      have > 0
        ? `One person can have ${limit} of these passes; you already have ${have}.`
        : `One person can have ${limit} of these passes. Choose fewer.`,
      { limit, have },
    ),
  /** Why one of its dates is refused, with its day. */
  ofDate: (part: PassPart, failure: HoldFailure): PassFailure => {
    switch (failure.code) {
      case 'NOT_FOUND':
        return passFailures.notFound();
      case 'CANCELLED':
        return passFailures.cancelled();
      case 'SALE_ENDED':
        return passFailures.saleEnded();
      case 'LIMIT_REACHED':
        return { ...failure, message: `${dayOf(part)}: ${failure.message}` };
      default:
        return failure;
    }
  },
  busy: failures.busy,
};
