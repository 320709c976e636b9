import { type Failure, fail } from '@/lib/result';
import type { Line } from './line';
import { tickets } from './waitlist-view';

export type WaitlistRefusal = Failure<
  | 'NOT_FOUND'
  | 'OFF'
  | 'ENDED'
  | 'NOT_ON_SALE'
  | 'NOT_SOLD_OUT'
  | 'LIMIT_REACHED'
  | 'LAPSED'
  | 'PAYING'
  | 'CART_OPEN'
  | 'BUSY'
>;

export const refusals = {
  noEntry: () => fail('NOT_FOUND', 'This place on a waitlist does not exist, or the link is not whole.'),
  noLine: () =>
    fail('NOT_FOUND', 'There is no waitlist for this price. Go back to the event and choose again.'),
  off: () =>
    fail('OFF', 'The organizer has closed this waitlist. Tickets that come back are on the event’s page.'),
  ended: () => fail('ENDED', 'This waitlist has ended. Tickets that come back now are on the event’s page.'),
  notOnSale: () =>
    fail('NOT_ON_SALE', 'Tickets for this date are not on sale now, so nobody can wait for them.'),
  notSoldOut: () =>
    fail('NOT_SOLD_OUT', 'There are tickets at this price right now. Choose yours on the event’s page.'),
  lapsed: () =>
    fail('LAPSED', 'Your offer has ended. If it is still sold out, you can join the waitlist again.'),
  paying: () => fail('PAYING', 'These tickets are being paid for. Finish or cancel that payment first.'),
  cartOpen: () =>
    fail(
      'CART_OPEN',
      'You have other tickets in your cart. Buy them or empty the cart, then come back: this offer stays yours until its end.',
    ),
  busy: () => fail('BUSY', 'Something else is happening with this place right now. Please try again.'),
};

/** Why somebody may not wait here for so many, or null. */
export function refusedBy(line: Line | null, quantity: number): WaitlistRefusal | null {
  if (!line || line.coded) return refusals.noLine();
  if (line.mode === 'off') return refusals.off();
  if (line.ended || line.offerUntil === null) return refusals.ended();
  if (!line.sells) return refusals.notOnSale();
  if (!line.waitlisted && line.free > 0) return refusals.notSoldOut();
  if (quantity >= line.minimum && quantity <= line.most) return null;
  return fail(
    'LIMIT_REACHED',
    line.minimum > 1
      ? `At this price one person can wait for ${line.minimum} to ${tickets(line.most)}.`
      : `At this price one person can wait for ${tickets(line.most)} at most.`,
  );
}
