'use server';

import { redirect } from 'next/navigation';
import { addAccessCode, dropAccessCode } from '@/lib/catalog/access-codes';
import {
  accessCodeForm,
  addDatesForm,
  cancelDateForm,
  dateForm,
  dropCodeForm,
} from '@/lib/catalog/date-form-input';
import { daysOf, mostDates } from '@/lib/catalog/recurrence';
import { saveDate } from '@/lib/catalog/save-date';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { cancelAndRefund } from '@/lib/payments/cancel-and-refund';
import { fail } from '@/lib/result';
import { addDates } from './add-dates';

/** The page of the date that a form is about. */
const pageOf = (formData: FormData) => {
  const part = (name: string) => encodeURIComponent(String(formData.get(name)));
  return `/admin/${part('organizer')}/events/${part('eventId')}/dates/${part('performanceId')}`;
};

/** Shows the days of a rule first, and adds those that stayed ticked; a single date is added at once. */
export async function addDatesAction(_before: unknown, formData: FormData) {
  return runMemberAction(addDatesForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const { from, until, repeat, weekday, day, intent } = input;
    const days = repeat === 'once' ? [from] : ruleDays({ from, until, repeat, weekday });
    if (days.length === 0 || days.length > mostDates) {
      const message = `These are ${days.length === 0 ? 'no dates' : `more than ${mostDates} dates`}. Choose another last day.`;
      return fail('BAD_DATE', 'Please check the marked fields.', { fields: { until: message } });
    }
    if (repeat !== 'once' && intent === 'preview') {
      return fail('PREVIEW', 'Look at the dates below, untick those without a performance, and add them.', {
        days,
        weekdays: weekday,
      });
    }
    // What was ticked for another rule is not in this one.
    const chosen = repeat === 'once' ? days : days.filter((one) => day.includes(one));
    if (chosen.length === 0) return fail('PREVIEW', 'Tick at least one date.', { days, weekdays: weekday });
    const result = await addDates({ ctx, input: { ...input, organizerId, days: chosen } });
    if (!result.ok) return result;
    const event = `/admin/${slug}/events/${input.eventId}`;
    const [only] = result.performanceIds;
    redirect(
      result.performanceIds.length === 1 ? `${event}/dates/${only}?done=added` : `${event}?done=added`,
    );
  });
}

type Asked = { from: string; until: string | null; repeat: 'day' | 'week'; weekday: number[] };

function ruleDays({ from, until, repeat, weekday }: Asked): string[] {
  return until === null ? [] : daysOf({ from, until, every: repeat, weekdays: weekday });
}

/** Changes when a date is, when it is sold, or that it is postponed. */
export async function saveDateAction(_before: unknown, formData: FormData) {
  return runMemberAction(dateForm, 'events.edit', formData, async (ctx, input, { organizerId }) => {
    const result = await saveDate({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`${pageOf(formData)}?done=saved`) : result;
  });
}

/** Cancels one date, and gives everybody's money back. */
export async function cancelDateAction(_before: unknown, formData: FormData) {
  return runMemberAction(cancelDateForm, 'events.edit', formData, async (ctx, input, { organizerId }) => {
    const { performanceId, fees } = input;
    const result = await cancelAndRefund({
      ctx,
      input: { organizerId, performanceId, keepFees: fees === 'keep' },
    });
    return result.ok ? redirect(`${pageOf(formData)}?done=cancelled`) : result;
  });
}

/** Makes an access code. */
export async function addCodeAction(_before: unknown, formData: FormData) {
  return runMemberAction(accessCodeForm, 'events.edit', formData, async (ctx, input, { organizerId }) => {
    const result = await addAccessCode({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`${pageOf(formData)}?done=code#codes`) : result;
  });
}

/** Takes an access code back. */
export async function dropCodeAction(_before: unknown, formData: FormData) {
  return runMemberAction(dropCodeForm, 'events.edit', formData, async (ctx, input, { organizerId }) => {
    const result = await dropAccessCode({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`${pageOf(formData)}?done=code-gone#codes`) : result;
  });
}
