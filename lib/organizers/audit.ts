import type { Ctx, Transaction } from '@/db';
import { auditLog } from '@/db/schema';
import { auditId } from '@/lib/actor';

type Values = Record<string, unknown>;

/**
 * Writes a change to an organizer's books into the caller's transaction. Of `before` and `after` only the fields that
 * differ are kept. They carry what the organizer publishes or decides (titles, prices, dates, roles), and ids; never
 * a fan's name or address.
 */
export async function recordChange(
  tx: Ctx & { db: Transaction },
  change: {
    organizerId: string;
    /** subject.what-happened: `event.published`, `level.price_changed`. */
    action: string;
    subjectType: string;
    subjectId: string;
    before?: Values;
    after?: Values;
  },
): Promise<void> {
  const { before, after, ...rest } = change;
  await tx.db.insert(auditLog).values({
    actorKind: tx.actor.kind,
    actorId: auditId(tx.actor),
    ...rest,
    details: differences(before, after),
  });
}

/** Drops the fields that are the same on both sides; with one side only, all of it is kept. */
export function differences(before?: Values, after?: Values): { before?: Values; after?: Values } {
  if (!before || !after) return { ...(before && { before }), ...(after && { after }) };
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
  );
  const pick = (values: Values) => Object.fromEntries(changed.map((key) => [key, values[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}
