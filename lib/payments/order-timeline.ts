import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { seatName } from '@/lib/inventory/cart-view';
import { mailOwner } from '@/lib/messages/mail-owner';
import { type TimelineEntry, type TimelineRow, timelineEntry } from './order-timeline-view';

type About = {
  organizerId: string;
  order: { id: string; holdId: string; currency: string };
  /** False: the money of the order is not this organizer's alone, and is left out. */
  isWhole: boolean;
};

/** What of an order that several organizers share, and from before each had a row of his own, concerns all of them. */
const everybodys = [
  'order.placed',
  'order.awaiting_payment',
  'order.paid',
  'order.paid_late',
  'order.disputed',
  'order.expired',
  'order.cancelled',
  'order.claimed',
  'tickets.issued',
];

/** What one transaction did has one time: the log knows the order, mails come after it. */
const last = sql.raw(String(Number.MAX_SAFE_INTEGER));
const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);

/**
 * Everything that happened to an order, the oldest first: cart, states, attempts at paying, what Stripe said, refunds,
 * mails, scans, what the team did. Rows of other organizers are never in it.
 */
export async function orderTimeline(ctx: Ctx, about: About): Promise<TimelineEntry[]> {
  const { order, isWhole } = about;
  const parts = [cart(about), log(about), mailsOf(about), scansOf(about), ...(isWhole ? [money(about)] : [])];
  const rows = await ctx.db.execute<TimelineRow>(sql`
    select * from (${sql.join(parts, sql` union all `)}) t (at, kind, what, details, who, actor, nr) order by at, nr`);
  const seats = await seatsNamed(ctx, about, [...rows]);
  return [...rows].map((row, index) => timelineEntry(row, index, { currency: order.currency, seats }));
}

const cart = ({ order }: About): SQL => sql`
  select ${iso('h.created_at')}, 'hold', 'cart', null::jsonb, null, null, 0::bigint
  from holds h where h.id = ${order.holdId}`;

const log = ({ organizerId, order, isWhole }: About): SQL => sql`
  select ${iso('l.at')}, 'audit', l.action, l.details, u.name, l.actor_kind, l.id
  from audit_log l left join users u on u.id::text = l.actor_id
  where l.subject_type = 'order' and l.subject_id = ${order.id} and (l.organizer_id = ${organizerId}
    or (l.organizer_id is null ${
      isWhole
        ? sql``
        : sql`and l.action in (${sql.join(
            everybodys.map((action) => sql`${action}`),
            sql`, `,
          )})`
    }))`;

/** When it was owed and when it went out; that it came back is in the log. */
const mailsOf = ({ organizerId, order }: About): SQL => sql`
  select step.at, 'mail', m.kind || ' ' || step.what, null, null, null, ${last}
  from mails m cross join lateral (
    select ${iso('m.created_at')} as at, 'queued' as what
    union all select ${iso('m.sent_at')}, 'sent' where m.sent_at is not null
    union all select ${iso('coalesce(m.sent_at, m.created_at)')}, m.state::text where m.state in ('failed', 'withheld')) step
  where m.order_id = ${order.id} and coalesce(${mailOwner}, ${organizerId}::uuid) = ${organizerId}::uuid
    and (m.kind <> 'attendee_message' or ${mailOwner} is not null)`;

const scansOf = ({ organizerId, order }: About): SQL => sql`
  select step.at, 'scan', step.what, jsonb_build_object('ticketId', t.id, 'gate', s.gate, 'verdict', s.verdict),
    step.who, null, 0
  from tickets t join performances p on p.id = t.performance_id join events e on e.id = p.event_id
  join scans s on s.ticket_id = t.id left join users u on u.id = s.scanned_by
  cross join lateral (
    select ${iso('s.scanned_at')} as at, s.outcome::text as what, u.name as who
    union all select ${iso('s.undone_at')}, 'undone', null where s.undone_at is not null) step
  where t.order_id = ${order.id} and e.organizer_id = ${organizerId}`;

const money = ({ order }: About): SQL => sql`
  select ${iso('a.created_at')}, 'attempt', a.state::text, jsonb_build_object('attempt', a.attempt), null, null, 0
  from checkout_attempts a where a.order_id = ${order.id}
  union all
  select ${iso('s.received_at')}, 'stripe', s.type, null, null, null, 0 from stripe_events s where s.object_id in (
    select session_id from checkout_attempts where order_id = ${order.id} and session_id is not null
    union select payment_intent_id from payments where order_id = ${order.id} and payment_intent_id is not null
    union select stripe_refund_id from refunds where order_id = ${order.id} and stripe_refund_id is not null)`;

type SeatRow = {
  key: string;
  zone: string;
  section: string;
  row_label: string;
  seat_label: string;
};

/** The seats that rows speak of, by their own ids and by those of the organizer's tickets in them. */
async function seatsNamed(
  { db }: Ctx,
  { organizerId, order }: About,
  rows: TimelineRow[],
): Promise<Map<string, string>> {
  const values = rows.flatMap(({ details }) => [details?.before, details?.after]);
  const ids = values.flatMap((value) => (value as { seatIds?: number[] } | undefined)?.seatIds ?? []);
  const found = await db.execute<SeatRow>(sql`
    select s.id::text as key, s.zone, s.section, s.row_label, s.seat_label from seats s
    where s.id = any(${`{${ids.join(',')}}`}::int[])
    union all
    select t.id::text, s.zone, s.section, s.row_label, s.seat_label
    from tickets t join seats s on s.id = t.seat_id
    join performances p on p.id = t.performance_id join events e on e.id = p.event_id
    where t.order_id = ${order.id} and e.organizer_id = ${organizerId}`);
  return new Map(
    [...found].map(({ key, zone, section, row_label, seat_label }) => [
      key,
      seatName({ zone, section, rowLabel: row_label, seatLabel: seat_label }),
    ]),
  );
}
