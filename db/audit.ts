import { auditId } from '@/lib/actor';
import { currentTrace } from '@/lib/trace';
import type { Ctx } from '.';
import { auditLog } from './schema';

/** Writes what was done into the caller's transaction. `details` carries ids and amounts, never personal data. */
export async function audit(
  ctx: Ctx,
  entry: { action: string; subjectType: string; subjectId: string; details?: Record<string, unknown> },
): Promise<void> {
  const trace = currentTrace();
  const details = trace === undefined ? entry.details : { ...entry.details, trace };
  await ctx.db
    .insert(auditLog)
    .values({ actorKind: ctx.actor.kind, actorId: auditId(ctx.actor), ...entry, details });
}
