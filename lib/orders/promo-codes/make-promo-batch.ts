import { randomInt } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, withRollback } from '@/db';
import { promoCodes } from '@/db/schema';
import { RollbackWith } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { lockOrganizer, refuseBeyond } from '@/lib/organizers/caps';
import type { PromoBatchInput } from './promo-form-input';
import { discountColumns, unitsOf, windowOf, writeTargets } from './promo-values';
import { foreignTarget } from './save-promo-code';

/** Without what looks alike on paper. Ten of them are more than anybody can try, whatever the limit on tries. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const drawn = () => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');

/** Makes codes that can be used once each, all or none. The same key twice makes them once. */
export async function makePromoBatch({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { organizerId: string } & PromoBatchInput;
}) {
  const { organizerId, key: batchId, count, prefix, note, scope, target } = input;
  return withRollback(ctx, async (tx) => {
    // A second copy of the form waits here, and then finds the batch.
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`promo batch ${batchId}`}, 0))`);
    const ofBatch = and(eq(promoCodes.organizerId, organizerId), eq(promoCodes.batchId, batchId));
    if ((await tx.db.$count(promoCodes, ofBatch)) > 0) return { ok: true as const, batchId };
    await lockOrganizer(tx.db, organizerId);
    const have = await tx.db.$count(promoCodes, eq(promoCodes.organizerId, organizerId));
    const full = refuseBeyond('promoCodes', have, count);
    if (full) return full;
    const units = await unitsOf(tx, organizerId);
    const found = windowOf(input, units.timeZone);
    if (!found.ok) return found;
    const discount = discountColumns(input, units.currency);
    const shared = { organizerId, batchId, note, scope, maxUses: 1, ...discount, ...found.window };
    const promoCodeIds: string[] = [];
    // Codes that are there already are drawn anew.
    while (promoCodeIds.length < count) {
      const codes = Array.from({ length: count - promoCodeIds.length }, () => `${prefix}${drawn()}`);
      const made = await tx.db
        .insert(promoCodes)
        .values(codes.map((code) => ({ id: newId(), code, ...shared })))
        .onConflictDoNothing()
        .returning({ id: promoCodes.id });
      promoCodeIds.push(...made.map(({ id }) => id));
    }
    const targets = scope === 'chosen' ? target : [];
    if (!(await writeTargets(tx.db, { organizerId, promoCodeIds, target: targets }))) {
      throw new RollbackWith(foreignTarget());
    }
    await recordChange(tx, {
      organizerId,
      action: 'promo_code.batch_created',
      subjectType: 'promo_code',
      subjectId: batchId,
      after: { count, prefix, ...shared, target: targets },
    });
    return { ok: true as const, batchId };
  });
}
