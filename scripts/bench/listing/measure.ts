import { connect } from '@/db';
import { events, performances } from '@/db/schema';
import { type Question, questionsFor } from '@/scripts/bench/listing/questions';
import { type Finding, figure, milliseconds } from '@/scripts/bench/report';
import { spreadOf } from '@/scripts/bench/statistics';
import type { Workbench } from '@/scripts/bench/workbench';

const rounds = 200;
const warmUp = 30;

async function time(ask: Question['ask']): Promise<number> {
  const from = performance.now();
  await ask();
  return performance.now() - from;
}

/** The catalog's reads on the seeded database, one at a time on one connection, questions visited in turn. */
export async function measureListing(bench: Workbench): Promise<Finding> {
  const { db, close } = connect(bench.stack.env.DATABASE_URL, { pool: 1, name: 'tessera-bench-listing' });
  try {
    await db.execute('analyze');
    const timed = (await questionsFor(db)).map((question) => ({ ...question, latencies: [] as number[] }));
    for (let round = 0; round < warmUp + rounds; round++) {
      for (const { ask, latencies } of timed) {
        const took = await time(ask);
        if (round >= warmUp) latencies.push(took);
      }
    }
    const [eventCount, dates] = await Promise.all([db.$count(events), db.$count(performances)]);
    return {
      title: 'Reads of the catalog',
      head: ['question', 'p50', 'p99'],
      rows: timed.map(({ name, latencies }) => {
        const { p50, p99 } = spreadOf(latencies);
        return [name, milliseconds(p50), milliseconds(p99)];
      }),
      notes: [
        `${figure(eventCount)} events with ${figure(dates)} performances; each ${rounds} times in turn after a warm-up, one connection`,
        "time in the site's process: building the statement, the round trip, reading the rows",
      ],
      broken: [],
    };
  } finally {
    await close();
  }
}
