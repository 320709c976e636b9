import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSeatedPerformance } from '@/db/factories';
import { accessCodes } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { holdWithCode } from './hold-with-code';
import { holdInput } from './input';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('guesses at an access code run dry for a network address, with new cookies too; a right code costs no try', async () => {
  const { performance } = await makeSeatedPerformance(database.db, { accessCodeRequired: true });
  await database.db.insert(accessCodes).values({ performanceId: performance.id, code: 'ENCORE' });
  let seat = 0;
  const enter = (accessCode: string, address: string) => {
    const ctx = database.ctx({ kind: 'visitor', visitorId: newId() });
    const wish = holdInput.parse({ performanceId: performance.id, seatIndexes: [seat++ % 40], accessCode });
    return holdWithCode({ ctx, input: { ...wish, address } });
  };
  for (let buyer = 0; buyer < 25; buyer++)
    expect(await enter('ENCORE', 'box office')).toMatchObject({ ok: true });
  const guesses = await Promise.all(
    Array.from({ length: 30 }, (_, guess) => enter(`GUESS${guess}`, 'attacker')),
  );
  const codes = guesses.map((guess) => (guess.ok ? 'held' : guess.code)).sort();
  expect(codes).toEqual([...Array(20).fill('CODE_WRONG'), ...Array(10).fill('SLOW_DOWN')].sort());
  expect(await enter('ENCORE', 'attacker')).toMatchObject({ ok: false, code: 'SLOW_DOWN' });
});
