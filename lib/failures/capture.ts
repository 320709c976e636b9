import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { newId } from '@/lib/ids';
import { fingerprintOf, normaliseError } from './fingerprint';
import { factsOf } from './kinds';
import { findPersonal } from './personal';
import { searchTokens } from './search-tokens';
import type { Incoming } from './source';

/** A zero byte fits into no text of PostgreSQL; the payload itself is kept as bytes. */
const clean = (text: string) => text.replaceAll('\u0000', '\uFFFD');

function parse(raw: Buffer): unknown {
  const text = raw.toString('utf8');
  // An escaped zero byte fits into no jsonb either.
  if (text.includes('\\u0000')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const values = (rows: unknown[]): SQL =>
  sql`${clean(JSON.stringify(rows)).replaceAll('\\u0000', '\\ufffd')}::text::jsonb`;

type Row = Awaited<ReturnType<typeof toRows>>[number];

async function toRows(ctx: Ctx, messages: Incoming[]) {
  const parsed = messages.map(({ raw }) => parse(raw));
  const facts = await factsOf(
    ctx,
    messages.map(({ source, kind }, at) => ({ source, kind, payload: parsed[at] })),
  );
  return messages.map((message, at) => {
    const { source, queue, kind, originalId, raw, errors, failedAt } = message;
    const error = clean(errors.at(-1)?.message ?? 'unknown');
    const body = parsed[at];
    const { moneyAtRisk, currency, ...about } = { ...facts[at], ...message.about };
    const money = moneyAtRisk && currency ? { money_at_risk: moneyAtRisk, currency } : {};
    return {
      id: newId(),
      ...{ source, queue, kind, original_id: originalId },
      body_hash: createHash('sha256').update(raw).digest('hex'),
      fingerprint: fingerprintOf({ source, queue, kind, error }),
      title: normaliseError(error),
      attempts: message.attempts ?? Math.max(1, errors.length),
      first_failed_at: errors[0]?.at ?? failedAt.toISOString(),
      last_failed_at: failedAt.toISOString(),
      ...{ order_id: about.orderId, event_id: about.eventId, organizer_id: about.organizerId },
      ...{ user_id: about.userId, mail_id: about.mailId, ...money },
      sent_id: message.sentId,
      raw: raw.toString('base64'),
      body,
      headers: message.headers ?? {},
      errors,
      personal: body === undefined ? [] : findPersonal(body),
      tokens: searchTokens([originalId, kind, queue, source, error, raw.toString('utf8')]).map(clean),
    };
  });
}

const columns = sql.raw(
  'id uuid, source text, queue text, kind text, original_id text, body_hash text, fingerprint text, title text, attempts int, first_failed_at timestamptz, last_failed_at timestamptz, order_id uuid, event_id uuid, organizer_id uuid, user_id uuid, mail_id uuid, money_at_risk bigint, currency text, sent_id text, raw text, body jsonb, headers jsonb, errors jsonb, personal text[], tokens text[]',
);

/** Groups first and in order: their rows are what all who store have in common. */
const addGroups = (tx: Transaction, rows: Row[]) => {
  const known = new Map(rows.map((row) => [row.fingerprint, row]));
  const sorted = [...known.values()].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return tx.execute(sql`
    insert into failure_groups (fingerprint, source, queue, kind, title, example_id, first_seen_at, last_seen_at)
    select fingerprint, source, queue, kind, title, id, first_failed_at, last_failed_at
    from jsonb_to_recordset(${values(sorted.map(({ raw: _, body: __, ...row }) => row))}) as x (${columns})
    order by fingerprint on conflict (fingerprint) do nothing`);
};

/** What we had sent again and failed again: the same message once more, with its history. Returns the keys that were known. */
async function reopen(tx: Transaction, rows: Row[]): Promise<Set<string>> {
  const back = rows.filter((row) => row.sent_id !== undefined);
  if (back.length === 0) return new Set();
  const found = await tx.execute<{ sent_id: string }>(sql`
    with back as materialized (
      select x.* from jsonb_to_recordset(${values(back.map(({ raw: _, body: __, tokens: ___, ...row }) => row))}) as x (${columns})
    ), opened as (
      update failed_messages m set state = 'open', closed_at = null, attempts = m.attempts + back.attempts,
        fingerprint = back.fingerprint, last_failed_at = back.last_failed_at
      from back where m.sent_id = back.sent_id and m.state in ('redriven', 'redriving')
      returning m.id, m.sent_id, m.batch_id
    ), told as (
      update failed_payloads p set errors = (
        select jsonb_agg(e order by at) from (
          select e, at from jsonb_array_elements(p.errors || back.errors) with ordinality as every (e, at)
          order by at desc limit 50) latest)
      from opened join back using (sent_id) where p.message_id = opened.id
    ), items as (
      update failure_batch_items i set state = 'returned' from opened
      where i.batch_id = opened.batch_id and i.message_id = opened.id and i.state = 'handled'
      returning i.batch_id
    ), counted as (
      update failure_batches b set returned = b.returned + items.n
      from (select batch_id, count(*)::int as n from items group by 1) items where b.id = items.batch_id
    )
    select m.sent_id from failed_messages m join back using (sent_id)`);
  return new Set(found.map(({ sent_id }) => sent_id));
}

async function insert(tx: Transaction, rows: Row[]): Promise<number> {
  const [stored] = await tx.execute<{ added: number }>(sql`
    with x as materialized (select * from jsonb_to_recordset(${values(rows)}) as x (${columns})),
    added as (
      insert into failed_messages (id, source, queue, kind, original_id, body_hash, fingerprint, attempts, first_failed_at,
        last_failed_at, order_id, event_id, organizer_id, user_id, mail_id, money_at_risk, currency)
      select id, source, queue, kind, original_id, body_hash, fingerprint, attempts, first_failed_at, last_failed_at,
        order_id, event_id, organizer_id, user_id, mail_id, money_at_risk, currency
      from x order by source, queue, original_id, body_hash
      on conflict (source, queue, original_id, body_hash) do nothing returning id
    ), kept as (
      insert into failed_payloads (message_id, raw, body, headers, errors, personal, tokens)
      select id, decode(raw, 'base64'), body, headers, errors, personal, array_to_tsvector(tokens)
      from x where id in (select id from added)
    )
    select count(*)::int as added from added`);
  return stored?.added ?? 0;
}

/**
 * Keeps messages that failed for good, in the caller's transaction when there is one. What is known already by its id and
 * payload is not kept twice; what we had sent again comes back to its own history. Returns how many were new and how many
 * came back.
 */
export async function captureFailures({
  ctx,
  input: messages,
}: {
  ctx: Ctx;
  input: Incoming[];
}): Promise<{ added: number; returned: number }> {
  if (messages.length === 0) return { added: 0, returned: 0 };
  return withTransaction(ctx, async (tx) => {
    const rows = await toRows(tx, messages);
    await addGroups(tx.db, rows);
    const back = await reopen(tx.db, rows);
    const fresh = rows.filter((row) => !row.sent_id || !back.has(row.sent_id));
    return { added: fresh.length > 0 ? await insert(tx.db, fresh) : 0, returned: back.size };
  });
}
