import 'server-only';
import { and, asc, desc, eq, gt, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { auditLog, organizers } from '@/db/schema';
import { isId } from '@/lib/ids';
import type { AuditFilter } from './audit-filter';
import { auditNames, kindText } from './audit-names';
import { type AuditEntry, actionText, changedFields } from './audit-view';

const pageSize = 50;

export type AuditPage = {
  timeZone: string;
  entries: AuditEntry[];
  /** The rows from which the pages before and after go on; missing at the ends. */
  newer?: number;
  older?: number;
};

/** A page of an organizer's audit log, the newest first. The caller is a member who may read it. */
export async function getAuditPage(ctx: Ctx, organizerId: string, filter: AuditFilter): Promise<AuditPage> {
  const { db } = ctx;
  const [organizer] = await db
    .select({ timeZone: organizers.timeZone })
    .from(organizers)
    .where(eq(organizers.id, organizerId));
  const timeZone = organizer?.timeZone ?? 'UTC';
  const upwards = filter.newer !== undefined;
  const found = await db
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.organizerId, organizerId),
        ...conditions(filter, timeZone),
        upwards ? gt(auditLog.id, filter.newer ?? 0) : undefined,
        !upwards && filter.older ? lt(auditLog.id, filter.older) : undefined,
      ),
    )
    .orderBy(upwards ? asc(auditLog.id) : desc(auditLog.id))
    .limit(pageSize + 1);
  const hasMore = found.length > pageSize;
  const rows = found.slice(0, pageSize);
  if (upwards) rows.reverse();
  const names = await auditNames(ctx, organizerId, rows);
  const entries = rows.map(
    (row): AuditEntry => ({
      id: row.id,
      at: row.at.toISOString(),
      who: names.who(row),
      what: actionText(row.action),
      subject: { type: row.subjectType, id: row.subjectId, label: names.subject(row) },
      changes: changedFields(row.details),
    }),
  );
  return {
    timeZone,
    entries,
    newer: (upwards ? hasMore : filter.older !== undefined) ? entries[0]?.id : undefined,
    older: upwards || hasMore ? entries.at(-1)?.id : undefined,
  };
}

function conditions(
  { search, who, what, subject, from, to }: AuditFilter,
  timeZone: string,
): (SQL | undefined)[] {
  const [type = '', ...rest] = subject?.split(':') ?? [];
  const pattern = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const startOf = (day: string, plus = 0) =>
    sql`((${day}::date + ${plus}::int)::timestamp at time zone ${timeZone})`;
  return [
    who ? (isId(who) ? eq(auditLog.actorId, who) : eq(auditLog.actorKind, who)) : undefined,
    what ? eq(auditLog.action, what) : undefined,
    subject ? eq(auditLog.subjectType, type) : undefined,
    rest.length > 0 ? eq(auditLog.subjectId, rest.join(':')) : undefined,
    from ? gte(auditLog.at, startOf(from)) : undefined,
    to ? lt(auditLog.at, startOf(to, 1)) : undefined,
    pattern
      ? or(
          sql`${auditLog.action} ilike ${pattern}`,
          sql`${auditLog.subjectId} ilike ${pattern}`,
          sql`${auditLog.details}::text ilike ${pattern}`,
        )
      : undefined,
  ];
}

export type AuditChoice = { value: string; label: string };
export type AuditChoices = { who: AuditChoice[]; what: AuditChoice[]; subjects: AuditChoice[] };

/** By whom, what and about what there are rows at all: the choices of the filter. */
export async function getAuditChoices(ctx: Ctx, organizerId: string): Promise<AuditChoices> {
  const own = eq(auditLog.organizerId, organizerId);
  const [actors, actions, types] = await Promise.all([
    ctx.db
      .selectDistinct({ actorKind: auditLog.actorKind, actorId: auditLog.actorId })
      .from(auditLog)
      .where(own)
      .limit(200),
    ctx.db.selectDistinct({ action: auditLog.action }).from(auditLog).where(own).limit(200),
    ctx.db.selectDistinct({ type: auditLog.subjectType }).from(auditLog).where(own).limit(200),
  ]);
  const people = actors.filter(({ actorKind }) => actorKind === 'fan' || actorKind === 'staff');
  const rows = people.map((row) => ({ ...row, subjectType: '', subjectId: '' }));
  const names = await auditNames(ctx, organizerId, rows);
  const others = new Set(actors.map(({ actorKind }) => actorKind));
  const choices = (list: AuditChoice[]) => list.sort((a, b) => a.label.localeCompare(b.label, 'en'));
  return {
    who: choices([
      ...new Map(
        rows.map((row) => [row.actorId, { value: row.actorId ?? '', label: names.who(row) }]),
      ).values(),
      ...['job', 'stripe', 'visitor']
        .filter((kind) => others.has(kind))
        .map((kind) => ({ value: kind, label: kindText(kind) })),
    ]),
    what: choices(actions.map(({ action }) => ({ value: action, label: actionText(action) }))),
    subjects: choices(types.map(({ type }) => ({ value: type, label: actionText(type) }))),
  };
}
