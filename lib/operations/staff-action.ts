import 'server-only';
import type { z } from 'zod';
import { runAction } from '@/lib/identity/action';
import { type Failure, fail } from '@/lib/result';
import { asStaff, type StaffCtx } from './staff';

/** The wrapper of the console's server actions: like runAction, for the site's staff; everybody else is told that there is nothing. */
export async function runStaffAction<S extends z.ZodType, R extends { ok: boolean }>(
  schema: S,
  formData: FormData,
  work: (ctx: StaffCtx, input: z.output<S>) => Promise<R>,
) {
  return runAction(schema, formData, async (ctx, input): Promise<R | Failure<'NOT_FOUND'>> => {
    const staff = asStaff(ctx);
    if (!staff) return fail('NOT_FOUND', 'This is not there, or no longer open to you.');
    return work(staff, input);
  });
}
