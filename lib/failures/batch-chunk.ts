import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { newId } from '@/lib/ids';
import { checkPayload } from './edit-payload';
import { takenFrom } from './freeze-batch';
import type { FailureState } from './input';
import type { Outgoing, Source } from './source';

export type BatchWork = {
  id: string;
  action: 'redrive' | 'delete' | 'resolve';
  targetQueue: string | null;
  reason: string | null;
};

type Item = {
  message_id: string;
  state: 'handled' | 'skipped' | 'refused' | 'sending';
  sent_id?: string;
  note?: string;
};

/** What became of a chunk. `outside` must still be handed to its queue, after the transaction. */
export type Chunk = {
  handled: number;
  skipped: number;
  refused: Item[];
  outside: Outgoing[];
  sent: Outgoing[];
};

type Locked = {
  id: string;
  state: FailureState;
  source: string;
  queue: string;
  kind: string;
  originalId: string;
  raw: Buffer;
  edited: string | null;
  headers: Record<string, unknown>;
};

const list = (ids: string[]) =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`;
const statesOf = (action: BatchWork['action']) =>
  sql.join(
    takenFrom[action].map((state) => sql`${state}::failure_state`),
    sql`, `,
  );

/** Locks those of the chunk that are still as they were frozen: whoever comes second finds them changed. */
export async function lockMessages(
  tx: Transaction,
  ids: string[],
  action: BatchWork['action'],
): Promise<Locked[]> {
  const rows = await tx.execute<Locked>(sql`
    select m.id, m.state, m.source, m.queue, m.kind, m.original_id as "originalId", p.raw, p.edited, p.headers
    from failed_messages m join failed_payloads p on p.message_id = m.id
    where m.id in ${list(ids)} and m.state in (${statesOf(action)}) order by m.id for update of m`);
  return [...rows];
}

/** Closes the messages of a chunk without sending them. */
async function close(tx: Transaction, batch: BatchWork, ids: string[]): Promise<Set<string>> {
  const state = batch.action === 'delete' ? 'deleted' : 'resolved';
  const rows = await tx.execute<{ id: string }>(sql`
    update failed_messages m set state = ${state}, closed_at = now(), snoozed_until = null, batch_id = ${batch.id},
      reason = ${batch.reason}
    where m.id in (select id from failed_messages where id in ${list(ids)} order by id for update)
      and m.state in (${statesOf(batch.action)}) returning id`);
  return new Set(rows.map(({ id }) => id));
}

async function send(
  tx: Transaction,
  messages: Outgoing[],
  byId: Map<string, Locked>,
  sources: Map<string, Source>,
) {
  const items: Item[] = [];
  const outside: Outgoing[] = [];
  for (const name of new Set(messages.map(({ messageId }) => byId.get(messageId)?.source ?? ''))) {
    const source = sources.get(name);
    const here = messages.filter(({ messageId }) => byId.get(messageId)?.source === name);
    if (source?.sendWithin) {
      const outcomes = new Map(
        (await source.sendWithin(tx, here)).map((outcome) => [outcome.messageId, outcome]),
      );
      for (const { messageId: message_id, sentId: sent_id } of here) {
        const outcome = outcomes.get(message_id);
        items.push(
          outcome?.ok
            ? { message_id, state: 'handled', sent_id }
            : { message_id, state: 'refused', note: outcome?.reason ?? 'The queue did not take it.' },
        );
      }
    } else if (source?.send) {
      outside.push(...here);
      items.push(
        ...here.map(({ messageId, sentId }) => ({
          message_id: messageId,
          state: 'sending' as const,
          sent_id: sentId,
        })),
      );
    } else {
      const note = `The source "${name}" is not configured here.`;
      items.push(
        ...here.map(({ messageId }) => ({ message_id: messageId, state: 'refused' as const, note })),
      );
    }
  }
  return { items, outside };
}

function outgoing(message: Locked, batch: BatchWork): Outgoing {
  const { id: messageId, originalId, kind, headers } = message;
  const payload = message.edited === null ? Buffer.from(message.raw) : Buffer.from(message.edited);
  return {
    messageId,
    originalId,
    sentId: newId(),
    queue: batch.targetQueue ?? message.queue,
    kind,
    payload,
    headers,
  };
}

async function redrive(tx: Transaction, batch: BatchWork, ids: string[], sources: Map<string, Source>) {
  const locked = await lockMessages(tx, ids, 'redrive');
  const byId = new Map(locked.map((message) => [message.id, message]));
  const items: Item[] = [];
  const fit: Outgoing[] = [];
  for (const message of locked) {
    const out = outgoing(message, batch);
    // A job that goes to another queue must look as that queue's jobs do.
    const kind = message.source === 'jobs' ? out.queue : message.kind;
    const [issue] = checkPayload({ source: message.source, kind }, out.payload.toString('utf8'));
    if (!issue) fit.push({ ...out, kind });
    else
      items.push({ message_id: message.id, state: 'refused', note: `${issue.path} ${issue.message}`.trim() });
  }
  const { items: told, outside } = await send(tx, fit, byId, sources);
  items.push(...told);
  const moved = items.filter(({ state }) => state === 'handled' || state === 'sending');
  await tx.execute(sql`
    update failed_messages m set state = case when x.state = 'handled' then 'redriven' else 'redriving' end::failure_state,
      closed_at = case when x.state = 'handled' then now() end, snoozed_until = null, sent_id = x.sent_id,
      redrives = m.redrives + 1, batch_id = ${batch.id}
    from jsonb_to_recordset(${JSON.stringify(moved)}::text::jsonb) as x (message_id uuid, state text, sent_id text)
    where m.id = x.message_id`);
  return { items, outside, sent: fit };
}

/** Does a batch's action to some of its messages, in the caller's transaction, and notes at each what became of it. */
export async function handleChunk(
  tx: Transaction,
  batch: BatchWork,
  ids: string[],
  sources: Map<string, Source>,
): Promise<Chunk> {
  let items: Item[];
  let outside: Outgoing[] = [];
  let sent: Outgoing[] = [];
  if (batch.action === 'redrive') ({ items, outside, sent } = await redrive(tx, batch, ids, sources));
  else
    items = [...(await close(tx, batch, ids))].map((message_id) => ({
      message_id,
      state: 'handled' as const,
    }));
  const known = new Set(items.map(({ message_id }) => message_id));
  for (const message_id of ids) if (!known.has(message_id)) items.push({ message_id, state: 'skipped' });
  await tx.execute(sql`
    update failure_batch_items i set state = x.state, sent_id = x.sent_id, note = x.note
    from jsonb_to_recordset(${JSON.stringify(items)}::text::jsonb) as x (message_id uuid, state text, sent_id text, note text)
    where i.batch_id = ${batch.id} and i.message_id = x.message_id`);
  const count = (state: Item['state']) => items.filter((item) => item.state === state).length;
  return {
    handled: count('handled'),
    skipped: count('skipped'),
    refused: items.filter(({ state }) => state === 'refused'),
    outside,
    sent,
  };
}
