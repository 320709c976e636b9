import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { failedVersions } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail, type Result } from '@/lib/result';
import { auditMessages } from './change-messages';
import { kindOf } from './kinds';
import { notFound, permits } from './permit';
import { searchTokens } from './search-tokens';

/** What is wrong with a payload; `path` is empty for the whole. */
export type PayloadIssue = { path: string; message: string };

/** Checks a payload as its kind wants it; messages of other systems may carry anything. */
export function checkPayload(message: { source: string; kind: string }, payload: string): PayloadIssue[] {
  const { schema } = kindOf(message.source, message.kind);
  let parsed: unknown;
  try {
    parsed = JSON.parse(payload);
  } catch (error) {
    // What came as text may be saved as text.
    if (schema.safeParse('').success) return [];
    return [
      {
        path: '',
        message: `This is no JSON: ${error instanceof Error ? error.message : 'it does not parse'}`,
      },
    ];
  }
  const result = schema.safeParse(parsed);
  return (result.error?.issues ?? []).map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }));
}

/**
 * Saves another payload for an open message. What was received is kept as it was; every version is kept. `version` is the
 * one that was edited: when somebody else has saved since, it is a CONFLICT.
 */
export async function editPayload({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; version: number; payload: string };
}): Promise<
  Result<
    { version: number },
    Failure<'NOT_FOUND' | 'CONFLICT'> | (Failure<'INVALID'> & { issues: PayloadIssue[] })
  >
> {
  return withTransaction(ctx, async (tx) => {
    if (!(await permits(tx, 'act'))) return notFound();
    const [message] = await tx.db.execute<{
      source: string;
      kind: string;
      queue: string;
      originalId: string;
      error: string;
      version: number;
    }>(sql`
      select m.source, m.kind, m.queue, m.original_id as "originalId", p.version, p.errors->-1->>'message' as error
      from failed_messages m join failed_payloads p on p.message_id = m.id
      where m.id = ${input.id} and m.state in ('open', 'snoozed') for update`);
    if (!message) return notFound();
    if (message.version !== input.version) {
      return fail('CONFLICT', 'Somebody else has saved another version meanwhile. Look at it first.');
    }
    const issues = checkPayload(message, input.payload);
    if (issues.length > 0) return fail('INVALID', 'The payload does not fit its schema.', { issues });
    const version = message.version + 1;
    const { originalId, kind, queue, source, error } = message;
    const tokens = searchTokens([originalId, kind, queue, source, error ?? '', input.payload]);
    await tx.db
      .insert(failedVersions)
      .values({ messageId: input.id, version, payload: input.payload, editedBy: userIdOf(tx.actor) });
    await tx.db.execute(sql`
      update failed_payloads set edited = ${input.payload}, version = ${version}, tokens = array_to_tsvector(array(
        select value from jsonb_array_elements_text(${JSON.stringify(tokens)}::text::jsonb))) where message_id = ${input.id}`);
    await auditMessages(tx, [input.id], 'edited', { version });
    return { ok: true, version };
  });
}
