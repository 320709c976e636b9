import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { buyerKey } from '@/lib/actor';
import { isId } from '@/lib/ids';

type EndedHold = { waysBack: { title: string; href: string }[] };

/** Hours for which a hold that has ended is worth a word. */
const told = 2;

/**
 * What became of the caller's last cart: when time ended it not long ago, where to choose again, else null. Its claims are
 * swept away within seconds, so the caller says which performance it was of.
 */
export async function getEndedHold({ actor, db }: Ctx, performanceId?: string): Promise<EndedHold | null> {
  const [last] = await db.execute<{ ended: boolean }>(sql`
    select (state = 'expired' or (state = 'active' and expires_at <= clock_timestamp()))
      and expires_at > clock_timestamp() - make_interval(hours => ${told}) as ended
    from holds where buyer_key = ${buyerKey(actor)} order by created_at desc limit 1`);
  if (!last?.ended) return null;
  if (!performanceId || !isId(performanceId)) return { waysBack: [] };
  const waysBack = await db.execute<{ title: string; href: string }>(sql`
    select e.title, '/events/' || e.slug || '/' || p.id as href
    from performances p join events e on e.id = p.event_id
    where p.id = ${performanceId} and e.status <> 'draft'`);
  return { waysBack: [...waysBack] };
}
