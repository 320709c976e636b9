'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { runAction } from '@/lib/identity/action';
import { originOf } from '@/lib/identity/origin';
import { requestClient } from '@/lib/identity/request-client';
import { outcomeOf, tally } from '@/lib/tally';
import { measured } from '@/lib/waiting-room/load';
import { admissionOf } from '@/lib/waiting-room/token';
import { holdPasses } from './passes/hold-passes';
import { buyPassForm } from './passes/pass-form-input';

/** Puts so many of a pass into the cart, and goes there. */
export async function holdPassesAction(_before: unknown, formData: FormData) {
  return runAction(buyPassForm, formData, async (ctx, input) => {
    const { address } = await requestClient();
    const admission = admissionOf(ctx.actor, (await cookies()).getAll());
    const wish = { ...input, admission, origin: originOf(address) };
    const result = await measured(ctx.db, () => holdPasses({ ctx, input: wish }));
    tally('holds', outcomeOf(result));
    return result.ok ? redirect(`/cart?of=${result.performanceIds[0] ?? ''}`) : result;
  });
}
