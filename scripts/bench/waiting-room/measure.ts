import { eq, sql } from 'drizzle-orm';
import { makeGeneralPerformance } from '@/db/factories';
import { placeStock } from '@/db/schema';
import { stockDrift } from '@/lib/inventory/self-check';
import { runPart } from '@/scripts/bench/part';
import { type Finding, figure, milliseconds } from '@/scripts/bench/report';
import type { CrowdInput, CrowdOutput } from '@/scripts/bench/waiting-room/crowd';
import type { Workbench } from '@/scripts/bench/workbench';

const crowd = { visitors: 20_000, tickets: 2_000 };

/** An on-sale through the waiting room over HTTP: everybody comes, all ask, those who are called hold two tickets each. */
export async function measureWaitingRoom(bench: Workbench): Promise<Finding> {
  const { event, performance, level } = await makeGeneralPerformance(bench.db, { capacity: crowd.tickets });
  const played = await runPart<CrowdOutput>(bench, 'scripts/bench/waiting-room/crowd.ts', {
    siteUrl: bench.stack.urls.site,
    organizerId: event.organizerId,
    eventId: event.id,
    performanceId: performance.id,
    levelId: level.id,
    visitors: crowd.visitors,
  } satisfies CrowdInput);
  const { roomId } = played;

  const [stock] = await bench.db.select().from(placeStock).where(eq(placeStock.priceLevelId, level.id));
  const [pushed] = await bench.db.execute<{ count: number }>(sql`
    select count(*)::int from holds h where exists (select 1 from place_claims c where c.hold_id = h.id and c.performance_id = ${performance.id})
      and not exists (select 1 from waiting_visitors v where v.room_id = ${roomId} and v.buyer_key = h.buyer_key and v.admitted_at is not null)`);
  const drift = await stockDrift(bench.db);
  const broken = drift.map(({ what, id, found, expected }) => `${what} ${id}: ${found}, not ${expected}`);
  if (stock?.held !== played.granted) broken.push(`${played.granted} places granted, ${stock?.held} held`);
  if ((pushed?.count ?? 0) > 0) broken.push(`${pushed?.count} carts of people who were never admitted`);
  return {
    title: 'Waiting room',
    head: ['what', 'a second', 'p50', 'p99'],
    rows: [
      ['arrivals', figure(played.aSecond), milliseconds(played.took.p50), milliseconds(played.took.p99)],
      [
        'polls',
        figure(played.polls.aSecond),
        milliseconds(played.polls.spread.p50),
        milliseconds(played.polls.spread.p99),
      ],
      ['going in', '', milliseconds(played.enter.p50), milliseconds(played.enter.p99)],
      ['holding two places', '', milliseconds(played.hold.p50), milliseconds(played.hold.p99)],
    ],
    notes: [
      `${figure(crowd.visitors)} visitors at 64 connections, ${figure(crowd.tickets)} tickets; gone in ${figure(played.seconds)} s, ${figure(played.granted)} held`,
      `answers: ${Object.entries(played.answers)
        .map(([answer, count]) => `${count} ${answer}`)
        .join(', ')}`,
    ],
    broken,
  };
}
