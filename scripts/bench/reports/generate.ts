import { sql } from 'drizzle-orm';
import type { Database } from '@/db';
import { makeEvent, makePlan, makeVenue } from '@/db/factories';
import { newId } from '@/lib/ids';

/** Evenings in a hall of 20,000, in one of 2,500, and on a field of 6,000 of whose places 5,000 are sold. */
const evenings = { arena: 1, hall: 80, field: 156 };
export const generatedTickets = evenings.arena * 20_000 + evenings.hall * 2_500 + evenings.field * 5_000;

/**
 * A million tickets of one organizer, made of whole orders by SQL: paid in the ninety days before each evening, a tenth
 * of them at the box office and a tenth with a promo code, every twentieth order refunded in part, every two hundredth
 * disputed; the doors of the largest house and of a field have been open. Returns the organizer's id.
 */
export async function generate(db: Database): Promise<string> {
  const { event, organizer } = await makeEvent(db, { title: 'A million tickets' });
  const venue = await makeVenue(db);
  const arena = await makePlan(db, { rows: 200, seatsPerRow: 100, venueSlug: venue.slug });
  const hall = await makePlan(db, { rows: 50, seatsPerRow: 50, venueSlug: `${venue.slug}-hall` });
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql`set local work_mem = '256MB'`);
    await tx.execute(sql`
      create temporary table evening on commit drop as
      select uuidv7() as id, kind, uuidv7() as dear, uuidv7() as cheap,
        now() + (row_number() over () - 150) * interval '3 days' as starts_at,
        case kind when 'arena' then ${arena.plan.id}::uuid when 'hall' then ${hall.plan.id}::uuid end as plan_id
      from (select 'arena' as kind from generate_series(1, ${evenings.arena}) union all
        select 'hall' from generate_series(1, ${evenings.hall}) union all
        select 'field' from generate_series(1, ${evenings.field})) kinds`);
    await tx.execute(sql`
      insert into performances (id, event_id, venue_id, plan_id, starts_at, currency, on_sale_at, off_sale_at)
      select id, ${event.id}, ${venue.id}, plan_id, starts_at, 'usd', starts_at - interval '100 days', starts_at from evening`);
    await tx.execute(sql`
      insert into price_levels (id, performance_id, name, kind, position, face_amount, fee_amount, tax_amount)
      select dear, id, 'Dear', case kind when 'field' then 'general' else 'reserved' end::price_level_kind, 0, 7000, 600, 400
      from evening
      union all
      select cheap, id, 'Cheap', case kind when 'field' then 'general' else 'reserved' end::price_level_kind, 1, 4001, 301, 199
      from evening`);
    await tx.execute(sql`
      insert into price_level_categories (performance_id, category, price_level_id)
      select id, 'A', dear from evening where kind <> 'field' union all select id, 'B', cheap from evening where kind <> 'field'`);
    await tx.execute(sql`
      insert into place_stock (price_level_id, capacity, sold)
      select dear, 3000, 2500 from evening where kind = 'field' union all
      select cheap, 3000, 2500 from evening where kind = 'field'`);
    await tx.execute(sql`
      insert into promo_codes (id, organizer_id, code, percent, batch_id)
      select uuidv7(), ${organizer.id}, 'BENCH' || n, 5, case when n > 5 then ${newId()}::uuid end
      from generate_series(1, 505) n`);
    await placeOrders(tx as unknown as Database);
  });
  await db.execute(sql`analyze`);
  return organizer.id;
}

/** Orders of two neighbouring seats, and of one to four places. */
async function placeOrders(tx: Database): Promise<void> {
  // Checking every reference of what was made together takes longer than making it: see the end for what triggers note.
  await tx.execute(sql`set local session_replication_role = replica`);
  await tx.execute(sql`
    create temporary table bought on commit drop as
    with line as (
      select e.id as performance_id, e.starts_at, case s.category when 'A' then e.dear else e.cheap end as level,
        s.id as seat_id, 1 as quantity, s.seat_index / 2 as at
      from evening e join seats s on s.plan_id = e.plan_id
      union all
      select e.id, e.starts_at, case l when 0 then e.dear else e.cheap end, null, 1 + at % 4, at * 2 + l + 100000
      from evening e, generate_series(0, 1) l, generate_series(0, 999) at where e.kind = 'field'
    ), made as (
      select performance_id, at, uuidv7() as order_id, uuidv7() as hold_id, row_number() over () as n,
        min(starts_at) - interval '90 days' * power(random(), 2) as paid_at
      from line group by 1, 2)
    select uuidv7() as item_id, line.*, made.order_id, made.hold_id, made.n, least(made.paid_at, now()) as paid_at
    from line join made using (performance_id, at)`);
  await tx.execute(sql`
    create temporary table priced on commit drop as
    select b.*, l.face_amount, l.fee_amount, l.tax_amount from bought b join price_levels l on l.id = b.level`);
  await tx.execute(sql`
    insert into holds (id, buyer_key, state, currency, expires_at)
    select hold_id, 'visitor:' || hold_id, 'sold', 'usd', min(paid_at) from priced group by 1`);
  await tx.execute(sql`
    insert into orders (id, number, hold_id, buyer_key, email, buyer_name, status, channel, promo_code_id, currency,
      face_total, fee_total, tax_total, paid_at, created_at)
    select order_id, 'B' || n, hold_id, 'visitor:' || hold_id, n || '@example.test', 'Ada Fan',
      case when n % 200 = 7 then 'disputed' when n % 20 = 3 then 'partially_refunded' else 'paid' end::order_status,
      case when n % 10 = 0 then 'box_office' else 'web' end::order_channel, code.id, 'usd',
      sum(quantity * face_amount), sum(quantity * fee_amount), sum(quantity * tax_amount), min(paid_at), min(paid_at)
    from priced
    left join (select id, row_number() over () as nth from promo_codes where code like 'BENCH%') code
      on n % 10 = 1 and code.nth = 1 + n / 10 % 505
    group by order_id, n, hold_id, code.id`);
  await tx.execute(sql`
    insert into order_items (id, order_id, performance_id, price_level_id, seat_id, quantity, face_amount, fee_amount, tax_amount,
      discount_amount)
    select item_id, order_id, performance_id, level, seat_id, quantity, face_amount, fee_amount, tax_amount,
      case when n % 10 = 1 then 200 else 0 end from priced`);
  await tx.execute(sql`
    insert into tickets (id, order_id, order_item_id, performance_id, price_level_id, seat_id, ordinal, status, given_back_at)
    select uuidv7(), order_id, item_id, performance_id, level, seat_id, ordinal,
      case when back then 'void' else 'valid' end::ticket_status, case when back then now() end
    from (select priced.*, ordinal, n % 20 = 3 and n % 200 <> 7 and ordinal = 1 and (seat_id is null or seat_id % 2 = 0) as back
      from priced, generate_series(1, quantity) ordinal) each`);
  await tx.execute(sql`
    insert into claims (performance_id, seat_id, price_level_id, state, hold_id, order_id)
    select performance_id, seat_id, level, 'sold', hold_id, order_id from priced where seat_id is not null`);
  await tx.execute(sql`
    insert into payments (id, order_id, method, session_id, payment_intent_id, amount, currency, captured_at)
    select uuidv7(), id, case when channel = 'web' then 'stripe' else 'cash' end::payment_method,
      case when channel = 'web' then 'cs_' || number end, case when channel = 'web' then 'pi_' || number end,
      total, 'usd', paid_at
    from orders where number like 'B%' and buyer_key like 'visitor:%' and email like '%@example.test' and id in (select order_id from priced)`);
  await tx.execute(sql`
    insert into refunds (id, order_id, payment_id, reason, organizer_id, amount, state)
    select uuidv7(), p.order_id, p.id, 'tickets of the bench', e.organizer_id, sum(i.face_amount + i.tax_amount), 'succeeded'
    from tickets t
    join order_items i on i.id = t.order_item_id
    join payments p on p.order_id = t.order_id
    join performances on performances.id = t.performance_id
    join events e on e.id = performances.event_id
    where t.given_back_at is not null and t.order_id in (select order_id from priced) group by p.order_id, p.id, e.organizer_id`);
  await tx.execute(sql`
    insert into refunded_tickets (ticket_id, refund_id)
    select t.id, r.id from tickets t join refunds r on r.order_id = t.order_id
    where t.given_back_at is not null and t.order_id in (select order_id from priced)`);
  await tx.execute(sql`
    insert into scans (id, performance_id, ticket_id, device_id, gate, verdict, outcome, scanned_at)
    select uuidv7(), t.performance_id, t.id, uuidv7(), 'A', 'admitted', 'first', e.starts_at - random() * interval '1 hour'
    from tickets t join evening e on e.id = t.performance_id
    where t.status = 'valid' and (e.kind = 'arena'
      or e.starts_at = (select min(starts_at) from evening where kind = 'field'))`);
  await tx.execute(sql`
    insert into sales_changes (performance_id, order_id)
    select distinct performance_id, order_id from priced`);
}
