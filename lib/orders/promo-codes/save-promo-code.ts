import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, withRollback } from '@/db';
import { promoCodes } from '@/db/schema';
import { RollbackWith } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { lockOrganizer, refuseBeyond } from '@/lib/organizers/caps';
import { fail } from '@/lib/result';
import type { NewPromoInput, PromoInput } from './promo-form-input';
import { badField, discountColumns, unitsOf, windowOf, writeTargets } from './promo-values';

type Of<Input> = { ctx: Ctx; input: { organizerId: string } & Input };

export const foreignTarget = () =>
  fail('NOT_FOUND', 'Something that was ticked is not there any more. Load the page again.');
const noSuchCode = () => fail('NOT_FOUND', 'This code is not there, or no longer open to you.');

/** Makes a code. Its spelling and what it takes off stay as they are from then on: orders show them. */
export async function createPromoCode({ ctx, input }: Of<NewPromoInput>) {
  const { organizerId, spelling: code, note, scope, target, maxUses, maxPerBuyer } = input;
  return withRollback(ctx, async (tx) => {
    await lockOrganizer(tx.db, organizerId);
    const have = await tx.db.$count(promoCodes, eq(promoCodes.organizerId, organizerId));
    const full = refuseBeyond('promoCodes', have);
    if (full) return full;
    const units = await unitsOf(tx, organizerId);
    const found = windowOf(input, units.timeZone);
    if (!found.ok) return found;
    const discount = discountColumns(input, units.currency);
    const values = { organizerId, code, note, scope, maxUses, maxPerBuyer, ...discount, ...found.window };
    const promoCodeId = newId();
    const made = await tx.db
      .insert(promoCodes)
      .values({ id: promoCodeId, ...values })
      .onConflictDoNothing()
      .returning({ id: promoCodes.id });
    if (made.length === 0) return badField('spelling', `You have the code ${code} already.`);
    const targets = scope === 'chosen' ? target : [];
    const written = await writeTargets(tx.db, { organizerId, promoCodeIds: [promoCodeId], target: targets });
    if (!written) throw new RollbackWith(foreignTarget());
    const subject = { subjectType: 'promo_code', subjectId: promoCodeId };
    await recordChange(tx, {
      organizerId,
      action: 'promo_code.created',
      ...subject,
      after: { ...values, target: targets },
    });
    return { ok: true as const, promoCodeId };
  });
}

/** Changes what a code is for, when, and how often. Orders that have it keep it; it allows at least what is used. */
export async function changePromoCode({ ctx, input }: Of<PromoInput>) {
  const { organizerId, promoCodeId, note, scope, target, maxUses, maxPerBuyer } = input;
  return withRollback(ctx, async (tx) => {
    const own = and(eq(promoCodes.id, promoCodeId), eq(promoCodes.organizerId, organizerId));
    const [before] = await tx.db.select().from(promoCodes).where(own).for('no key update');
    if (!before) return noSuchCode();
    if (before.batchId && maxUses !== 1) return badField('maxUses', 'A code of a batch is used once.');
    if (maxUses !== null && maxUses < before.uses) {
      return badField('maxUses', `It has been used ${before.uses} times: at least ${before.uses}.`);
    }
    const found = windowOf(input, (await unitsOf(tx, organizerId)).timeZone);
    if (!found.ok) return found;
    const values = { note, scope, maxUses, maxPerBuyer, ...found.window };
    await tx.db.update(promoCodes).set(values).where(own);
    const targets = scope === 'chosen' ? target : [];
    const written = await writeTargets(tx.db, { organizerId, promoCodeIds: [promoCodeId], target: targets });
    if (!written) throw new RollbackWith(foreignTarget());
    await recordChange(tx, {
      organizerId,
      action: 'promo_code.changed',
      subjectType: 'promo_code',
      subjectId: promoCodeId,
      before,
      after: { ...before, ...values, target: targets },
    });
    return { ok: true as const };
  });
}

/** Takes a code out of use, or puts it back. With `promoCodeId` a batch's id: all of the batch. */
export async function pausePromoCode({ ctx, input }: Of<{ promoCodeId: string; paused: boolean }>) {
  const { organizerId, promoCodeId, paused } = input;
  return withRollback(ctx, async (tx) => {
    const changed = await tx.db
      .update(promoCodes)
      .set({ pausedAt: paused ? sql`coalesce(paused_at, now())` : null })
      .where(
        and(
          eq(promoCodes.organizerId, organizerId),
          sql`(${promoCodes.id} = ${promoCodeId} or ${promoCodes.batchId} = ${promoCodeId})`,
        ),
      )
      .returning({ id: promoCodes.id });
    if (changed.length === 0) return noSuchCode();
    await recordChange(tx, {
      organizerId,
      action: paused ? 'promo_code.paused' : 'promo_code.resumed',
      subjectType: 'promo_code',
      subjectId: promoCodeId,
      after: { codes: changed.length },
    });
    return { ok: true as const };
  });
}
