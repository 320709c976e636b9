import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withTransaction } from '@/db';
import { auditLog, dateChanges, events, mails, performances } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { dateForm } from '@/lib/catalog/date-form-input';
import { saveDate } from '@/lib/catalog/save-date';
import { newId } from '@/lib/ids';
import { makeAudience } from '@/lib/messages/attendees/audience-fixture';
import { sendMail } from '@/lib/messages/send-mail';
import { type Inbox, startInbox } from '@/scripts/local/mail/inbox';
import { countHolders } from './holder-queries';
import { oweDateMails } from './owe-date-mails';

let database: TestDatabase;
let inbox: Inbox;
beforeAll(async () => {
  database = await createTestDatabase();
  inbox = await startInbox({ port: 0 });
  vi.stubEnv('RESEND_API_URL', inbox.url);
});
afterAll(async () => {
  await inbox.close();
  vi.unstubAllEnvs();
  await database.drop();
});

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const job = () => database.ctx({ kind: 'job', name: 'test' });
const work = (changeId: string, until?: number) => oweDateMails({ ctx: job(), input: { changeId }, until });

async function makeDate(people: number) {
  const world = await makeAudience(database, people);
  const { performance, organizer, manager } = world;
  const { db } = database;
  const organizerId = organizer.id;
  const saved = `${day(60)}T20:00`;
  const save = (values: Record<string, string> = {}) =>
    saveDate({
      ctx: manager.ctx,
      input: {
        organizerId,
        ...dateForm.parse({
          ...{ performanceId: performance.id, startsAt: saved, onSale: '2026-01-01T10:00', offSale: saved },
          ...{ status: 'scheduled', currency: 'usd', maxPerOrder: '4', maxPerBuyer: '4', ...values },
        }),
      },
    });
  const changes = () =>
    db
      .select()
      .from(dateChanges)
      .where(eq(dateChanges.performanceId, performance.id))
      .orderBy(dateChanges.createdAt);
  /** What stands in the queue for this date's changes. */
  const jobs = async () => {
    const ids = (await changes()).map(({ id }) => id);
    const rows = await db.execute<{ id: string }>(
      sql`select data->>'changeId' as id from pgboss.job where name = 'date-change'`,
    );
    return rows.filter(({ id }) => ids.includes(id)).length;
  };
  const mailsOf = (changeId: string) =>
    db
      .select()
      .from(mails)
      .where(and(eq(mails.kind, 'date_changed'), eq(mails.subjectId, changeId)));
  return { ...world, organizerId, save, changes, jobs, mailsOf };
}

/** The change that saving a date has noted. */
async function moved(world: Awaited<ReturnType<typeof makeDate>>, values?: Record<string, string>) {
  expect(await world.save(values)).toMatchObject({ ok: true });
  const change = (await world.changes()).at(-1);
  if (!change) throw new Error('no change was noted');
  return change;
}

test('a worker killed between batches, then four at once: each order is told once, and the log says what moved', async () => {
  const world = await makeDate(1_200);
  // One more order of people who have one already: told for each order, because each has its own page.
  await world.buy(1, 100);
  await database.db.execute(sql`
    update tickets set status = 'void' where id in (
      select id from tickets where performance_id = ${world.performance.id} limit 50)`);
  expect(await countHolders(world.manager.ctx, { ...world, performanceId: world.performance.id })).toBe(
    1_250,
  );
  const { id } = await moved(world);
  expect(await world.jobs()).toBe(1);
  expect(await work(id, 0)).toBe('goes_on');
  expect(await world.mailsOf(id)).toHaveLength(500);
  const killed = withTransaction(job(), async (ctx) => {
    await oweDateMails({ ctx, input: { changeId: id }, until: 0 });
    throw new Error('killed before the commit');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await world.mailsOf(id)).toHaveLength(500);
  await world.buy(1_201);
  await Promise.all(Array.from({ length: 4 }, () => work(id)));
  const owed = await world.mailsOf(id);
  expect(owed).toHaveLength(1_250);
  expect(new Set(owed.map(({ orderId }) => orderId)).size).toBe(1_250);
  expect(owed.map(({ toAddress }) => toAddress)).not.toContain(world.address(1_201));
  const [jobs] = await database.db.execute<{ count: number }>(sql`
    select count(*)::int as count from pgboss.job where name = 'send-mail'
      and (data->>'mailId')::uuid in (select id from mails where subject_id = ${id})`);
  expect(jobs?.count).toBe(1_250);
  expect(await work(id)).toBe('finished');
  const rows = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, world.performance.id));
  expect(rows).toMatchObject([{ action: 'performance.rescheduled', organizerId: world.organizerId }]);
});

test('control: without the lock and the key, two workers tell the same orders twice', async () => {
  const world = await makeDate(10);
  const { id } = await moved(world);
  let looked = 0;
  const both = Promise.withResolvers<void>();
  const careless = async () => {
    const orders = await database.db.execute<{ id: string; email: string }>(sql`
      select o.id, o.email from tickets t join orders o on o.id = t.order_id
      where t.performance_id = ${world.performance.id}`);
    if (++looked === 2) both.resolve();
    await both.promise;
    for (const { id: orderId, email } of orders) {
      const subjectId = `${id} ${newId()}`;
      await database.db.insert(mails).values({ kind: 'date_changed', orderId, toAddress: email, subjectId });
    }
  };
  await Promise.all([careless(), careless()]);
  expect(await database.db.$count(mails, sql`subject_id like ${`${id} %`}`)).toBe(20);
});

test('nobody hears of what does not concern him: the same date again, a sale that ends earlier, a draft, an evening that is over', async () => {
  const world = await makeDate(1);
  await moved(world);
  expect(await world.save()).toMatchObject({ ok: true });
  expect(await world.save({ offSale: `${day(59)}T20:00`, maxPerOrder: '2' })).toMatchObject({ ok: true });
  expect(await world.changes()).toHaveLength(1);
  expect(await world.jobs()).toBe(1);
  await database.db
    .update(performances)
    .set({ startsAt: new Date('2026-02-01T20:00:00Z') })
    .where(eq(performances.id, world.performance.id));
  expect(await world.save({ startsAt: '2026-02-02T20:00' })).toMatchObject({ ok: true });
  expect(await world.changes()).toHaveLength(1);

  const draft = await makeDate(1);
  await database.db.update(events).set({ status: 'draft' }).where(eq(events.id, draft.event.id));
  expect(await draft.save()).toMatchObject({ ok: true });
  expect(await draft.changes()).toHaveLength(0);
  expect(await countHolders(draft.manager.ctx, { ...draft, performanceId: draft.performance.id })).toBe(0);
});

test('postponed, then set again, then other doors: each is a mail of its own, with the old and the new in the venue’s time', async () => {
  const world = await makeDate(1);
  await moved(world);
  const steps: { values: Record<string, string>; subject: string }[] = [
    { values: { status: 'postponed' }, subject: 'Postponed' },
    { values: { startsAt: `${day(90)}T19:00`, offSale: `${day(90)}T19:00` }, subject: 'New date' },
    {
      values: { startsAt: `${day(90)}T19:00`, offSale: `${day(90)}T19:00`, doorsAt: `${day(90)}T18:00` },
      subject: 'New time for the doors',
    },
  ];
  for (const { values, subject } of steps) {
    const { id } = await moved(world, values);
    await work(id);
    const [mail, ...more] = await world.mailsOf(id);
    expect(more).toEqual([]);
    expect(await sendMail({ ctx: job(), input: { mailId: mail?.id ?? '' } })).toBe('sent');
    expect(await sendMail({ ctx: job(), input: { mailId: mail?.id ?? '' } })).toBe('not_ours');
    expect(inbox.controls.messages(world.address(1)).map((one) => one.subject)).toContainEqual(
      `${subject}: ${world.event.title}`,
    );
  }
  expect(inbox.controls.messages(world.address(1))).toHaveLength(3);
});

test('another organizer neither moves it nor learns how many would be told', async () => {
  const [world, other] = [await makeDate(3), await makeDate(1)];
  const asked = { organizerId: other.organizerId, performanceId: world.performance.id };
  expect(await countHolders(other.manager.ctx, asked)).toBe(0);
});

test('a full house is owed its mails over several jobs, each once', async () => {
  const world = await makeDate(5_000);
  const { id } = await moved(world);
  while ((await work(id, Date.now() + 300)) === 'goes_on');
  const owed = await world.mailsOf(id);
  expect(new Set(owed.map(({ orderId }) => orderId)).size).toBe(5_000);
  expect(owed).toHaveLength(5_000);
});
