import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import type { LockedOrder } from '../transition';

/**
 * Whether an order that is paid now can have the price that its code gave. One that had ended has given its use back; when
 * somebody else has taken the last one since, it cannot. The code stays locked until the transaction ends.
 */
export async function mayTakeUseAgain(
  tx: Transaction,
  { id, status }: Pick<LockedOrder, 'id' | 'status'>,
): Promise<boolean> {
  if (status !== 'expired' && status !== 'cancelled') return true;
  const [code] = await tx.execute<{ left: boolean }>(sql`
    select coalesce(uses < max_uses, true) as left from promo_codes
    where id = (select promo_code_id from orders where id = ${id}) for no key update`);
  return code?.left ?? true;
}
