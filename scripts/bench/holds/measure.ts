import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { makeSeatedPerformance } from '@/db/factories';
import { claims } from '@/db/schema';
import { stockDrift } from '@/lib/inventory/self-check';
import { selfCheck } from '@/lib/payments/self-check';
import { findActionId } from '@/scripts/bench/holds/action-id';
import type { LoadInput, LoadOutput } from '@/scripts/bench/holds/load';
import { runPart } from '@/scripts/bench/part';
import { type Finding, figure, milliseconds } from '@/scripts/bench/report';
import { median } from '@/scripts/bench/statistics';
import type { Workbench } from '@/scripts/bench/workbench';

const house = { rows: 200, seatsPerRow: 100 };
const crowd = { clients: 64, seats: house.rows * house.seatsPerRow, contested: 200, contestedShare: 0.1 };
const rounds = 3;
const seconds = { warmUp: 3, round: 8 };

type Round = LoadOutput & { broken: string[] };

async function playRound(bench: Workbench, via: LoadInput['via'], actionId: string, length: number) {
  const { event, performance } = await makeSeatedPerformance(bench.db, house);
  // A house is not built the moment before its on-sale: the planner knows it by then.
  await bench.db.execute('analyze seats');
  const path = `/events/${event.slug}/${performance.id}`;
  const siteUrl = bench.stack.urls.site;
  await (await fetch(new URL(path, siteUrl))).arrayBuffer();
  const input: LoadInput = {
    ...crowd,
    via,
    siteUrl,
    path,
    performanceId: performance.id,
    actionId,
    seconds: length,
  };
  const output = await runPart<LoadOutput>(bench, 'scripts/bench/holds/load.ts', input);
  const held = await bench.db.$count(
    claims,
    and(eq(claims.performanceId, performance.id), eq(claims.state, 'held')),
  );
  const broken: string[] = [];
  if (output.grantedTwice > 0) broken.push(`${output.grantedTwice} seats granted to two buyers (${via})`);
  if (held < output.grantedSeats) {
    broken.push(`${output.grantedSeats} seats granted, ${held} held in the database (${via})`);
  }
  return { ...output, broken };
}

const expected = new Set(['granted', 'SEATS_TAKEN']);

function row(name: string, played: Round[]): string[] {
  const each = (value: (round: Round) => number) => median(played.map(value));
  const others = played
    .flatMap(({ answers }) => Object.entries(answers))
    .filter(([code]) => !expected.has(code));
  return [
    name,
    figure(each(({ answers, seconds: took }) => (answers.granted ?? 0) / took)),
    figure(each(({ attempts, seconds: took }) => attempts / took)),
    milliseconds(each(({ p50 }) => p50)),
    milliseconds(each(({ p99 }) => p99)),
    others.length === 0 ? '0' : others.map(([code, count]) => `${count} ${code}`).join(', '),
  ];
}

const holdsPerSecond = ({ answers, seconds: took }: Round) => (answers.granted ?? 0) / took;

/**
 * Holds a second on one hot performance: through HTTP as browsers ask, against the same verb run straight on
 * PostgreSQL, in turn, each round in a fresh house.
 */
export async function measureHolds(bench: Workbench): Promise<Finding> {
  const actionId = findActionId(join(bench.root, '.next-bench'), 'lib/inventory/actions.ts', 'holdAction');
  const http: Round[] = [];
  const action: Round[] = [];
  const direct: Round[] = [];
  await playRound(bench, 'http', actionId, seconds.warmUp);
  for (let round = 0; round < rounds; round++) {
    http.push(await playRound(bench, 'http', actionId, seconds.round));
    action.push(await playRound(bench, 'action', actionId, seconds.round));
    direct.push(await playRound(bench, 'direct', actionId, seconds.round));
  }
  const ratio = median(http.map((round, at) => holdsPerSecond(round) / holdsPerSecond(direct[at] ?? round)));
  const statements = median(direct.map((round) => (round.statements ?? 0) / round.attempts));
  const drift = [...(await stockDrift(bench.db)), ...(await selfCheck(bench.db))];
  return {
    title: 'Holds on one hot performance',
    head: ['two named seats', 'holds/s', 'attempts/s', 'p50', 'p99', 'unexpected answers'],
    rows: [
      row('through HTTP', http),
      row('the same by server action', action),
      row('floor: the verb on PostgreSQL', direct),
    ],
    notes: [
      `ratio ${figure(ratio)}; ${crowd.clients} clients, ${figure(crowd.seats)} seats, ${rounds} rounds of ${seconds.round} s in turn, medians`,
      `one attempt in ten wants two of the same ${crowd.contested} seats; every attempt is a new buyer with a signed cookie`,
      `${figure(statements)} statements an attempt, BEGIN and COMMIT included`,
    ],
    broken: [
      ...[...http, ...action, ...direct].flatMap(({ broken }) => broken),
      ...drift.map(({ what, id, found, expected: wanted }) => `${what} ${id}: ${found}, not ${wanted}`),
    ],
  };
}
