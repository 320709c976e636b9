import { makeSeatedPerformance } from '@/db/factories';
import { selfCheck } from '@/lib/payments/self-check';
import { runPart } from '@/scripts/bench/part';
import { type Finding, figure, kilobytes, milliseconds } from '@/scripts/bench/report';
import type { CrowdInput, CrowdOutput } from '@/scripts/bench/rush/crowd';
import { spreadOf } from '@/scripts/bench/statistics';
import type { Workbench } from '@/scripts/bench/workbench';

const buyers = 500;

/**
 * The minute in which sales open, as a crowd sees it: everybody wants one seat at once, pages ask what is free, and hear of
 * seats that go.
 */
export async function measureRush(bench: Workbench): Promise<Finding> {
  const { performance } = await makeSeatedPerformance(bench.db, { rows: 200, seatsPerRow: 100 });
  await bench.db.execute('analyze seats');
  const siteUrl = bench.stack.urls.site;
  const input: CrowdInput = { siteUrl, performanceId: performance.id, buyers, seat: 10_000 };
  // A process that has just started compiles first.
  await runPart<CrowdOutput>(bench, 'scripts/bench/rush/crowd.ts', { ...input, seat: 5_000, buyers: 100 });
  const crowd = await runPart<CrowdOutput>(bench, 'scripts/bench/rush/crowd.ts', input);
  const { overHttp, direct, answers, whole, difference, seen, polls, barePolls } = crowd;
  const last = (values: number[]) => Math.max(...values);
  const drift = await selfCheck(bench.db);
  const wrong = answers.granted !== 1 || answers.SEATS_TAKEN !== buyers - 1;
  return {
    title: 'An on-sale as the crowd sees it',
    head: ['hall of 20,000 seats', 'measured', 'floor', 'ratio'],
    rows: [
      [
        `${buyers} buyers on one seat: the last answer`,
        milliseconds(last(overHttp)),
        `${milliseconds(last(direct))} (the verb on PostgreSQL)`,
        figure(last(direct) / last(overHttp)),
      ],
      [
        'questions what is free, a second',
        figure(polls),
        `${figure(barePolls)} (bare Node, the same bytes)`,
        figure(polls / barePolls),
      ],
      ['all that is free', kilobytes(whole), '', ''],
      ['the difference of one hold', kilobytes(difference), '', ''],
      ['a taken seat is seen elsewhere', milliseconds(spreadOf(seen).p50), '', ''],
      ['the same, the slowest of 20', milliseconds(last(seen)), '', ''],
    ],
    notes: [
      `answers: ${Object.entries(answers)
        .map(([answer, count]) => `${count} × ${answer}`)
        .join(', ')}`,
      'bodies without compression; a page asks every 1.2 s, and the site keeps an answer for half a second',
    ],
    broken: [
      ...(wrong ? [`one seat, ${buyers} buyers: ${JSON.stringify(answers)}`] : []),
      ...drift.map(({ what, id, found, expected }) => `${what} ${id}: ${found}, not ${expected}`),
    ],
  };
}
