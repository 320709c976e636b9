import { connect } from '@/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import type { Ask } from '@/scripts/bench/holds/load';

/** The verb alone, with a pool of the same size as the site's: no HTTP, no cookies, no React. */
export function askDirectly({
  performanceId,
}: {
  performanceId: string;
}): Ask & { statements: () => number } {
  let statements = 0;
  const { db } = connect(env().DATABASE_URL, {
    pool: env().DATABASE_POOL,
    name: 'tessera-bench-floor',
    onStatement: () => statements++,
  });
  const ask: Ask = async (seatIndexes) => {
    const ctx = { actor: { kind: 'visitor', visitorId: newId() } as const, db };
    const answer = await hold({ ctx, input: holdInput.parse({ performanceId, seatIndexes }) });
    return answer.ok ? 'granted' : answer.code;
  };
  return Object.assign(ask, { statements: () => statements });
}
