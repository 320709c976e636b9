import { loadDirectly } from '@/scripts/bench/holds/direct';
import { loadOverHttp } from '@/scripts/bench/holds/over-http';
import { createTally } from '@/scripts/bench/holds/tally';
import { createWishes } from '@/scripts/bench/holds/wishes';
import { servePart } from '@/scripts/bench/part';
import { type Spread, spreadOf } from '@/scripts/bench/statistics';

export type LoadInput = {
  /** A page with its script, a form's server action, or the verb alone. */
  via: 'http' | 'action' | 'direct';
  siteUrl: string;
  path: string;
  performanceId: string;
  actionId: string;
  clients: number;
  seconds: number;
  seats: number;
  contested: number;
  contestedShare: number;
};

export type LoadOutput = Spread & {
  seconds: number;
  attempts: number;
  /** How often each answer came. */
  answers: Record<string, number>;
  grantedSeats: number;
  /** Seats that two buyers were both told to have. */
  grantedTwice: number;
  statements: number | null;
};

/** One round of buyers. Run by measure.ts as a process of its own. */
await servePart(async (input: LoadInput): Promise<LoadOutput> => {
  const tally = createTally();
  const load = input.via === 'direct' ? loadDirectly : loadOverHttp;
  const played: { latencies: number[]; seconds: number; statements?: number } = await load(
    input,
    createWishes(input),
    tally,
  );
  return {
    ...spreadOf(played.latencies),
    seconds: played.seconds,
    attempts: played.latencies.length,
    answers: tally.answers,
    grantedSeats: tally.granted.length,
    grantedTwice: tally.granted.length - new Set(tally.granted).size,
    statements: played.statements ?? null,
  };
});
