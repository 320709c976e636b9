import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { hitIds, newestIds, type Place, textOf } from './filter-sql';
import type { FailureFilter } from './input';
import { type FailureRow, maskRow, rowColumns } from './list-failures';
import { staffRoleOf } from './permit';
import { replacePersonal } from './personal';

export type ExportedFailure = FailureRow & { payload: unknown };

const atOnce = 500;

/**
 * Everything that matches, newest first, a few hundred at a time, so that it can be written while it is read. What is personal
 * is masked for who may only look. What comes or goes while it is read may be in it or not.
 */
export async function* exportFailures({
  ctx,
  input: { filter },
}: {
  ctx: Ctx;
  input: { filter: FailureFilter };
}): AsyncGenerator<ExportedFailure> {
  const role = await staffRoleOf(ctx);
  const text = textOf(filter);
  if (!role || text === 'nothing') return;
  let place: Place | undefined;
  for (;;) {
    const walk = { limit: atOnce, place };
    const ids = text ? hitIds(filter, text, walk) : newestIds(filter, walk);
    const rows = await ctx.db.execute<
      ExportedFailure & { at: string; personal: string[]; erased: boolean }
    >(sql`
      select ${rowColumns}, coalesce(p.edited, convert_from(p.raw, 'UTF8')) as payload, p.personal,
        (extract(epoch from m.last_failed_at) * 1000000)::bigint::text as at
      from (${ids}) page join failed_messages m on m.id = page.id
        join (select message_id, errors, personal, edited, case when body is null then ''::bytea else raw end as raw
          from failed_payloads) p on p.message_id = m.id
      order by m.last_failed_at desc, m.id desc`);
    for (const { at: _, personal, payload, ...row } of rows) {
      const json = parsed(String(payload));
      yield {
        ...maskRow(row as FailureRow, role === 'view'),
        payload: role === 'view' ? replacePersonal(json, personal, '•••') : json,
      };
    }
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    place = { at: last.at, id: last.id };
  }
}

/** What is no JSON is exported as text, and what was no text when it came not at all. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text || null;
  }
}
