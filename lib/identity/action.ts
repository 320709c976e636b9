import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { Ctx } from '@/db';
import type { FormValues } from '@/lib/form-values';
import { currentCtxForWrite } from './current';
import { type ActionFailure, runForm } from './run-form';

type Shown = Record<string, string>;

/** The state of a form: null before its first submission. `values` refill the form, never with a password. */
export type ActionState<R extends { ok: boolean } = { ok: true }> =
  | (R & { values?: Shown })
  | ActionFailure
  | null;

/** The one wrapper of server actions: finds the caller and answers the form. Redirects and not-found pass through. */
export function runAction<S extends z.ZodType, R extends { ok: boolean }>(
  schema: S,
  sent: FormData | FormValues,
  work: (ctx: Ctx, input: z.output<S>) => Promise<R>,
): Promise<(R & { values: Shown }) | ActionFailure> {
  return runForm(schema, sent, async (input) => work(await currentCtxForWrite(), input), unstable_rethrow);
}
