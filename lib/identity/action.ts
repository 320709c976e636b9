import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { Ctx } from '@/db';
import { OverloadedError, sqlState } from '@/lib/errors';
import { type FormValues, formValues, shownValues } from '@/lib/form-values';
import { log } from '@/lib/log';
import { currentCtxForWrite } from './current';

type Shown = Record<string, string>;

/** What every action can answer besides its verb's own failures. `fields` says what to fix, by field name. */
type ActionFailure =
  | { ok: false; code: 'INVALID'; message: string; fields: Record<string, string>; values: Shown }
  | { ok: false; code: 'BUSY' | 'FAILED'; message: string; values: Shown };

/** The state of a form: null before its first submission. `values` refill the form, never with a password. */
export type ActionState<R extends { ok: boolean } = { ok: true }> =
  | (R & { values?: Shown })
  | ActionFailure
  | null;

/** lock_not_available, query_canceled (statement timeout), too_many_connections. */
const busyStates = new Set(['55P03', '57014', '53300']);

const isBusy = (error: unknown) => error instanceof OverloadedError || busyStates.has(sqlState(error) ?? '');

/**
 * The one wrapper of server actions: finds the caller, parses the form, calls one verb, and turns what may go wrong
 * into an answer. Redirects and not-found pass through. Anything unexpected is logged, and told without details.
 */
export async function runAction<S extends z.ZodType, R extends { ok: boolean }>(
  schema: S,
  sent: FormData | FormValues,
  work: (ctx: Ctx, input: z.output<S>) => Promise<R>,
): Promise<(R & { values: Shown }) | ActionFailure> {
  const given = formValues(sent);
  const values = shownValues(given);
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const fields: Record<string, string> = {};
    for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? '')] ??= issue.message;
    return { ok: false, code: 'INVALID', message: 'Please check the marked fields.', fields, values };
  }
  try {
    const result = await work(await currentCtxForWrite(), parsed.data);
    return { ...result, values };
  } catch (error) {
    unstable_rethrow(error);
    if (isBusy(error)) {
      return {
        ok: false,
        code: 'BUSY',
        message: 'Very many people are here right now. Please try again in a moment.',
        values,
      };
    }
    log.error({ error }, 'an action failed');
    return {
      ok: false,
      code: 'FAILED',
      message: 'Something went wrong on our side. Nothing was charged. Please try again.',
      values,
    };
  }
}
