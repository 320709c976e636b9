import { and, eq, exists, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { auditLog, events, orders, organizerInvitations, users } from '@/db/schema';
import { isId } from '@/lib/ids';

type Row = { actorKind: string; actorId: string | null; subjectType: string; subjectId: string };

type Names = { who: (row: Row) => string; subject: (row: Row) => string };

/**
 * The names behind the ids of a page of the audit log: accounts, invited addresses, events and orders of
 * this organizer.
 */
export async function auditNames({ db }: Ctx, organizerId: string, rows: Row[]): Promise<Names> {
  const of = (type: string) => rows.filter((row) => row.subjectType === type).map((row) => row.subjectId);
  const ids = (values: (string | null)[]) => [...new Set(values.filter(isId))];
  const people = ids([...rows.map((row) => row.actorId), ...of('member'), ...of('user')]);
  const [accounts, invitations, titles, numbers] = await Promise.all([
    people.length > 0
      ? db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, people))
      : [],
    ids(of('invitation')).length > 0
      ? db
          .select({ id: organizerInvitations.id, name: organizerInvitations.email })
          .from(organizerInvitations)
          .where(
            and(
              eq(organizerInvitations.organizerId, organizerId),
              inArray(organizerInvitations.id, ids(of('invitation'))),
            ),
          )
      : [],
    ids(of('event')).length > 0
      ? db
          .select({ id: events.id, name: events.title })
          .from(events)
          .where(and(eq(events.organizerId, organizerId), inArray(events.id, ids(of('event')))))
      : [],
    ids(of('order')).length > 0
      ? db
          .select({ id: orders.id, name: orders.number })
          .from(orders)
          .where(and(inArray(orders.id, ids(of('order'))), exists(inLogOf(db, organizerId))))
      : [],
  ]);
  const names = new Map(
    [...accounts, ...invitations, ...titles, ...numbers].map(({ id, name }) => [id, name]),
  );
  return {
    who: ({ actorKind, actorId }) => names.get(actorId ?? '') ?? kindText(actorKind),
    subject: ({ subjectId }) => names.get(subjectId) ?? '',
  };
}

/** Whether an order stands in this organizer's log at all. */
const inLogOf = (db: Ctx['db'], organizerId: string) =>
  db
    .select({ one: sql`1` })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.subjectType, 'order'),
        eq(auditLog.subjectId, sql`${orders.id}::text`),
        eq(auditLog.organizerId, organizerId),
      ),
    );

/** What acted when it was nobody with an account. */
export function kindText(kind: string): string {
  switch (kind) {
    case 'job':
      return 'Tessera, by itself';
    case 'stripe':
      return 'Stripe';
    case 'visitor':
      return 'A guest';
    default:
      return 'A closed account';
  }
}
