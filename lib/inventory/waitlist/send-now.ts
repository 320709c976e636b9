import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { lockOwnDate, noSuchDate } from '@/lib/catalog/own-performance';
import { recordChange } from '@/lib/organizers/audit';
import { fail } from '@/lib/result';
import { offerNext } from './offer-next';
import type { OweWaitlistMail } from './owed-mail';

type Send = {
  organizerId: string;
  performanceId: string;
  priceLevelId: string /** People. */;
  count: number;
};

/** Offers what is free of a level to the next so many in line, also while the list does not do so by itself. */
export async function sendNow({ ctx, input, owe }: { ctx: Ctx; input: Send; owe: OweWaitlistMail }) {
  const { organizerId, performanceId, priceLevelId, count } = input;
  return withTransaction(ctx, async (tx) => {
    const found = await lockOwnDate(tx, input);
    const [level] = await tx.db.execute(sql`
      select 1 from price_levels where id = ${priceLevelId} and performance_id = ${performanceId}`);
    if (!found || !level) return noSuchDate();
    const made = await offerNext({ ctx: tx, input: { priceLevelId, byHand: count }, owe });
    if (made === 0) {
      return fail('NOTHING', 'Nothing was offered: nobody waits whom what is free would be enough for.');
    }
    await recordChange(tx, {
      organizerId,
      action: 'waitlist.sent',
      subjectType: 'performance',
      subjectId: performanceId,
      after: { priceLevelId, offers: made },
    });
    return { ok: true as const, made };
  });
}
