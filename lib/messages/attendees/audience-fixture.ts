import { sql } from 'drizzle-orm';
import { makeGeneralPerformance } from '@/db/factories';
import { attendeeMessages } from '@/db/schema';
import type { TestDatabase } from '@/db/testing';
import { makeMember } from '@/lib/organizers/testing';
import type { MessageContent } from './input';
import { saveDraft } from './save-draft';

/** A performance with `people` buyers of one ticket each, and a manager of its organizer. For tests. */
export async function makeAudience(database: TestDatabase, people: number) {
  const { db } = database;
  const world = await makeGeneralPerformance(db, { capacity: Math.max(people * 2, 100) });
  const { performance, level, organizer } = world;
  const manager = await makeMember(database, organizer.id, 'manager');
  const at = `${performance.id.slice(-12)}.example`;
  const address = (nr: number) => `fan-${nr}@${at}`;
  /** One more paid order with one ticket, of whoever has this address. */
  const buy = (from: number, to = from) =>
    db.execute(sql`
      with h as (
        insert into holds (id, buyer_key, state, currency, expires_at)
        select gen_random_uuid(), 'visitor:' || gen_random_uuid(), 'sold', 'usd', now()
        from generate_series(${from}::int, ${to}::int) returning id, buyer_key
      ), o as (
        insert into orders (id, number, hold_id, buyer_key, email, buyer_name, status, currency, face_total, fee_total, tax_total, paid_at)
        select gen_random_uuid(), h.id::text, h.id, h.buyer_key,
          'fan-' || (row_number() over () + ${from}::int - 1) || '@' || ${at}::text, 'Ada Fan', 'paid', 'usd', 0, 0, 0, now()
        from h returning id
      ), i as (
        insert into order_items (id, order_id, performance_id, price_level_id, quantity, face_amount, fee_amount, tax_amount)
        select gen_random_uuid(), o.id, ${performance.id}, ${level.id}, 1, 0, 0, 0 from o returning id, order_id
      )
      insert into tickets (id, order_id, order_item_id, performance_id, price_level_id, ordinal)
      select gen_random_uuid(), i.order_id, i.id, ${performance.id}, ${level.id}, 1 from i`);
  // Nobody looks for these orders by their words, which a full house takes seconds to note.
  const noting = (on: boolean) =>
    db.execute(sql.raw(`alter table order_items ${on ? 'enable' : 'disable'} trigger order_items_search`));
  if (people > 0) {
    await noting(false);
    await buy(1, people);
    await noting(true);
  }
  const content: MessageContent = {
    subject: 'Doors open at seven',
    text: 'Come early.',
    level: [],
    presence: 'all' as const,
  };
  return {
    ...world,
    manager,
    address,
    buy,
    content,
    /** A draft to everybody; other content where given. */
    async draft(values: Partial<MessageContent> = {}) {
      const input = {
        organizerId: organizer.id,
        performanceId: performance.id,
        content: { ...content, ...values },
      };
      const saved = await saveDraft({ ctx: manager.ctx, input });
      if (!saved.ok) throw new Error(saved.code);
      return saved.messageId;
    },
    mailsOf: async (messageId: string) => [
      ...(await db.execute<{ address: string; state: string }>(sql`
        select to_address as address, state from mails
        where kind = 'attendee_message' and subject_id = ${messageId} and order_id is not null order by 1`)),
    ],
    jobsOf: async (messageId: string) => {
      const [row] = await db.execute<{ count: number }>(sql`
        select count(*)::int as count from pgboss.job j join mails m on m.id = (j.data->>'mailId')::uuid
        where j.name = 'send-mail' and m.subject_id = ${messageId}`);
      return row?.count;
    },
    stateOf: async (messageId: string) =>
      (
        await db
          .select({ state: attendeeMessages.state, recipients: attendeeMessages.recipients })
          .from(attendeeMessages)
          .where(sql`id = ${messageId}`)
      )[0],
  };
}
