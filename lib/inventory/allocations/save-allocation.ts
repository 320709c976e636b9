import { and, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { allocations } from '@/db/schema';
import { noSuchDate } from '@/lib/catalog/own-performance';
import { momentAt } from '@/lib/catalog/venue-time';
import { recordChange } from '@/lib/organizers/audit';
import { lockOrganizer, refuseBeyond } from '@/lib/organizers/caps';
import { fail } from '@/lib/result';
import type { AllocationInput } from './input';
import { holdOwnDate } from './own-date';

const badField = (field: string, message: string) =>
  fail('BAD_ALLOCATION', 'Please check the marked fields.', { fields: { [field]: message } });

/** Makes an allocation of a date, or changes its name, kind and the time (the venue's) at which it goes back on sale. */
export async function saveAllocation({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { organizerId: string } & AllocationInput;
}) {
  const { organizerId, performanceId, allocationId, name, kind } = input;
  return withTransaction(ctx, async (tx) => {
    if (!allocationId) await lockOrganizer(tx.db, organizerId);
    const date = await holdOwnDate(tx, input);
    if (!date) return noSuchDate();
    const moment = input.releaseAt === null ? null : momentAt(input.releaseAt, date.timeZone);
    if (moment && !moment.ok) return badField('releaseAt', moment.message);
    const values = { name, kind, releaseAt: moment?.at ?? null };
    const same = and(eq(allocations.id, allocationId ?? ''), eq(allocations.performanceId, performanceId));
    const [before] = allocationId
      ? await tx.db.select().from(allocations).where(same).for('no key update')
      : [];
    if (allocationId && !before) return fail('NOT_FOUND', 'This allocation is not there any more.');
    const others = await tx.db
      .select({ id: allocations.id, name: allocations.name })
      .from(allocations)
      .where(eq(allocations.performanceId, performanceId));
    if (others.some((other) => other.id !== allocationId && other.name.toLowerCase() === name.toLowerCase()))
      return badField('name', 'This date has an allocation of that name already.');
    const full = before ? null : refuseBeyond('allocations', others.length);
    if (full) return full;
    const [saved] = before
      ? await tx.db.update(allocations).set(values).where(same).returning({ id: allocations.id })
      : await tx.db
          .insert(allocations)
          .values({ performanceId, ...values })
          .onConflictDoNothing()
          .returning({ id: allocations.id });
    if (!saved) return badField('name', 'This date has an allocation of that name already.');
    await recordChange(tx, {
      organizerId,
      action: before ? 'allocation.changed' : 'allocation.created',
      subjectType: 'performance',
      subjectId: performanceId,
      before: before && { name: before.name, kind: before.kind, releaseAt: before.releaseAt },
      after: values,
    });
    return { ok: true as const, allocationId: saved.id };
  });
}
