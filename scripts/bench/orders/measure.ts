import { and, eq, inArray } from 'drizzle-orm';
import { makeSeatedPerformance } from '@/db/factories';
import { checkoutAttempts, orders } from '@/db/schema';
import { selfCheck } from '@/lib/payments/self-check';
import type { PrepareInput, PrepareOutput } from '@/scripts/bench/orders/prepare';
import type { SettleInput, SettleOutput } from '@/scripts/bench/orders/settle';
import { keepEvents, readState } from '@/scripts/bench/orders/stand-in';
import { runPart } from '@/scripts/bench/part';
import { type Finding, figure, milliseconds } from '@/scripts/bench/report';
import { median } from '@/scripts/bench/statistics';
import type { Workbench } from '@/scripts/bench/workbench';

const perRound = 400;
const rounds = 3;
const clients = 32;

type Round = SettleOutput & { paid: number; prepared: number; preparedPerSecond: number };

/** How many of these sessions belong to orders that are paid. */
async function countPaid(bench: Workbench, sessionIds: string[]): Promise<number> {
  const rows = await bench.db
    .select({ id: orders.id })
    .from(orders)
    .innerJoin(checkoutAttempts, eq(checkoutAttempts.orderId, orders.id))
    .where(and(inArray(checkoutAttempts.sessionId, sessionIds), eq(orders.status, 'paid')));
  return rows.length;
}

async function playRound(bench: Workbench, stripeUrl: string, via: SettleInput['via']): Promise<Round> {
  const { performance } = await makeSeatedPerformance(bench.db, { rows: 40, seatsPerRow: 40 });
  const wanted: PrepareInput = { stripeUrl, performanceId: performance.id, orders: perRound };
  const prepared = await runPart<PrepareOutput>(bench, 'scripts/bench/orders/prepare.ts', wanted);
  // The reconciler may have found some before us; those are not ours to count.
  const before = await countPaid(bench, prepared.sessionIds);
  const input: SettleInput = {
    via,
    siteUrl: bench.stack.urls.site,
    stripeUrl,
    sessionIds: prepared.sessionIds,
    clients,
  };
  const output = await runPart<SettleOutput>(bench, 'scripts/bench/orders/settle.ts', input);
  const after = await countPaid(bench, prepared.sessionIds);
  return {
    ...output,
    paid: after - before,
    prepared: prepared.sessionIds.length - before,
    preparedPerSecond: prepared.sessionIds.length / prepared.seconds,
  };
}

const perSecond = ({ paid, seconds }: Round) => paid / seconds;

function row(name: string, played: Round[]): string[] {
  const answers: Record<string, number> = {};
  for (const [answer, count] of played.flatMap((round) => Object.entries(round.answers)))
    answers[answer] = (answers[answer] ?? 0) + count;
  return [
    name,
    figure(median(played.map(perSecond))),
    milliseconds(median(played.map(({ p50 }) => p50))),
    milliseconds(median(played.map(({ p99 }) => p99))),
    Object.entries(answers)
      .map(([answer, count]) => `${count} × ${answer}`)
      .join(', '),
  ];
}

/**
 * Orders brought from a paid session to tickets and an owed receipt: by signed webhooks over HTTP, each of which
 * makes the site ask the stand-in, against the settling transaction run straight on PostgreSQL, in turn.
 */
export async function measureOrders(bench: Workbench): Promise<Finding> {
  const { stripe } = bench.stack.urls;
  if (!stripe) throw new Error('The stack runs without the Stripe stand-in');
  await keepEvents(stripe);
  const webhook: Round[] = [];
  const direct: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    webhook.push(await playRound(bench, stripe, 'webhook'));
    direct.push(await playRound(bench, stripe, 'direct'));
  }
  const both = [...webhook, ...direct];
  const ratio = median(webhook.map((round, at) => perSecond(round) / perSecond(direct[at] ?? round)));
  const lost = both.reduce((sum, { prepared, paid }) => sum + prepared - paid, 0);
  const drift = await selfCheck(bench.db, await readState(stripe));
  return {
    title: 'Finalised orders',
    head: ['orders of two seats', 'orders/s', 'p50', 'p99', 'answers'],
    rows: [row('by webhook', webhook), row('floor: the transaction on PostgreSQL', direct)],
    notes: [
      `ratio ${figure(ratio)}; ${rounds} rounds of ${perRound} orders in turn, ${clients} at a time, medians`,
      'each webhook makes the site fetch its session from the stand-in, which is one process on the same cores; the worker renders and sends the receipts meanwhile',
      `prepared by the verbs (hold, order, session, payment at the stand-in) at ${figure(median(both.map(({ preparedPerSecond }) => preparedPerSecond)))} a second, 8 at a time`,
    ],
    broken: [
      ...(lost > 0 ? [`${lost} orders were paid at Stripe and are not paid here`] : []),
      ...drift.map(({ what, id, found, expected }) => `${what} ${id}: ${found}, not ${expected}`),
    ],
  };
}
