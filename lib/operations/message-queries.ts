import 'server-only';
import { sql } from 'drizzle-orm';
import { dryRun } from '@/lib/failures/dry-run';
import { countFailures, listFailures } from '@/lib/failures/list-failures';
import { listGroups } from '@/lib/failures/list-groups';
import { listBatches, readBatch } from '@/lib/failures/read-batch';
import { readFailure } from '@/lib/failures/read-failure';
import { sourcesOf } from '@/lib/failures/sources';
import { isId } from '@/lib/ids';
import { filterOf, type MessagesQuery } from './messages-filter';
import type { StaffCtx } from './staff';

type Asked = { query: MessagesQuery; older?: string; newer?: string; sort?: string };

/** The groups of what was asked for, a page of the messages, and how many there are. */
export async function getMessages(ctx: StaffCtx, { query, older, newer, sort }: Asked) {
  const filter = filterOf(query);
  const { source, queue, kind, fingerprint } = filter;
  const [groups, page, { count, more }] = await Promise.all([
    listGroups({
      ctx,
      input: { source, queue, kind, fingerprint, limit: 20, sort: sort === 'money' ? 'money' : 'count' },
    }),
    listFailures({ ctx, input: { filter, older, newer } }),
    countFailures({ ctx, input: { filter } }),
  ]);
  return { groups, page, total: `${count.toLocaleString('en-US')}${more ? '+' : ''}` };
}

/** One message with the organizer in whose books its order stands, or null. */
export async function getMessage(ctx: StaffCtx, id: string) {
  if (!isId(id)) return null;
  const message = await readFailure({ ctx, input: { id } });
  if (!message) return null;
  const [order] = message.orderId
    ? await ctx.db.execute<{ number: string; status: string }>(
        sql`select number, status::text from orders where id = ${message.orderId}`,
      )
    : [];
  return { ...message, order: order ?? null };
}

/** A batch, with what it would do as long as it has not begun. */
export async function getBatch(ctx: StaffCtx, batchId: string) {
  if (!isId(batchId)) return null;
  const batch = await readBatch({ ctx, input: { batchId } });
  if (!batch) return null;
  const waits = batch.state === 'frozen' || batch.state === 'awaiting_approval';
  const trial = waits ? await dryRun({ ctx, input: { batchId, sources: sourcesOf() } }) : null;
  return { ...batch, trial: trial?.ok ? trial : null, mine: batch.requestedBy === ctx.actor.userId };
}

/** The latest batches. */
export const getBatches = (ctx: StaffCtx) => listBatches({ ctx, input: {} });
