import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Ctx, Database } from '@/db';
import { type Failure, fail } from '@/lib/result';

const minutes = 60;

/**
 * How often something may be tried, per window in seconds. Tries on an account and tries from an address are counted
 * apart: many passwords on one account and one password on many accounts both run dry.
 */
const rules = {
  /** Wrong passwords for one account, from browsers that never signed in to it. */
  'sign-in-account': { points: 10, duration: 15 * minutes },
  /** The same from a browser that did: strangers cannot use up the owner's tries. */
  'sign-in-device': { points: 10, duration: 15 * minutes },
  'sign-in-address': { points: 60, duration: 15 * minutes },
  'sign-up-address': { points: 20, duration: 60 * minutes },
  /** Mails that strangers can cause to one address. */
  'mail-to': { points: 5, duration: 60 * minutes },
  /** Links to a new password, apart: who signs up again and again in somebody's name must not keep him from his. */
  'reset-mail-to': { points: 5, duration: 60 * minutes },
  /** The same for waitlists, apart: who joins lists in somebody's name must not keep him from resetting his password. */
  'waitlist-mail-to': { points: 5, duration: 60 * minutes },
  'mail-address': { points: 20, duration: 60 * minutes },
  /** Guesses at the current password in an open session. */
  'password-check': { points: 10, duration: 15 * minutes },
  /** Wrong codes for a sale that asks for one. */
  'access-code': { points: 20, duration: 15 * minutes },
  /** Codes for a lower price that do not exist. */
  'promo-code': { points: 20, duration: 15 * minutes },
  /** Payments that are begun or cancelled; each may open or end a session at Stripe. */
  'payment-buyer': { points: 40, duration: 60 * minutes },
  'payment-address': { points: 1_000, duration: 60 * minutes },
  /** Guesses at the code of a second factor, by who knows the password. */
  'second-factor': { points: 10, duration: 15 * minutes },
  /** How often a team sends the receipt of one order again. */
  'receipt-again': { points: 5, duration: 60 * minutes },
  /** Messages to attendees that somebody sends himself first. */
  'message-test': { points: 30, duration: 60 * minutes },
  /** Pictures that one organizer uploads; each is decoded and kept. */
  upload: { points: 40, duration: 60 * minutes },
  /** Organizers that one account founds. */
  'new-organizer': { points: 5, duration: 24 * 60 * minutes },
  /** Venues that one organizer names; they are there for all. */
  'new-venue': { points: 100, duration: 24 * 60 * minutes },
  /** Invitations that one organizer sends. */
  invitation: { points: 50, duration: 60 * minutes },
} as const;

type RateRule = keyof typeof rules;

export type SlowDown = Failure<'SLOW_DOWN'> & { retryAfterSeconds: number };

const limiters = new WeakMap<Database, Map<RateRule, RateLimiterPostgres>>();

function limiterFor(ctx: Ctx, rule: RateRule): RateLimiterPostgres {
  const { db } = ctx;
  // Inside a transaction a failed try would be forgotten by the rollback.
  if (!('$client' in db)) throw new Error('Tries are counted outside transactions');
  const known = limiters.get(db) ?? new Map<RateRule, RateLimiterPostgres>();
  limiters.set(db, known);
  let limiter = known.get(rule);
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient: {
        query: async ({ text, values }: { text: string; values: (string | number | null)[] }) => {
          const rows = await db.$client.unsafe(text, values, { prepare: true });
          return { rows, rowCount: rows.count };
        },
      },
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: rule,
      ...rules[rule],
    });
    known.set(rule, limiter);
  }
  return limiter;
}

/** Addresses and e-mails are personal: the table keeps their digest. */
const digest = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 32);

/**
 * Counts one try in a single statement, before the work it is for, so that tries in parallel count too. Returns null
 * when it may go on, else how long to wait, after a sentence of the caller.
 */
export async function spendTry(
  ctx: Ctx,
  rule: RateRule,
  key: string,
  tooMany = 'Too many tries.',
): Promise<SlowDown | null> {
  try {
    await limiterFor(ctx, rule).consume(digest(key));
    return null;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfterSeconds = Math.ceil(refused.msBeforeNext / 1_000);
    const wait = Math.max(1, Math.ceil(retryAfterSeconds / 60));
    const message = `${tooMany} Please wait ${wait} ${wait === 1 ? 'minute' : 'minutes'} and try again.`;
    return fail('SLOW_DOWN', message, { retryAfterSeconds });
  }
}

/** Gives a try back that turned out to be rightful. */
export async function returnTry(ctx: Ctx, rule: RateRule, key: string): Promise<void> {
  await limiterFor(ctx, rule).reward(digest(key));
}

/** Forgets the tries under a key. */
export async function clearTries(ctx: Ctx, rule: RateRule, key: string): Promise<void> {
  await limiterFor(ctx, rule).delete(digest(key));
}
