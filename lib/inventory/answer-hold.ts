import { parseCookie } from 'cookie';
import { z } from 'zod';
import { inTime } from '@/lib/deadline';
import { type FormValues, formValues } from '@/lib/form-values';
import { clientAddress } from '@/lib/http/client-address';
import { isOwnRequest } from '@/lib/http/is-own-request';
import { type PlainAnswer, type PlainRequest, plainJson } from '@/lib/http/plain';
import { callerOf } from '@/lib/identity/caller';
import type { SlowDown } from '@/lib/identity/rate-limits';
import { type FormFailure, runForm } from '@/lib/identity/run-form';
import { fail } from '@/lib/result';
import { outcomeOf, tally } from '@/lib/tally';
import { measured } from '@/lib/waiting-room/load';
import { admissionOf } from '@/lib/waiting-room/token';
import { type AmountFailure, holdForAmounts } from './choose-amounts';
import type { HoldFailure } from './failures';
import type { Held } from './hold-alone';
import { amountsOf, holdForm } from './input';

/** What a wish for seats comes to, in words for the fan where it failed. */
export type HoldAnswer = Held | HoldFailure | AmountFailure | SlowDown | FormFailure;

/** Longest body that is read; a wish for fifty seats has two thousand bytes. */
export const mostHoldBytes = 64 * 1024;

/** The fields of the form as `plainSubmit` sends them. */
const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

function readFields(body: Buffer): FormValues | null {
  try {
    return formValues(fields.parse(JSON.parse(body.toString())));
  } catch {
    return null;
  }
}

const parsedCookies = (header: string | null) =>
  Object.entries(parseCookie(header ?? '')).map(([name, value]) => ({ name, value }));

const jsonType = /^application\/json\s*(;|$)/i;

/** Longer than any lock is waited for: who hears nothing for so long is told to come again. */
const patienceMs = 8_000;

/** Seconds after which a browser asks again by itself. */
const pause = '2';

/** All else is an answer to the fan, and no fault of the request: 200. */
const statuses: Record<string, number> = { BUSY: 503, FAILED: 500, SLOW_DOWN: 429 };

const refusal = (status: number, message: string): PlainAnswer => plainJson(fail('REFUSED', message), status);

/**
 * Holds what a page's form names and answers in JSON: the way of a page whose script runs. It comes to the same verb as
 * `holdAction`, by which forms go without a script, and needs no rendering for it (docs/decisions/0014). Who is busy
 * hears 503 with Retry-After, and nothing was done then.
 */
export async function answerHold({ headers, body }: PlainRequest): Promise<PlainAnswer> {
  if (!isOwnRequest(headers)) return refusal(403, 'Seats can be held from the pages of this site only.');
  if (!jsonType.test(headers.get('content-type') ?? '')) {
    return refusal(415, 'Send the fields of the form as application/json.');
  }
  if (body === null) return refusal(413, 'This is too much for one cart. Choose fewer seats.');
  const form = readFields(body);
  if (!form) return refusal(400, 'Send the fields of the form as one object of texts.');
  let cookie: string | undefined;
  const { values: _, ...answer } = await runForm(holdForm, form, async (input) => {
    const { ctx, setCookie } = await callerOf(headers.get('cookie'));
    cookie = setCookie;
    const address = clientAddress(headers);
    const admission = admissionOf(ctx.actor, parsedCookies(headers.get('cookie')));
    const wish = { ...input, address, admission, amounts: amountsOf(form) };
    return measured(ctx.db, () => inTime(patienceMs, () => holdForAmounts({ ctx, input: wish })));
  });
  tally('holds', outcomeOf(answer));
  const code = 'code' in answer ? answer.code : 'HELD';
  return plainJson(answer, statuses[code] ?? 200, {
    ...(cookie && { 'set-cookie': cookie }),
    ...(code === 'BUSY' && { 'retry-after': pause }),
    ...('retryAfterSeconds' in answer && { 'retry-after': String(answer.retryAfterSeconds) }),
  });
}
