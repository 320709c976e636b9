import { eq } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { organizers } from '@/db/schema';
import { type Failure, fail } from '@/lib/result';

/**
 * How many of a thing there can be: far more than anybody needs, so that no script and no mistake fills the site. Asked
 * in the transaction that adds one, behind a lock that all who add one take.
 */
export const caps = {
  /** Of an organizer. */
  events: 10_000,
  plans: 500,
  promoCodes: 100_000,
  /** Of an event. */
  dates: 1_000,
  passes: 50,
  /** Of a date. */
  prices: 50,
  allocations: 200,
  messages: 100,
  /** Of a plan. */
  versions: 500,
  /** Of an order, by one organizer. */
  notes: 200,
} as const;

type Cap = keyof typeof caps;

const sentences: Record<Cap, (most: string) => string> = {
  events: (most) => `An organizer has at most ${most} events. Change a draft that you have.`,
  plans: (most) => `An organizer has at most ${most} seating plans. Change one that you have.`,
  promoCodes: (most) =>
    `An organizer has at most ${most} promo codes. One code can serve many buyers: set how often it is used.`,
  dates: (most) => `An event has at most ${most} dates. Make a copy of the event for more.`,
  passes: (most) => `An event has at most ${most} passes. Change or remove one of them.`,
  prices: (most) => `A date has at most ${most} prices. Change or remove one of them.`,
  allocations: (most) => `A date has at most ${most} allocations. Use one that it has.`,
  messages: (most) => `A date has at most ${most} messages. Change one of its drafts.`,
  versions: (most) => `A plan is published at most ${most} times. Make a copy of it and publish that.`,
  notes: (most) => `An order keeps at most ${most} notes.`,
};

export type Full = Failure<'FULL'>;

/** Refuses `more` of a thing beside those that there are, when that would be too many. */
export function refuseBeyond(cap: Cap, have: number, more = 1): Full | null {
  const most = caps[cap];
  return have + more > most ? fail('FULL', sentences[cap](most.toLocaleString('en-US'))) : null;
}

/** Whoever adds what is counted for the whole organizer comes one after the other. NO KEY: what refers to it need not wait. */
export async function lockOrganizer(tx: Transaction, organizerId: string): Promise<void> {
  await tx
    .select({ id: organizers.id })
    .from(organizers)
    .where(eq(organizers.id, organizerId))
    .for('no key update');
}
