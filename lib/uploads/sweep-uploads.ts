import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';

/** A poster is shown by pages that are fresh again within minutes; a logo by mails that lie in inboxes. */
const keptFor = sql`case u.purpose when 'poster' then interval '2 days' else interval '1 year' end`;

const isUsed = sql`(exists (select 1 from events e where e.poster_id = u.id)
  or exists (select 1 from organizers o where o.logo_id = u.id))`;

/**
 * Notes which uploads nothing shows any more, and deletes those that have been so for long enough; `deleted` tells how
 * many. One that is shown again is kept. Rounds may overlap: each statement judges what it finds, and a reference that
 * is made meanwhile makes the deletion fail, not the reference.
 */
export async function sweepUploads({ ctx, input }: { ctx: Pick<Ctx, 'db'>; input: { limit: number } }) {
  await ctx.db.execute(sql`
    update uploads u set unused_since = case when ${isUsed} then null else now() end
    where ${isUsed} = (u.unused_since is not null)`);
  const deleted = await ctx.db.execute(sql`
    delete from uploads where id in (
      select u.id from uploads u
      where u.unused_since < now() - ${keptFor} and not ${isUsed}
      order by u.unused_since limit ${input.limit}::int)
    returning id`);
  return { deleted: deleted.length };
}
