import { formatMoment } from '@/lib/clock';
import { type Failure, fail } from '@/lib/result';

/** Why a code lowers nothing, each in a sentence for the fan. */
export type PromoFailure = Failure<
  | 'PROMO_UNKNOWN'
  | 'PROMO_PAUSED'
  | 'PROMO_NOT_YET'
  | 'PROMO_EXPIRED'
  | 'PROMO_USED_UP'
  | 'PROMO_OTHER_TICKETS'
  | 'PROMO_USED_BY_YOU'
>;

export const promoFailures = {
  unknown: (code: string) =>
    fail('PROMO_UNKNOWN', `“${code}” is no code for these tickets. Check the spelling and try again.`),
  paused: (code: string) => fail('PROMO_PAUSED', `The code ${code} is not in use at the moment.`),
  notYet: (code: string, from: string, timeZone: string) =>
    fail('PROMO_NOT_YET', `The code ${code} works from ${formatMoment(from, timeZone)} on.`),
  expired: (code: string, until: string, timeZone: string) =>
    fail('PROMO_EXPIRED', `The code ${code} ended on ${formatMoment(until, timeZone)}.`),
  usedUp: (code: string) =>
    fail('PROMO_USED_UP', `The code ${code} has been used as often as it can be. You pay the usual price.`),
  otherTickets: (code: string) =>
    fail('PROMO_OTHER_TICKETS', `The code ${code} is for other tickets than these.`),
  usedByYou: (code: string, times: number) =>
    fail(
      'PROMO_USED_BY_YOU',
      times === 1
        ? `You have used the code ${code} already; everybody can use it once.`
        : `You have used the code ${code} already; everybody can use it ${times} times.`,
    ),
};
