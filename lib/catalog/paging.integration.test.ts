import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { performances } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { parseFilters, type Sort, sorts } from './input';
import { listEvents } from './list-events';
import { days, makeListed, now } from './listing-fixture';
import { type Cursor, listingHref, parseCursor } from './listing-url';
import { resolveFilters } from './resolve-filters';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
  // Ties on purpose: three events share each date, price and announcement.
  for (let n = 0; n < 20; n++) {
    const third = Math.floor(n / 3);
    await makeListed(test_, {
      title: `Event ${n}`,
      announcedAt: days(-1 - third),
      performances: [{ startsAt: days(1 + third), lowestPrice: 1_000 * third }, { startsAt: days(30 + n) }],
    });
  }
});
afterAll(() => test_?.drop());

async function page(sort: Sort, cursor: Cursor | null = null, at = now) {
  const { resolved } = await resolveFilters(test_, parseFilters({ sort }));
  return listEvents(test_, { filters: resolved, cursor, now: at, limit: 6 });
}

/** Through the address, as a browser does it. */
function travel(sort: Sort, cursor: Cursor | null): Cursor | null {
  if (!cursor) return null;
  const url = new URL(listingHref(parseFilters({ sort }), cursor), 'http://localhost');
  return parseCursor(Object.fromEntries(url.searchParams), sort);
}

async function walk(sort: Sort, between: (turn: number) => Promise<unknown> = async () => {}) {
  const seen: string[] = [];
  let current = await page(sort);
  for (let turn = 0; ; turn++) {
    seen.push(...current.events.map(({ id }) => id));
    if (!current.next) return { seen, last: current };
    await between(turn);
    // Later pages are asked for later: nothing may slip because the clock moved on.
    current = await page(sort, travel(sort, current.next), days(3));
  }
}

describe.each(sorts)('paging by %s', (sort) => {
  test('shows every event once, and the way back shows the same pages', async () => {
    const { seen, last } = await walk(sort);
    expect(seen).toHaveLength(20);
    expect(new Set(seen).size).toBe(20);
    const back: string[] = last.events.map(({ id }) => id);
    let current = last;
    while (current.previous) {
      current = await page(sort, travel(sort, current.previous), days(3));
      back.unshift(...current.events.map(({ id }) => id));
    }
    expect(back).toEqual(seen);
  });
});

test('events that are added or moved meanwhile neither repeat nor hide others', async () => {
  const before = (await walk('date')).seen;
  const { seen } = await walk('date', async (turn) => {
    await makeListed(test_, { title: `Added early ${turn}`, performances: [{ startsAt: days(0.5) }] });
    await makeListed(test_, { title: `Added late ${turn}`, performances: [{ startsAt: days(300 + turn) }] });
    // An event that was already shown gets one more date, far ahead.
    const [first] = before;
    const [row] = await test_.db
      .select()
      .from(performances)
      .where(eq(performances.eventId, first ?? ''));
    if (row)
      await test_.db.insert(performances).values({ ...row, id: undefined, startsAt: days(200 + turn) });
  });
  expect(new Set(seen).size).toBe(seen.length);
  expect(before.filter((id) => !seen.includes(id))).toEqual([]);
});
