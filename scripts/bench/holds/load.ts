import { runClients } from '@/scripts/bench/clients';
import { askDirectly } from '@/scripts/bench/holds/direct';
import { askOverHttp } from '@/scripts/bench/holds/over-http';
import { createWishes, type Wish } from '@/scripts/bench/holds/wishes';
import { servePart } from '@/scripts/bench/part';
import { type Spread, spreadOf } from '@/scripts/bench/statistics';

/** Asks for seats as somebody new; `granted`, a refusal's code, or what else came back. */
export type Ask = (seats: Wish) => Promise<string>;

export type LoadInput = {
  via: 'http' | 'direct';
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
  const direct = input.via === 'direct' ? askDirectly(input) : null;
  const ask = direct ?? askOverHttp(input);
  const next = createWishes(input);
  const answers: Record<string, number> = {};
  const granted: number[] = [];

  const { latencies, seconds } = await runClients({
    clients: input.clients,
    seconds: input.seconds,
    work: async () => {
      const wish = next();
      if (!wish) return false;
      const answer = await ask(wish).catch((error: Error) => error.message.slice(0, 80));
      answers[answer] = (answers[answer] ?? 0) + 1;
      if (answer === 'granted') granted.push(...wish);
      return true;
    },
  });
  return {
    ...spreadOf(latencies),
    seconds,
    attempts: latencies.length,
    answers,
    grantedSeats: granted.length,
    grantedTwice: granted.length - new Set(granted).size,
    statements: direct?.statements() ?? null,
  };
});
