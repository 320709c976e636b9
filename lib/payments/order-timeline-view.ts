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

export type TimelineRow = {
  at: string;
  kind: 'audit' | 'attempt' | 'stripe' | 'mail' | 'hold' | 'scan';
  what: string;
  details: Record<string, unknown> | null;
  who: string | null;
  actor: string | null;
};

type Known = {
  currency: string;
  /** Names of seats by their id, and by the id of a ticket in them. */
  seats: ReadonlyMap<string, string>;
};

/** A row of an order's history as people read it. */
export function timelineEntry(row: TimelineRow, index: number, known: Known): TimelineEntry {
  return {
    key: `${index} ${row.kind}`,
    at: row.at,
    what: words(row, known),
    by: byWhom(row),
    tone: toneOf(row),
  };
}

function byWhom({ who, actor, kind }: TimelineRow): string {
  if (kind === 'stripe') return 'Stripe';
  if (who) return who;
  if (actor === 'visitor') return 'The buyer';
  if (actor === 'stripe') return 'Stripe';
  return '';
}

const bad = /fail|expired|cancelled|disputed|paid_late|bounced|^again$|^void$|^refused$/;
const good = /^order\.(paid|partially_refunded|refunded)$|sent$|^refund\.succeeded|complete|^first$/;

function toneOf({ what }: TimelineRow): TimelineEntry['tone'] {
  if (bad.test(what)) return 'bad';
  return good.test(what) ? 'good' : 'plain';
}

const actions: Record<string, string> = {
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

const scanned: Record<string, (gate: string) => string> = {
  first: (gate) => `Let in at ${gate}`,
  again: (gate) => `Let in once more at ${gate}`,
  void: (gate) => `Let in at ${gate} with a ticket that is void`,
  refused: (gate) => `Turned away at ${gate}`,
  undone: (gate) => `Scan at ${gate} taken back`,
};

type Values = Record<string, unknown>;

function words({ kind, what, details }: TimelineRow, { currency, seats }: Known): string {
  const values = (details?.after ?? details ?? {}) as Values;
  const amount = typeof values.amount === 'number' ? `, ${formatMoney(values.amount, currency)}` : '';
  const seat = seats.get(String(values.ticketId));
  switch (kind) {
    case 'hold':
      return 'Cart opened';
    case 'attempt':
      return `Payment page ${String(values.attempt)} opened: ${what}`;
    case 'stripe':
      return what;
    case 'mail': {
      const [mail = '', state = ''] = what.split(' ');
      return `${mailText(mail)}: ${state}`;
    }
    case 'scan': {
      const gate = String(values.gate);
      const why = what === 'refused' ? `, ${String(values.verdict).replaceAll('_', ' ')}` : '';
      return `${scanned[what]?.(gate) ?? what}${why}${seat ? `: ${seat}` : ''}`;
    }
    default:
      return actionWords(what, { values, before: (details?.before ?? {}) as Values, amount, seat, seats });
  }
}

const mailText = (kind: string) => `Mail “${kind.replaceAll('_', ' ')}”`;

type Said = { values: Values; before: Values; amount: string; seat?: string; seats: Known['seats'] };

function actionWords(action: string, { values, before, amount, seat, seats }: Said): string {
  const named = (ids: unknown) =>
    (Array.isArray(ids) ? ids : []).map((id) => seats.get(String(id)) ?? 'a seat').join(', ');
  switch (action) {
    case 'order.tickets_refunded': {
      const count = Number(values.tickets);
      const tickets = count === 1 ? '1 ticket' : `${count} tickets`;
      return `${tickets} given back${amount}${values.feesKept ? ', fees kept' : ''}`;
    }
    case 'order.tickets_moved':
      if (!before.seatIds) return actions[action] ?? action;
      return `Moved from ${named(before.seatIds)} to ${named(values.seatIds)}`;
    case 'mail.bounced':
      return `${mailText(String(values.kind))}: bounced`;
    default:
      return (actions[action] ?? action.replaceAll(/[._]/g, ' ')) + amount + (seat ? `: ${seat}` : '');
  }
}
