import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { OrderFilter } from '@/lib/orders/order-filter';
import { auditChoices } from '@/lib/organizers/audit-choices';
import type { AuditFilter } from '@/lib/organizers/audit-filter';
import { foundRows } from '@/lib/organizers/audit-search';
import { listOrders } from '@/lib/payments/list-orders';
import type { Generated } from '@/scripts/bench/search/generate';

/** `least`: so many rows must be found; 0 where none may be. */
export type Question = { name: string; ask: () => Promise<number>; least: number };

type Sample = {
  id: string;
  number: string;
  email: string;
  attendee: string;
  card: string;
  ticketId: string;
};

/** Somebody in the oldest tenth, so that nothing is found by looking at the newest. */
async function sampleOf({ db }: Ctx): Promise<Sample> {
  const [row] = await db.execute<Sample>(sql`
    select o.id, o.number, o.email, t.attendee_name as attendee, y.card_last4 as card, t.id as "ticketId"
    from orders o join tickets t on t.order_id = o.id and t.attendee_name is not null join payments y on y.order_id = o.id
    order by o.id offset 2000 limit 1`);
  if (!row) throw new Error('No order was made');
  return row;
}

export async function questionsFor(ctx: Ctx, made: Generated): Promise<Question[]> {
  const { organizerId, smallId, rare, performanceId } = made;
  const sample = await sampleOf(ctx);
  const orders = (name: string, filter: OrderFilter, least = 1, who = organizerId): Question => ({
    name: `orders: ${name}`,
    ask: async () => (await listOrders(ctx, who, filter)).orders.length,
    least,
  });
  const audit = (name: string, filter: AuditFilter, least = 1, who = organizerId): Question => ({
    name: `audit: ${name}`,
    ask: async () => (await foundRows(ctx, { organizerId: who, filter, timeZone: 'UTC', limit: 51 })).length,
    least,
  });
  return [
    orders('the newest', {}, 50),
    orders('from the middle on', { older: sample.id }, 50),
    orders('a common first name', { search: 'maria' }, 50),
    orders('a common domain', { search: 'gmail' }, 50),
    orders('a name that one in a thousand has', { search: 'Amélie K' }),
    orders('a rare name, half a million orders ago', { search: rare }),
    orders('a name that nobody has', { search: 'xqzwvk' }, 0),
    orders('two letters', { search: 'an' }, 50),
    orders('an address', { search: sample.email }),
    orders('a number', { search: sample.number }),
    orders('half a number', { search: sample.number.slice(2, 6) }),
    orders('an attendee', { search: sample.attendee }),
    orders('a ticket', { search: sample.ticketId }),
    orders('digits of a card', { search: sample.card }),
    orders('a rare state', { status: 'disputed' }, 50),
    orders('a rare state and a common name', { status: 'disputed', search: 'maria' }),
    orders('a date of a million', { performanceId }, 50),
    orders('a date of a million, a common name', { performanceId, search: 'maria' }, 50),
    orders('a date of a million, a rare name', { performanceId, search: rare }),
    orders('a small organizer, the newest', {}, 50, smallId),
    orders('a small organizer, a common name', { search: 'maria' }, 1, smallId),
    orders('a small organizer, another’s rare name', { search: rare }, 0, smallId),
    audit('the newest', {}, 50),
    audit('a common word', { search: 'maria' }, 50),
    audit('what happened', { search: 'bounced' }, 50),
    audit('a rare name', { search: rare }),
    audit('a name that one in a thousand has', { search: 'Amélie K' }),
    audit('a word that is nowhere', { search: 'xqzwvk' }, 0),
    audit('an order’s number', { search: sample.number }),
    audit('one action', { what: 'mail.bounced' }, 50),
    audit('one thing', { subject: `order:${sample.id}` }),
    audit('a small organizer, a common word', { search: 'maria' }, 1, smallId),
    {
      name: 'audit: the choices of its filter',
      least: 1,
      ask: async () => (await auditChoices(ctx, organizerId)).what.length,
    },
  ];
}
