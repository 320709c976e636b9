import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { RefundRule } from '@/lib/organizers/refund-rule-view';

/** Under which terms an organizer sells. */
export type SaleTerms = RefundRule & { name: string; slug: string; hasLegal: boolean };

/** The terms of those who sell these performances, by name. */
export async function getSaleTerms({ db }: Ctx, performanceIds: string[]): Promise<SaleTerms[]> {
  const rows = await db.execute<SaleTerms>(sql`
    select o.name, o.slug, o.refund_days as "refundDays", o.refund_keeps_fees as "refundKeepsFees",
      num_nonnulls(o.refund_policy, o.terms, o.privacy, o.imprint) > 0 as "hasLegal"
    from organizers o where o.id in (
      select e.organizer_id from performances p join events e on e.id = p.event_id
      where p.id = any(${`{${performanceIds.join(',')}}`}::uuid[]))
    order by o.name, o.id`);
  return [...rows];
}
