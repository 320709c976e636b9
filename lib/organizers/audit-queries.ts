import 'server-only';
import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { organizers } from '@/db/schema';
import { type AuditChoices, auditChoices } from './audit-choices';
import type { AuditFilter } from './audit-filter';
import { auditNames } from './audit-names';
import { foundRows } from './audit-search';
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
  const found = await foundRows(ctx, { organizerId, filter, timeZone, limit: pageSize + 1 });
  const hasMore = found.length > pageSize;
  const rows = found.slice(0, pageSize);
  if (upwards) rows.reverse();
  const names = await auditNames(ctx, organizerId, rows);
  const entries = rows.map(
    (row): AuditEntry => ({
      id: row.id,
      at: row.at,
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

/** By whom, what and about what there are rows at all: the choices of the filter. */
export const getAuditChoices = (ctx: Ctx, organizerId: string): Promise<AuditChoices> =>
  auditChoices(ctx, organizerId);
