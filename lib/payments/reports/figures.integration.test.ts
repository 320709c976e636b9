import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeGeneralPerformance } from '@/db/factories';
import { settlingWorld } from '../settling-fixture';
import { figuresOf } from './figures-sql';
import { refreshFigures } from './refresh-figures';

const { world, untilStatus } = settlingWorld();

test('smoke', async () => {
  const { performance } = await makeGeneralPerformance(world().db);
  const { orderId, sessionId } = await world()
    .checkout({ performanceId: performance.id, places: [] } as never, 1)
    .catch((e) => ({ orderId: String(e), sessionId: '' }));
  console.log(orderId, sessionId);
  const rows = await world().db.execute(sql`select * from ${figuresOf(sql`select id from performances`)} f`);
  console.log([...rows]);
  await refreshFigures({ ctx: world().job(), input: { limit: 10 } });
  void untilStatus;
  expect(1).toBe(1);
});
