import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTransaction } from '@/db/race-fixture';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { type Advanced, advanceBatch } from './advance-batch';
import { lockMessages } from './batch-chunk';
import { captureFailures } from './capture';
import { exportFailures } from './export-failures';
import { freezeBatch } from './freeze-batch';
import { type FailureFilterInput, type FreezeInput, failureFilterInput, failureStates } from './input';
import { listFailures } from './list-failures';
import { resolveMessages } from './manage-messages';
import { readBatch } from './read-batch';
import type { Outgoing, Source } from './source';
import { sourcesOf } from './sources';
import { cancelBatch, pauseBatch, resumeBatch, startBatch } from './steer-batch';
import { deadMail, jobsIn, keep, makeStaff } from './testing';
import { workBatches } from './work-batches';

/*
 * Redrives that meet: two people with one set, a worker that dies half-way, messages that fail again. Each guard has a
 * control that leaves it out.
 */

let database: TestDatabase;
let actor: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  actor = await makeStaff(database, 'act');
});
beforeEach(async () => {
  for (const table of ['failed_messages', 'failure_batches', 'pgboss.job']) {
    await database.db.execute(sql.raw(`delete from ${table}`));
  }
});
afterAll(() => database.drop());

const worker = () => database.ctx({ kind: 'job', name: 'worker' });
const filter = (values: FailureFilterInput = {}) => failureFilterInput.parse(values);
const ours = sourcesOf();

async function started(values: Partial<FreezeInput> = {}): Promise<string> {
  const ctx = database.ctx(actor);
  const input = { filter: filter(), action: 'redrive' as const, canary: false, ...values };
  const frozen = await freezeBatch({ ctx, input });
  if (!frozen.ok) throw new Error(frozen.message);
  await startBatch({ ctx, input: { batchId: frozen.batchId } });
  return frozen.batchId;
}

/** Chunk after chunk until nothing goes on by itself. */
async function run(batchId: string, sources = ours, most = 7): Promise<Advanced> {
  for (;;) {
    const advanced = await advanceBatch({ ctx: worker(), input: { batchId, sources, most } });
    if (advanced !== 'more') return advanced;
  }
}

const counts = async (batchId: string) => {
  const batch = await readBatch({ ctx: worker(), input: { batchId } });
  const { state, handled, skipped, refused, returned } = batch ?? {};
  return { state, handled, skipped, refused, returned };
};
const mails = (count: number) => Array.from({ length: count }, () => deadMail());

describe('two people redrive the same set', () => {
  test('each message goes once, and both counts are exact', async () => {
    await keep(database, mails(40));
    const [one, other] = [await started(), await started()];
    await Promise.all([run(one), run(other), run(one), run(other)]);
    await run(one);
    await run(other);
    const [first, second] = [await counts(one), await counts(other)];
    expect([first.state, second.state]).toEqual(['done', 'done']);
    expect((first.handled ?? 0) + (second.handled ?? 0)).toBe(40);
    expect((first.skipped ?? 0) + (second.skipped ?? 0)).toBe(40);
    expect(await jobsIn(database)).toBe(40);
  });

  test('control: who looks without a lock sends what another is sending', async () => {
    const ids = await keep(database, mails(5));
    const look = sql`select id from failed_messages where state = 'open'`;
    const send = sql`insert into pgboss.job (name, data) select 'send-mail', '{}' from failed_messages where state = 'open'`;
    const first = await openTransaction(worker(), async ({ db }) => {
      await db.execute(look);
      await db.execute(send);
      await db.execute(sql`update failed_messages set state = 'redriven', closed_at = now()`);
    });
    await database.db.execute(send);
    await first.commit();
    expect(await jobsIn(database)).toBe(2 * ids.length);
  });

  test('what somebody resolves meanwhile is skipped', async () => {
    const ids = await keep(database, mails(3));
    const batchId = await started();
    await resolveMessages({ ctx: database.ctx(actor), input: { ids: ids.slice(0, 1), reason: 'By hand' } });
    expect(await run(batchId)).toBe('done');
    expect(await counts(batchId)).toMatchObject({ handled: 2, skipped: 1 });
    expect(await jobsIn(database)).toBe(2);
  });
});

describe('a worker dies in the middle', () => {
  test('its connection is lost within a chunk: the next one goes on, each message once', async () => {
    await keep(database, mails(20));
    const batchId = await started();
    await advanceBatch({ ctx: worker(), input: { batchId, sources: ours, most: 7 } });
    // Dies after it has sent and before it commits.
    const dying: Source = {
      ...(ours.get('jobs') as Source),
      sendWithin: async (tx, messages) => {
        await ours.get('jobs')?.sendWithin?.(tx, messages);
        await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
        return [];
      },
    };
    const sources = new Map([['jobs', dying]]);
    await expect(advanceBatch({ ctx: worker(), input: { batchId, sources, most: 7 } })).rejects.toThrow();
    expect([await jobsIn(database), await counts(batchId)]).toMatchObject([
      7,
      { handled: 7, state: 'running' },
    ]);
    expect(await run(batchId)).toBe('done');
    expect([await jobsIn(database), await counts(batchId)]).toMatchObject([20, { handled: 20 }]);
  });

  test('control: sent by a connection of its own, the dead chunk is sent twice', async () => {
    await keep(database, mails(20));
    const batchId = await started();
    const careless: Source = {
      ...(ours.get('jobs') as Source),
      sendWithin: async (_, messages) => {
        for (const { payload } of messages) {
          await database.db.execute(
            sql`insert into pgboss.job (name, data) values ('send-mail', ${payload.toString()}::text::jsonb)`,
          );
        }
        throw new Error('killed');
      },
    };
    const sources = new Map([['jobs', careless]]);
    await expect(advanceBatch({ ctx: worker(), input: { batchId, sources, most: 7 } })).rejects.toThrow(
      'killed',
    );
    await run(batchId);
    expect(await jobsIn(database)).toBe(27);
  });

  test('killed between a queue outside and the count: sent again under the same keys', async () => {
    const outside = (dies: boolean, sent: Outgoing[]): Map<string, Source> =>
      sourcesOf([
        {
          name: 'elsewhere',
          send: async (messages) => {
            sent.push(...messages);
            if (dies) throw new Error('killed');
            return messages.map(({ messageId }, at) =>
              at === 0 ? { messageId, ok: false, reason: 'Too large' } : { messageId, ok: true },
            );
          },
        },
      ]);
    await keep(
      database,
      Array.from({ length: 10 }, () => deadMail({ source: 'elsewhere', queue: 'q', kind: 'k' })),
    );
    const batchId = await started();
    const sent: Outgoing[] = [];
    const dying = advanceBatch({ ctx: worker(), input: { batchId, sources: outside(true, sent), most: 10 } });
    await expect(dying).rejects.toThrow('killed');
    expect(await run(batchId, outside(false, sent))).toBe('idle');
    await database.db.execute(sql`update failure_batches set leased_until = now() - interval '1 second'`);
    await workBatches({ ctx: worker(), input: { sources: outside(false, sent) } });
    expect([sent.length, new Set(sent.map(({ sentId }) => sentId)).size]).toEqual([20, 10]);
    // One was refused by its queue: it stays open, and the others are not held up.
    expect(await counts(batchId)).toEqual({ state: 'done', handled: 9, skipped: 0, refused: 1, returned: 0 });
    expect((await listFailures({ ctx: worker(), input: { filter: filter() } })).rows.length).toBe(1);
  });
});

describe('steps of a canary', () => {
  const finish = (state: 'completed' | 'retry') =>
    database.db.execute(
      sql`update pgboss.job set state = ${state}, completed_on = now() where name = 'send-mail' and state = 'created'`,
    );

  test('1, 10, 100, all: each waits for what becomes of the one before', async () => {
    await keep(database, mails(120));
    const batchId = await started({ canary: true });
    const seen: (number | undefined)[] = [];
    for (let step = 0; step < 4; step++) {
      const advanced = await run(batchId, ours, 1_000);
      seen.push((await counts(batchId)).handled);
      expect(advanced).toBe(step < 3 ? 'waiting' : 'done');
      await finish('completed');
    }
    expect(seen).toEqual([1, 10, 100, 120]);
  });

  test('stops by itself when the first one fails again, and goes on when told so', async () => {
    await keep(database, mails(5));
    const batchId = await started({ canary: true });
    await run(batchId);
    await finish('retry');
    expect(await run(batchId)).toBe('stopped');
    expect(await counts(batchId)).toMatchObject({ state: 'stopped', handled: 1 });
    await resumeBatch({ ctx: database.ctx(actor), input: { batchId } });
    expect(await run(batchId)).toBe('done');
  });

  test('what dies again comes back to its own history and is counted as returned', async () => {
    const [id = ''] = await keep(database, [deadMail({ originalId: 'first' })]);
    const batchId = await started();
    await run(batchId);
    const [row] = await database.db.execute<{ sentId: string }>(
      sql`select sent_id as "sentId" from failed_messages`,
    );
    const again = deadMail({ originalId: 'first', sentId: row?.sentId });
    expect(await captureFailures({ ctx: worker(), input: [again] })).toEqual({ added: 0, returned: 1 });
    const { rows } = await listFailures({ ctx: worker(), input: { filter: filter() } });
    expect(rows).toMatchObject([{ id, state: 'open', attempts: 2, redrives: 1 }]);
    expect(await counts(batchId)).toMatchObject({ handled: 1, returned: 1 });
  });
});

describe('steering', () => {
  test('paused it stands, resumed it goes on, cancelled it leaves the rest as it is', async () => {
    await keep(database, mails(20));
    const batchId = await started();
    const ctx = database.ctx(actor);
    await advanceBatch({ ctx: worker(), input: { batchId, sources: ours, most: 5 } });
    await pauseBatch({ ctx, input: { batchId } });
    expect(await run(batchId)).toBe('idle');
    await resumeBatch({ ctx, input: { batchId } });
    await advanceBatch({ ctx: worker(), input: { batchId, sources: ours, most: 5 } });
    await cancelBatch({ ctx, input: { batchId } });
    expect(await run(batchId)).toBe('idle');
    expect([await jobsIn(database), await counts(batchId)]).toMatchObject([
      10,
      { handled: 10, state: 'cancelled' },
    ]);
  });

  test('a rate is kept by the database’s clock', async () => {
    await keep(database, mails(20));
    const batchId = await started({ rate: 2 });
    expect(await run(batchId)).toBe('waiting');
    expect((await counts(batchId)).handled).toBeLessThanOrEqual(5);
    await database.db.execute(sql`update failure_batches set pace_from = pace_from - interval '1 minute'`);
    expect(await run(batchId)).toBe('done');
  });
});

test('what the list shows, what is frozen and what is exported is one set, for every filter', async () => {
  const pick = <T>(values: T[]) => fc.constantFrom(...values);
  const orders = [newId(), newId()];
  const made = fc.record({
    queue: pick(['a', 'b']),
    kind: pick(['k', 'l']),
    error: pick(['Broken pipe', 'Refused']),
    order: pick([null, ...orders]),
    money: pick([null, 100]),
    state: pick([...failureStates]),
  });
  const asked = fc.record(
    {
      queue: pick(['a', 'b', 'c']),
      kind: pick(['k', 'l']),
      text: pick(['brok', 'refused', 'nowhere']),
      orderId: pick(orders),
      money: fc.constant(true as const),
      states: pick([['open'], ['snoozed'], ['open', 'snoozed']] as ('open' | 'snoozed')[][]),
    },
    { requiredKeys: ['states'] },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(made, { maxLength: 25 }),
      fc.array(asked, { minLength: 3, maxLength: 6 }),
      async (messages, filters) => {
        await database.db.execute(sql`delete from failed_messages`);
        const ids = await keep(
          database,
          messages.map(({ queue, kind, error, order, money }) =>
            deadMail({
              source: 'elsewhere',
              queue,
              kind,
              errors: [{ at: new Date().toISOString(), message: error }],
              about: { orderId: order, moneyAtRisk: money, currency: money ? 'usd' : null },
            }),
          ),
        );
        for (const [at, { state }] of messages.entries()) {
          await database.db.execute(sql`update failed_messages set state = ${state},
          snoozed_until = case when ${state} = 'snoozed' then now() + interval '1 hour' end,
          closed_at = case when ${state} in ('redriven', 'resolved', 'deleted') then now() end where id = ${ids[at]}`);
        }
        for (const one of filters) {
          const wanted = filter(one);
          const shown: string[] = [];
          for (let older: string | undefined, more = true; more; ) {
            const page = await listFailures({ ctx: worker(), input: { filter: wanted, older, limit: 4 } });
            shown.push(...page.rows.map(({ id }) => id));
            older = page.older;
            more = older !== undefined;
          }
          const exported: string[] = [];
          for await (const { id } of exportFailures({ ctx: worker(), input: { filter: wanted } }))
            exported.push(id);
          const frozen = await freezeBatch({ ctx: worker(), input: { filter: wanted, action: 'redrive' } });
          const set = frozen.ok
            ? (
                await database.db.execute<{ id: string }>(
                  sql`select message_id as id from failure_batch_items where batch_id = ${frozen.batchId}`,
                )
              ).map(({ id }) => id)
            : [];
          expect(exported).toEqual(shown);
          expect([...set].sort()).toEqual([...shown].sort());
        }
      },
    ),
    { numRuns: 15 },
  );
}, 120_000);

test('a lock that is held makes the second wait and then find nothing', async () => {
  const ids = await keep(database, mails(3));
  const first = await openTransaction(worker(), async ({ db }) => {
    const locked = await lockMessages(db, ids, 'redrive');
    await db.execute(sql`update failed_messages set state = 'redriven', closed_at = now()`);
    return locked.length;
  });
  const second = openTransaction(worker(), async ({ db }) => (await lockMessages(db, ids, 'redrive')).length);
  expect(await first.commit()).toBe(3);
  expect(await (await second).commit()).toBe(0);
});
