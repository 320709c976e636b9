import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { formatMoney } from '@/lib/money';

export type TimelineEntry = {
  key: string;
  /** ISO 8601. */
  at: string;
  what: string;
  /** Who did it, or what is known besides; empty when nothing is. */
  by: string;
  tone: 'plain' | 'good' | 'bad';
};

type Row = {
  at: string;
  kind: 'audit' | 'attempt' | 'stripe' | 'mail' | 'hold';
  what: string;
  details: Record<string, unknown> | null;
  who: string | null;
  actor: string | null;
};

type About = {
  organizerId: string;
  order: { id: string; holdId: string; currency: string };
  /** False: the money of the order is not this organizer's alone, and is left out. */
  isWhole: boolean;
};

/**
 * Everything that happened to an order, the oldest first: cart, states, attempts at paying, what Stripe said, refunds,
 * mails, what the team did. Rows of other organizers are never in it.
 */
export async function orderTimeline(
  ctx: Ctx,
  { organizerId, order, isWhole }: About,
): Promise<TimelineEntry[]> {
  // What one transaction did has one time: the log knows the order, mails come after it.
  const last = sql.raw(String(Number.MAX_SAFE_INTEGER));
  const iso = (column: string) =>
    sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);
  const money = sql`
    union all
    select ${iso('a.created_at')}, 'attempt', a.state::text, jsonb_build_object('attempt', a.attempt), null, null, 0
    from checkout_attempts a where a.order_id = ${order.id}
    union all
    select ${iso('s.received_at')}, 'stripe', s.type, null, null, null, 0 from stripe_events s where s.object_id in (
      select session_id from checkout_attempts where order_id = ${order.id} and session_id is not null
      union select payment_intent_id from payments where order_id = ${order.id} and payment_intent_id is not null
      union select stripe_refund_id from refunds where order_id = ${order.id} and stripe_refund_id is not null)`;
  const rows = await ctx.db.execute<Row>(sql`
    select * from (
      select ${iso('h.created_at')} as at, 'hold' as kind, 'cart' as what, null::jsonb as details, null as who, null as actor, 0::bigint as nr
      from holds h where h.id = ${order.holdId}
      union all
      select ${iso('l.at')}, 'audit', l.action, l.details, u.name, l.actor_kind, l.id
      from audit_log l left join users u on u.id::text = l.actor_id
      where l.subject_type = 'order' and l.subject_id = ${order.id}
        and (l.organizer_id = ${organizerId} or (l.organizer_id is null
          ${isWhole ? sql`` : sql`and l.action not like 'refund.%' and l.action not like 'tickets.%'`}))
      union all
      select ${iso('coalesce(m.sent_at, m.created_at)')}, 'mail', m.kind || ' ' || m.state, null, null, null, ${last}
      from mails m where m.order_id = ${order.id} ${isWhole ? sql`` : sql`and m.kind <> 'refund'`}
        and (m.kind <> 'attendee_message' or exists (
          select 1 from attendee_messages a where a.id::text = m.subject_id and a.organizer_id = ${organizerId}))
      ${isWhole ? money : sql``}
    ) t order by at, nr`);
  return [...rows].map((row, index) => ({
    key: `${index} ${row.kind}`,
    at: row.at,
    what: words(row, order.currency),
    by: byWhom(row),
    tone: toneOf(row),
  }));
}

function byWhom({ who, actor, kind }: Row): string {
  if (kind === 'stripe') return 'Stripe';
  if (who) return who;
  if (actor === 'visitor') return 'The buyer';
  if (actor === 'stripe') return 'Stripe';
  return '';
}

const bad = /fail|expired|cancelled|disputed|paid_late|bounced/;
const good = /^order\.(paid|partially_refunded|refunded)$|sent$|^refund\.succeeded|complete/;

function toneOf({ what }: Row): TimelineEntry['tone'] {
  if (bad.test(what)) return 'bad';
  return good.test(what) ? 'good' : 'plain';
}

const known: Record<string, string> = {
  'order.placed': 'Order placed',
  'order.awaiting_payment': 'Waiting for the payment',
  'order.paid': 'Paid',
  'order.paid_late': 'Paid after the seats were lost',
  'order.partially_refunded': 'Partly refunded',
  'order.refunded': 'Refunded in full',
  'order.disputed': 'The bank disputes the payment',
  'order.expired': 'The time to pay ran out',
  'order.cancelled': 'Cancelled before it was paid',
  'order.tickets_moved': 'Tickets moved to other seats',
  'order.claimed': 'Put under the buyer’s account',
  'order.note_added': 'Note added',
  'order.attendee_changed': 'Attendee changed',
  'order.receipt_sent_again': 'Receipt sent again',
  'order.cancelled_by_team': 'Ended by the team',
  'order.sold_at_door': 'Sold at the box office',
  'tickets.issued': 'Tickets issued',
  'tickets.voided': 'Tickets void',
  'refund.owed': 'Refund ordered',
  'refund.requested': 'Refund on its way',
  'refund.succeeded': 'Refund sent back',
  'refund.failed': 'Refund failed: the money is still owed',
};

function words({ kind, what, details }: Row, currency: string): string {
  const values = (details?.after ?? details ?? {}) as Record<string, unknown>;
  const amount = typeof values.amount === 'number' ? `, ${formatMoney(values.amount, currency)}` : '';
  switch (kind) {
    case 'hold':
      return 'Cart opened';
    case 'attempt':
      return `Payment page ${String(values.attempt)} opened: ${what}`;
    case 'stripe':
      return what;
    case 'mail': {
      const [mail = '', state = ''] = what.split(' ');
      return `Mail “${mail.replaceAll('_', ' ')}”: ${state}`;
    }
    default:
      if (what === 'order.tickets_refunded') {
        return `${String(values.tickets)} tickets given back${amount}${values.feesKept ? ', fees kept' : ''}`;
      }
      return (known[what] ?? what.replaceAll(/[._]/g, ' ')) + amount;
  }
}
