import { sql } from 'drizzle-orm';
import type { Database } from '@/db';
import { makeGeneralPerformance } from '@/db/factories';

export const generatedOrders = 1_000_000;
const parts = 10;

/** Of one organizer, but for two in a thousand, which are a small one's. `rare` is somebody's name, once in the middle. */
export type Generated = { organizerId: string; smallId: string; performanceId: string; rare: string };

/** Names as they come: a few that many have, thousands that few have. */
const first = sql`(array['Maria','John','Anna','Wei','Fatima','Carlos','Olga','Amélie','Björn','Priya','Kofi','Yuki'])[1 + (power(random(), 2) * 12)::int % 12]`;
const last = sql`initcap(translate(to_hex(4096 + (power(random(), 2) * 40000)::int), '0123456789', 'ghijklmnop'))`;
const domain = sql`(array['gmail.com','gmail.com','outlook.com','example.test'])[1 + (random() * 4)::int % 4]`;

/**
 * A million orders of one place each, every tenth with an attendee's name, and a million rows of the audit log: four
 * fifths about orders, a fifth about what a team changes. Made by SQL.
 */
export async function generate(db: Database): Promise<Generated> {
  const big = await makeGeneralPerformance(db);
  const small = await makeGeneralPerformance(db);
  const rare = 'Quillfeather';
  await db.execute(sql`set statement_timeout = 0`);
  const rebuild = await withoutWordIndexes(db);
  for (let part = 0; part < parts; part++) {
    await db.transaction(async (tx) => {
      // Checking every reference of what was made together takes longer than making it.
      await tx.execute(sql`set local session_replication_role = replica`);
      await fill(tx as unknown as Database, { big, small, part, rare });
    });
  }
  await rebuild();
  await db.execute(sql`vacuum analyze`);
  return {
    organizerId: big.organizer.id,
    smallId: small.organizer.id,
    performanceId: big.performance.id,
    rare,
  };
}

/** Built at once, the indexes of words take a fraction of what they take row by row. Returns what builds them again. */
async function withoutWordIndexes(db: Database): Promise<() => Promise<void>> {
  const found = await db.execute<{ name: string; text: string }>(sql`
    select indexname as name, indexdef as text from pg_indexes
    where schemaname = 'public' and indexname in ('order_search_text', 'audit_log_search')`);
  for (const { name } of found) await db.execute(sql`drop index ${sql.identifier(name)}`);
  return async () => {
    await db.execute(sql`set maintenance_work_mem = '512MB'`);
    for (const { text } of found) await db.execute(sql.raw(text));
  };
}

type World = Awaited<ReturnType<typeof makeGeneralPerformance>>;

async function fill(
  tx: Database,
  { big, small, part, rare }: { big: World; small: World; part: number; rare: string },
): Promise<void> {
  const size = generatedOrders / parts;
  await tx.execute(sql`
    create temporary table made on commit drop as
    select n, uuidv7(interval '1 second' * (n - ${generatedOrders}::int)) as id, gen_random_uuid() as hold_id,
      gen_random_uuid() as item_id, now() + interval '1 second' * (n - ${generatedOrders}::int) as at, n % 1000 in (5, 7) as small,
      case when n = ${generatedOrders / 2} then 'Ida ' || ${rare}::text else ${first} || ' ' || ${last} end as name,
      lower(${last}) || n || '@' || ${domain} as email, lpad((random() * 9999)::int::text, 4, '0') as card,
      case when n % 10 = 3 then ${first} || ' ' || ${last} end as attendee,
      upper('T-' || substr(md5(n::text), 1, 4) || '-' || substr(md5(n::text), 5, 4)) as number,
      case when n % 5000 = 11 then 'disputed' when n % 40 = 3 then 'expired' else 'paid' end::order_status as status
    from generate_series(${part * size + 1}::int, ${(part + 1) * size}::int) n`);
  await tx.execute(sql`
    insert into holds (id, buyer_key, state, currency, expires_at, created_at)
    select hold_id, 'visitor:' || hold_id, 'sold', 'usd', at, at from made`);
  await tx.execute(sql`
    insert into orders (id, number, hold_id, buyer_key, email, buyer_name, status, currency, face_total, fee_total, tax_total,
      paid_at, created_at)
    select id, number, hold_id, 'visitor:' || hold_id, email, name, status, 'usd', 2500, 300, 100, at, at from made
    on conflict (number) do nothing`);
  await tx.execute(sql`delete from made where not exists (select 1 from orders o where o.id = made.id)`);
  await tx.execute(sql`
    insert into order_items (id, order_id, performance_id, price_level_id, quantity, face_amount, fee_amount, tax_amount)
    select item_id, id, case when small then ${small.performance.id}::uuid else ${big.performance.id}::uuid end,
      case when small then ${small.level.id}::uuid else ${big.level.id}::uuid end, 1, 2500, 300, 100 from made`);
  await tx.execute(sql`
    insert into tickets (id, order_id, order_item_id, performance_id, price_level_id, ordinal, attendee_name)
    select uuidv7(), m.id, i.id, i.performance_id, i.price_level_id, 1, m.attendee
    from made m join order_items i on i.id = m.item_id where m.status <> 'expired'`);
  await tx.execute(sql`
    insert into payments (id, order_id, session_id, payment_intent_id, card_last4, amount, currency, captured_at)
    select uuidv7(), id, 'cs_' || id, 'pi_' || id, card, 2900, 'usd', at from made where status <> 'expired'`);
  await tx.execute(sql`
    insert into order_search (organizer_id, order_id, text)
    select case when small then ${small.organizer.id}::uuid else ${big.organizer.id}::uuid end, id,
      ' ' || order_search_fold(concat_ws(' ', number, name, email, case when status <> 'expired' then card end,
        case when status <> 'expired' then attendee end))
    from made`);
  await tx.execute(sql`
    insert into audit_log (at, organizer_id, actor_kind, actor_id, action, subject_type, subject_id, details)
    select at, case when small then ${small.organizer.id}::uuid else ${big.organizer.id}::uuid end,
      case n % 5 when 0 then 'fan' else 'visitor' end, hold_id::text,
      (array['level.changed', 'order.placed', 'order.paid', 'tickets.issued', 'mail.bounced'])[1 + n % 5],
      case n % 5 when 0 then 'level' else 'order' end, id::text,
      case n % 5 when 0 then jsonb_build_object('before', jsonb_build_object('name', split_part(name, ' ', 1), 'faceAmount', n % 90),
        'after', jsonb_build_object('name', name, 'faceAmount', n % 70)) else '{"count": 1}'::jsonb end
    from made order by n`);
}
