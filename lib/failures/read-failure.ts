import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { FailureAttempt } from '@/db/schema';
import { checkPayload, type PayloadIssue } from './edit-payload';
import { factsOf } from './kinds';
import { type FailureRow, maskRow, rowColumns } from './list-failures';
import { staffRoleOf } from './permit';
import { maskText, replacePersonal } from './personal';

/** A message with all that is known of it. Where the caller may only look, what is personal is masked. */
export type FailureDetails = FailureRow & {
  /** As received, as text; null where it is hidden from the caller, or no text. */
  raw: string | null;
  /** What a redrive would send. */
  current: string | null;
  version: number;
  /** What does not fit the schema of its kind in what would be sent. */
  issues: PayloadIssue[];
  headers: Record<string, unknown>;
  attemptsMade: FailureAttempt[];
  /** Paths of what is personal in the payload. */
  personal: string[];
  masked: boolean;
  erasedAt: string | null;
  versions: { version: number; payload: string | null; editedBy: string | null; at: string }[];
  comments: { id: string; text: string; authorId: string | null; at: string }[];
  /** What was done with it and with the batches it was part of, oldest first. */
  history: {
    at: string;
    action: string;
    actorKind: string;
    actorId: string | null;
    details: Record<string, unknown>;
  }[];
  /** What redriving it would do. */
  effect: string;
};

type Stored = FailureRow & {
  bytes: Buffer;
  edited: string | null;
  version: number;
  headers: Record<string, unknown>;
  attemptsMade: FailureAttempt[];
  personal: string[];
  erasedAt: string | null;
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Text for somebody who may only look: JSON without what is personal, anything else not at all. */
function masker(personal: string[], masked: boolean) {
  return (text: string | null): string | null => {
    if (!masked || text === null) return text;
    const json = jsonOf(text);
    return json === undefined ? null : JSON.stringify(replacePersonal(json, personal, '•••'), null, 2);
  };
}

/** One message; null when there is none or the caller is not staff. */
export async function readFailure({
  ctx,
  input: { id },
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<FailureDetails | null> {
  const role = await staffRoleOf(ctx);
  if (!role) return null;
  const masked = role === 'view';
  const [stored] = await ctx.db.execute<Stored>(sql`
    select ${rowColumns}, p.raw as bytes, p.edited, p.version, p.headers, p.errors as "attemptsMade", p.personal,
      to_char(p.erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "erasedAt"
    from failed_messages m join failed_payloads p on p.message_id = m.id where m.id = ${id}`);
  if (!stored) return null;
  const { bytes, edited, attemptsMade, headers, ...row } = stored;
  const received = Buffer.from(bytes).toString('utf8');
  const current = edited ?? received;
  const mask = masker(stored.personal, masked);
  const [facts] = await factsOf(ctx, [{ source: row.source, kind: row.kind, payload: jsonOf(current) }]);
  const [versions, comments, history] = await Promise.all([
    ctx.db.execute<FailureDetails['versions'][number]>(sql`
      select version, payload, edited_by as "editedBy", created_at::text as at from failed_versions
      where message_id = ${id} order by version`),
    ctx.db.execute<FailureDetails['comments'][number]>(sql`
      select id, text, author_id as "authorId", created_at::text as at from failed_comments
      where message_id = ${id} order by id`),
    ctx.db.execute<FailureDetails['history'][number]>(sql`
      select at::text as at, action, actor_kind as "actorKind", actor_id as "actorId", details from audit_log
      where (subject_type, subject_id) = ('failed_message', ${id})
        or (subject_type = 'failure_batch' and subject_id = ${row.batchId ?? ''}) order by audit_log.id limit 500`),
  ]);
  return {
    ...maskRow(row, masked),
    raw: mask(received),
    current: mask(current),
    issues: checkPayload(row, current),
    headers: masked ? {} : headers,
    attemptsMade: masked
      ? attemptsMade.map((one) => ({ ...one, message: maskText(one.message), stack: undefined }))
      : attemptsMade,
    masked,
    versions: versions.map((one) => ({ ...one, payload: mask(one.payload) })),
    comments: [...comments],
    history: [...history],
    effect: facts?.effect ?? `Sends it to ${row.queue} again.`,
  };
}
