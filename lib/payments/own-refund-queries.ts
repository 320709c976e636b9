import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { OrderView } from '@/lib/orders/queries';

type Row = {
  id: string;
  /** Which of the passes of the order it belongs to, and what that is called. */
  pass: string | null;
  passName: string | null;
  title: string;
  level: string;
  seat: string | null;
  organizer: string;
  slug: string;
  email: string;
  zone: string;
  /** ISO 8601; null where the buyer asks the organizer. */
  until: string | null;
  keepsFees: boolean;
  open: boolean;
};

/** What a buyer can do about tickets that he does not want, by organizer. */
export type OwnRefund = {
  organizer: { name: string; slug: string; email: string };
  /** Until when the tickets below can be given back, the first of their ends; null where none can. */
  until: { at: string; timeZone: string } | null;
  keepsFees: boolean;
  /** `id` names the tickets, with a space between those of one pass. */
  tickets: { id: string; label: string }[];
};

/** What can be given back of an order. The view says that its reader may know; `giveTicketsBack` decides anew. */
export async function getOwnRefunds({ db }: Ctx, order: OrderView): Promise<OwnRefund[]> {
  if (!['paid', 'partially_refunded'].includes(order.status)) return [];
  const rows = await db.execute<Row>(sql`
    select t.id, i.pass_id || ' ' || t.ordinal as pass, ps.name as "passName", e.title, l.name as level, nullif(concat_ws(' · ', s.zone, s.row_label, s.seat_label), '') as seat,
      g.name as organizer, g.slug, g.support_email as email, v.time_zone as zone,
      case when p.status = 'cancelled' then coalesce(r.keeps_fees, false) else i.refund_keeps_fees end as "keepsFees",
      to_char((p.starts_at - make_interval(days => i.refund_days)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as until,
      coalesce(clock_timestamp() < p.starts_at - make_interval(days => i.refund_days), false)
        and (o.total = 0 or exists (select 1 from payments y where y.order_id = o.id and y.method = 'stripe'))
        and not exists (select 1 from scans c where c.ticket_id = t.id and c.outcome = 'first' and c.undone_at is null) as open
    from tickets t join orders o on o.id = t.order_id join order_items i on i.id = t.order_item_id
    join performances p on p.id = t.performance_id join events e on e.id = p.event_id
    join organizers g on g.id = e.organizer_id join venues v on v.id = p.venue_id
    join price_levels l on l.id = t.price_level_id left join seats s on s.id = t.seat_id
    left join performance_refunds r on r.performance_id = p.id left join passes ps on ps.id = i.pass_id
    where t.order_id = ${order.id} and t.status = 'valid'
    order by g.name, g.id, p.starts_at, s.row_index, s.row_position, t.id`);
  const parts = new Map<string, OwnRefund>();
  for (const row of withWholePasses([...rows])) {
    const key = `${row.slug} ${row.open && row.keepsFees}`;
    const part = parts.get(key) ?? {
      organizer: { name: row.organizer, slug: row.slug, email: row.email },
      until: null,
      keepsFees: row.keepsFees,
      tickets: [],
    };
    parts.set(key, part);
    if (!row.open || !row.until) continue;
    part.until ??= { at: row.until, timeZone: row.zone };
    part.tickets.push({
      id: row.id,
      label: `${row.title}: ${row.passName ?? (row.seat ? `${row.seat} (${row.level})` : row.level)}`,
    });
  }
  return [...parts.values()];
}

/** The tickets of a pass as one row: it goes back whole, by the first end of its dates, while all of them can. */
function withWholePasses(rows: Row[]): Row[] {
  const passes = Map.groupBy(rows, ({ pass }) => pass);
  return rows.flatMap((row) => {
    const parts = row.pass === null ? [row] : (passes.get(row.pass) ?? []);
    if (parts.length === 1) return [row];
    if (parts[0] !== row) return [];
    const ends = parts.flatMap(({ until }) => until ?? []).sort();
    return [
      {
        ...row,
        id: parts.map(({ id }) => id).join(' '),
        passName: `${row.passName}, ${parts.length} dates`,
        until: ends[0] ?? null,
        keepsFees: parts.some(({ keepsFees }) => keepsFees),
        open: parts.every(({ open }) => open),
      },
    ];
  });
}
