import { type Failure, fail } from '@/lib/result';

/** Everything that can be expected when somebody asks for seats, each with what the page needs to help. */
export type HoldFailure =
  | (Failure<'SEATS_TAKEN'> & { seatIndexes: number[] })
  | (Failure<'COMPANION_KEPT'> & { seatIndexes: number[] })
  | (Failure<'NOT_ENOUGH'> & { left: number; priceLevelId: string })
  | (Failure<'LIMIT_REACHED'> & { limit: number; have: number })
  | (Failure<'MINIMUM'> & { minimum: number })
  | (Failure<'NOT_ON_SALE'> & { onSaleAt: string })
  | (Failure<'WAITING_ROOM'> & { roomId: string })
  | (Failure<'CHECKOUT_OPEN'> & { orderId: string | null })
  | Failure<
      | 'SALE_ENDED'
      | 'CANCELLED'
      | 'NO_WHEELCHAIR_PLACE'
      | 'CODE_NEEDED'
      | 'CODE_WRONG'
      | 'OTHER_CURRENCY'
      | 'OFFER_IN_CART'
      | 'TOO_MANY_HOLDS'
      | 'NOT_FOUND'
      | 'BUSY'
    >;

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

export const failures = {
  seatsTaken: (seatIndexes: number[]) =>
    fail(
      'SEATS_TAKEN',
      seatIndexes.length === 1
        ? 'Somebody was faster: this seat has just gone. Nothing was held; choose another.'
        : 'Somebody was faster: some of these seats have just gone. Nothing was held; choose others.',
      { seatIndexes },
    ),
  companionKept: (seatIndexes: number[]) =>
    fail(
      'COMPANION_KEPT',
      'A companion place is sold together with the wheelchair place beside it. Nothing was held: choose that place too, or another seat.',
      { seatIndexes },
    ),
  noWheelchairPlace: (companions: number) =>
    fail(
      'NO_WHEELCHAIR_PLACE',
      companions === 0
        ? 'No wheelchair place is left at this price. Choose another price.'
        : `No wheelchair place with ${plural(companions, 'companion place')} is left at this price. Choose fewer, or another price.`,
    ),
  notEnough: (left: number, priceLevelId: string) =>
    fail(
      'NOT_ENOUGH',
      left === 0
        ? 'There are no tickets left at this price. Some may come back when holds end.'
        : `Only ${plural(left, 'ticket')} left at this price. Choose fewer, or another price.`,
      { left, priceLevelId },
    ),
  limitReached: (limit: number, have: number) =>
    fail(
      'LIMIT_REACHED',
      have > 0
        ? `One person can have ${plural(limit, 'ticket')} for this performance; you already have ${have}.`
        : `One person can have ${plural(limit, 'ticket')} for this performance. Choose fewer.`,
      { limit, have },
    ),
  cartFull: (limit: number, have: number) =>
    fail(
      'LIMIT_REACHED',
      `One cart has at most ${limit} tickets, and yours has ${have}. Buy these first, then choose more.`,
      { limit, have },
    ),
  levelLimitReached: (limit: number, have: number) =>
    fail(
      'LIMIT_REACHED',
      have > 0
        ? `One order has at most ${plural(limit, 'ticket')} at this price, and your cart has ${have}. Choose another price too.`
        : `One order has at most ${plural(limit, 'ticket')} at this price. Choose fewer, or another price too.`,
      { limit, have },
    ),
  minimum: (minimum: number) =>
    fail('MINIMUM', `Tickets at this price are sold from ${minimum} upwards. Choose more.`, { minimum }),
  notOnSale: (onSaleAt: string) =>
    fail('NOT_ON_SALE', 'Tickets are not on sale yet. The page shows when sales open.', { onSaleAt }),
  checkoutOpen: (orderId: string | null) =>
    fail('CHECKOUT_OPEN', 'You have a payment under way. Finish or cancel it, then choose more seats.', {
      orderId,
    }),
  waitingRoom: (roomId: string) =>
    fail(
      'WAITING_ROOM',
      'These tickets are sold through a waiting room. Take a place there; nothing was held.',
      { roomId },
    ),
  saleEnded: () => fail('SALE_ENDED', 'Sales for this performance have ended.'),
  cancelled: () =>
    fail('CANCELLED', 'This performance does not take place as planned; nothing is sold for it.'),
  codeNeeded: () => fail('CODE_NEEDED', 'These tickets need an access code. Enter the code you were given.'),
  codeWrong: () =>
    fail('CODE_WRONG', 'This access code is not valid here. Check the spelling and try again.'),
  otherCurrency: () =>
    fail(
      'OTHER_CURRENCY',
      'Your cart is in another currency. Buy or empty it first, then choose these seats.',
    ),
  offerInCart: () =>
    fail(
      'OFFER_IN_CART',
      'Your cart has what the waitlist kept for you. Buy it or let it go first, then choose more seats.',
    ),
  tooManyHolds: () =>
    fail(
      'TOO_MANY_HOLDS',
      'You have held and let go of many seats in a short time. Wait a few minutes and try again.',
    ),
  tooManyFromHere: () =>
    fail(
      'TOO_MANY_HOLDS',
      'Very many carts are open from your network right now. Try again in a few minutes.',
    ),
  notFound: () =>
    fail('NOT_FOUND', 'These seats do not exist in this performance. Reload the page and choose again.'),
  busy: () => fail('BUSY', 'Many people are choosing right now. Nothing was held; try again in a moment.'),
};
