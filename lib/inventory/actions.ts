'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { type FormValues, formValues } from '@/lib/form-values';
import { type ActionState, runAction } from '@/lib/identity/action';
import type { SlowDown } from '@/lib/identity/rate-limits';
import { requestClient } from '@/lib/identity/request-client';
import { outcomeOf, tally } from '@/lib/tally';
import { measured } from '@/lib/waiting-room/load';
import { admissionOf } from '@/lib/waiting-room/token';
import { type AmountFailure, holdForAmounts } from './choose-amounts';
import type { HoldFailure } from './failures';
import type { Held } from './hold-alone';
import { amountsOf, holdForm, releaseForm } from './input';
import { releaseHold } from './release-hold';

type HoldAnswer = ActionState<Held | HoldFailure | AmountFailure | SlowDown>;

/** `asked`: the seats that the form named, so that it can show them again. */
export type HoldState = (NonNullable<HoldAnswer> & { asked: number[] }) | null;

/** The cart, which remembers in its address where to choose again. */
const cartOf = ({ performanceId }: FormValues) =>
  performanceId ? `/cart?of=${encodeURIComponent(String(performanceId))}` : '/cart';

/** Holds what the form names; then goes to the cart, or with `stay` answers so that a map can be redrawn. */
export async function holdAction(_previous: HoldState, sent: FormData | FormValues): Promise<HoldState> {
  const form = formValues(sent);
  const result = await runAction(holdForm, form, async (ctx, input) => {
    const { address } = await requestClient();
    const admission = admissionOf(ctx.actor, (await cookies()).getAll());
    const wish = { ...input, address, admission, amounts: amountsOf(form) };
    return measured(ctx.db, () => holdForAmounts({ ctx, input: wish }));
  });
  tally('holds', outcomeOf(result));
  if (result.ok && !form.stay) redirect(cartOf(form));
  return { ...result, asked: [form.seat ?? []].flat().map(Number) };
}

type ReleaseState = ActionState<{ ok: true } | HoldFailure>;

/** Gives back the cart or the part of it that the form names. */
export async function releaseAction(_previous: ReleaseState, formData: FormData): Promise<ReleaseState> {
  const result = await runAction(releaseForm, formData, (ctx, input) => releaseHold({ ctx, input }));
  if (result.ok) redirect(cartOf(formValues(formData)));
  return result;
}
