import { prepare } from './act';
import { atStripe, type Books } from './books';
import { type Acting, type Seen, verdictOf } from './compare';
import { comeToRest } from './finale';
import type { Step } from './history';
import { broken } from './invariants';
import { age } from './model';
import type { Plant } from './plants';
import { Process } from './process';
import type { Site } from './site';
import type { Answered } from './webhooks';

/** `at`: behind which step, from 1; one more than there are when it came to light at rest. */
export type Violation = Seen & { at: number };
/** How a step ended: for reading, and to see that a replay is one. */
export type Told = { step: Step; end: string; befell?: string };
export type Run = {
  violation: Violation | null;
  told: Told[];
  /** Orders by how they stand in the end. */
  orders: Record<string, number>;
};

/** Seconds that each step takes. */
const tick = 5;
const mostPaused = 4;

/** A history under way. */
export type Play = {
  site: Site;
  books: Books;
  /** Who stands still between two transactions, and who does inside one. */
  paused: Acting[];
  yielding: Acting | null;
  answered: Answered;
  told: Told[];
};

type Ways = {
  plant?: Plant;
  /** Between how many steps all is checked that must hold; 1: behind each. */
  thorough?: number;
};

/**
 * Plays a history on a fresh evening and compares the books with the model after each step; every few steps, and when everything
 * has come to rest, with all that must hold.
 */
export async function run(site: Site, history: Step[], { plant, thorough = 10 }: Ways = {}): Promise<Run> {
  await site.reset(plant);
  const play: Play = {
    site,
    books: await site.read(),
    paused: [],
    yielding: null,
    answered: new Map(),
    told: [],
  };
  let seen: Seen | null = null;
  let at = 0;
  for (; at < history.length && !seen; at++) {
    // Safe because `at` is inside the history.
    seen = (await advance(play, history[at] as Step)) ?? (await broken(play, (at + 1) % thorough === 0));
  }
  if (!seen) {
    at++;
    seen = await comeToRest(
      play,
      async (step) => (await advance(play, step)) ?? (await broken(play, thorough === 1)),
    );
  }
  for (const { process } of [...play.paused, ...(play.yielding ? [play.yielding] : [])])
    await process.abandon();
  return { violation: seen && { at, ...seen }, told: play.told, orders: await site.countOrders() };
}

/** One step, in a process of its own; then the books are compared with the model. */
async function advance(play: Play, step: Step): Promise<Seen | null> {
  const { site } = play;
  // Nobody stands inside a transaction for long.
  const early = step.kind === 'wait' ? await finish(play) : null;
  if (early) return early;
  const seconds = tick + (step.kind === 'wait' ? step.seconds : 0);
  site.pass(seconds);
  const before = atStripe(age(play.books, seconds), site.stripe.state);
  play.books = before;
  const outer = play.yielding;
  play.yielding = null;
  const inner = await actingIn(play, step, before, outer !== null);
  if (!inner && !outer) {
    play.told.push({ step, end: 'nothing to do' });
    return null;
  }
  if (inner?.deed.inside || outer) await site.tellTime();
  const doing = inner ? go(inner) : Promise.resolve();
  if (outer) {
    await Promise.race([doing, site.somebodyWaits(doing)]);
    await outer.process.resume();
  }
  await doing;
  play.told.push({ step, end: inner ? endOf(inner) : 'nothing to do', befell: inner?.process.befell });
  for (const one of [inner, outer]) if (one) settle(play, one);
  if (!inner?.deed.inside && !outer) return null;
  play.books = await site.read();
  return verdictOf(before, play.books, inner, outer);
}

/** Who stands inside his transaction goes on to the end, with nobody beside him. */
async function finish(play: Play): Promise<Seen | null> {
  const { site, yielding: outer, books } = play;
  if (!outer) return null;
  play.yielding = null;
  await outer.process.resume();
  settle(play, outer);
  play.books = await site.read();
  return verdictOf(atStripe(books, site.stripe.state), play.books, null, outer);
}

/** Whose turn it is: who stands still, or a new process; null where there is nothing to do. */
async function actingIn(play: Play, step: Step, books: Books, between: boolean): Promise<Acting | null> {
  if (step.kind === 'resume') {
    const acting = play.paused.shift();
    return acting ? { ...acting, books, resumed: true } : null;
  }
  const { fault } = step;
  const full =
    fault?.does === 'pauses' ? play.paused.length >= mostPaused : between && fault?.does === 'yields';
  const deed = await prepare(play.site, step, books, play.answered);
  return deed.work
    ? { step, deed, books, resumed: false, process: new Process(full ? undefined : fault) }
    : null;
}

function go({ process, deed, resumed }: Acting): Promise<void> {
  if (resumed || !deed.work) return process.resume();
  return process.run(deed.work);
}

/** Keeps a process that stands still, and notes whether Stripe has its answer. */
function settle(play: Play, acting: Acting): void {
  const { process, deed } = acting;
  const { answered } = play;
  if (process.state === 'paused' && process.befell === 'pauses') play.paused.push(acting);
  if (process.state === 'paused' && process.befell === 'yields') play.yielding = acting;
  if (deed.messageId && answered.get(deed.messageId) !== 'yes') {
    answered.set(deed.messageId, process.state === 'over' && process.answer === true ? 'yes' : 'maybe');
  }
}

/** What became of a process, in a few words. */
function endOf({ process }: Acting): string {
  if (process.state === 'dead') return 'died';
  if (process.state === 'paused') return process.befell === 'yields' ? 'stands inside' : 'stands still';
  const fault = process.befell ? `, though it ${process.befell}` : '';
  if (process.error) return `threw${fault}: ${wordsOfError(process.error)}`;
  return `${process.answer === undefined ? 'done' : process.answer ? 'granted' : 'refused'}${fault}`;
}

/** Without ports, which are others each time. */
const wordsOfError = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/ 127\.0\.0\.1:\d+/, '')
    .split('\n', 1)
    .join();
