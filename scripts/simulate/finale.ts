import { sql } from 'drizzle-orm';
import { selfCheck } from '@/lib/payments/self-check';
import type { Seen } from './compare';
import type { Step } from './history';
import type { Play } from './run';

const mostRounds = 60;

/**
 * Nobody does anything any more and nothing fails: the worker alone brings everything to its end. First whoever stood still
 * goes on; then five minutes, in which every payment that was made must be settled; then the banks answer and times run out.
 */
export async function comeToRest(play: Play, go: (step: Step) => Promise<Seen | null>): Promise<Seen | null> {
  const all = async (steps: Step[]) => {
    for (const step of steps) {
      const seen = await go(step);
      if (seen) return seen;
    }
    return null;
  };
  const { stripe } = play.site;
  const minute: Step[] = [{ kind: 'wait', seconds: 55 }, { kind: 'reconcile' }];
  const early =
    (await all([...play.paused, play.yielding].map(() => ({ kind: 'resume' })))) ??
    (await all([...minute, ...minute, ...minute, ...minute, ...minute]));
  if (early) return early;
  const captured = (await drift(play)).find(({ what }) => what === 'captured by Stripe');
  if (captured) return { rule: 'five minutes', what: 'a payment was not settled within five minutes' };

  const debits = [...stripe.state.sessions.values()].filter(({ settlement }) => settlement !== null);
  const late =
    (await all(debits.map(() => ({ kind: 'bank', succeeds: false })))) ??
    (await all([{ kind: 'wait', seconds: 1_200 }, ...minute, ...minute, ...minute, { kind: 'sweep' }]));
  if (late) return late;
  for (let round = 0; (await jobs(play)) > 0 && round < mostRounds; round++) {
    const seen = await all([
      { kind: 'wait', seconds: round % 4 === 3 ? 10_800 : 0 },
      { kind: 'supervise' },
      { kind: 'work' },
    ]);
    if (seen) return seen;
  }
  return leftOver(play);
}

const drift = ({ site }: Play) => selfCheck(site.house, site.stripe.controls.dump());

async function jobs({ site }: Play): Promise<number> {
  const [row] = await site.house.execute<{ count: number }>(sql`
    select count(*)::int as count from pgboss.job where state < 'completed' and name in ('send-mail', 'refund-payment')`);
  return row?.count ?? 0;
}

/** What is not as it must be when all is over: the ledgers, carts, mails. */
async function leftOver(play: Play): Promise<Seen | null> {
  const [wrong] = await drift(play);
  if (wrong)
    return { rule: wrong.what, what: `at rest, ${wrong.what}: ${wrong.found} instead of ${wrong.expected}` };
  const fan = play.books.fans.findIndex(({ cart }) => cart !== 'none');
  if (fan >= 0) return { rule: 'rest', what: `at rest, fan ${fan} still has a cart` };
  if ((await jobs(play)) > 0) return { rule: 'rest', what: 'at rest, there is a job that is never done' };
  const accepted = new Map<string, number>();
  for (const { tags } of play.site.inbox.controls.messages()) {
    const id = tags.find(({ name }) => name === 'mail_id')?.value ?? '';
    accepted.set(id, (accepted.get(id) ?? 0) + 1);
  }
  const mails = await play.site.house.execute<{ id: string; kind: string; state: string }>(
    sql`select id, kind, state from mails`,
  );
  for (const { id, kind, state } of mails) {
    const times = accepted.get(id) ?? 0;
    if (times !== 1 || state !== 'sent') {
      return { rule: 'mail', what: `at rest, a ${kind} is ${state} and was accepted ${times} times` };
    }
  }
  return null;
}
