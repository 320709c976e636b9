import { connect } from '@/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { runClients } from '@/scripts/bench/clients';
import type { LoadInput } from '@/scripts/bench/holds/load';
import type { Tally } from '@/scripts/bench/holds/tally';
import type { Wish } from '@/scripts/bench/holds/wishes';

/** The verb alone, with a pool of the same size as the site's: no HTTP, no cookies, no React. */
export async function loadDirectly(
  { performanceId, clients, seconds }: LoadInput,
  next: () => Wish | null,
  tally: Tally,
): Promise<{ latencies: number[]; seconds: number; statements: number }> {
  let statements = 0;
  const { db } = connect(env().DATABASE_URL, {
    pool: env().DATABASE_POOL,
    name: 'tessera-bench-floor',
    onStatement: () => statements++,
  });

  async function attempt(seatIndexes: Wish): Promise<string> {
    const ctx = { actor: { kind: 'visitor', visitorId: newId() } as const, db };
    const answer = await hold({ ctx, input: holdInput.parse({ performanceId, seatIndexes }) });
    return answer.ok ? 'granted' : answer.code;
  }
  const work = async () => {
    const wish = next();
    if (!wish) return false;
    tally.note(wish, await attempt(wish).catch((error: Error) => error.message.slice(0, 80)));
    return true;
  };
  return { ...(await runClients({ clients, seconds, work })), statements };
}
