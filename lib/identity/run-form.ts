import type { z } from 'zod';
import { isAway, OverloadedError, sqlState } from '@/lib/errors';
import { type FormValues, formValues, shownValues } from '@/lib/form-values';
import { formWords } from '@/lib/form-words';
import { log } from '@/lib/log';

type Shown = Record<string, string>;

/** What every form can come to besides its verb's own failures. `fields` says what to fix, by field name. */
export type FormFailure =
  | { ok: false; code: 'INVALID'; message: string; fields: Record<string, string> }
  | { ok: false; code: 'BUSY' | 'FAILED'; message: string };

export type ActionFailure = FormFailure & { values: Shown };

/** lock_not_available, query_canceled (statement timeout), too_many_connections. */
const busyStates = new Set(['55P03', '57014', '53300']);

const isBusy = (error: unknown) => error instanceof OverloadedError || busyStates.has(sqlState(error) ?? '');

/**
 * Parses a form, calls one verb, and turns what may go wrong into an answer. Anything unexpected is logged, and told
 * without details. `letThrough` may throw what is not for us to answer, such as a framework's redirect.
 */
export async function runForm<S extends z.ZodType, R extends { ok: boolean }>(
  schema: S,
  sent: FormData | FormValues,
  work: (input: z.output<S>) => Promise<R>,
  letThrough: (error: unknown) => void = () => {},
): Promise<(R & { values: Shown }) | ActionFailure> {
  const given = formValues(sent);
  const values = shownValues(given);
  const parsed = schema.safeParse(given, { error: formWords });
  if (!parsed.success) {
    const fields: Record<string, string> = {};
    for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? '')] ??= issue.message;
    return { ok: false, code: 'INVALID', message: 'Please check the marked fields.', fields, values };
  }
  try {
    const result = await work(parsed.data);
    return { ...result, values };
  } catch (error) {
    letThrough(error);
    if (isBusy(error)) {
      return {
        ok: false,
        code: 'BUSY',
        message: 'Very many people are here right now. Please try again in a moment.',
        values,
      };
    }
    log.error({ error }, 'an action failed');
    if (isAway(error)) {
      return {
        ok: false,
        code: 'BUSY',
        message: 'We cannot answer at this moment. Nothing was charged; please try again shortly.',
        values,
      };
    }
    return {
      ok: false,
      code: 'FAILED',
      message: 'Something went wrong on our side. Nothing was charged. Please try again.',
      values,
    };
  }
}
