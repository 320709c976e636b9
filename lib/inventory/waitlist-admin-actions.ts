'use server';

import { redirect } from 'next/navigation';
import { oweMail } from '@/lib/messages/owe-mail';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { removeInput, sendNowInput, settingsInput } from './waitlist/input';
import { removeEntry } from './waitlist/remove-entry';
import { saveWaitlist } from './waitlist/save-waitlist';
import { sendNow } from './waitlist/send-now';

type Where = { eventId: string; performanceId: string };

const back = (slug: string, { eventId, performanceId }: Where, done: string) =>
  redirect(`/admin/${slug}/events/${eventId}/dates/${performanceId}/waitlist?done=${done}`);

/** Sets how the waitlist of a date works. */
export async function saveWaitlistAction(_before: unknown, formData: FormData) {
  return runMemberAction(
    settingsInput,
    'events.edit',
    formData,
    async (ctx, input, { organizerId, slug }) => {
      const { performanceId, mode, offerHours, endsBeforeHours } = input;
      const settings = {
        mode,
        offerMinutes: Math.round(offerHours * 60),
        endsBeforeMinutes: Math.round(endsBeforeHours * 60),
      };
      const result = await saveWaitlist({ ctx, input: { organizerId, performanceId, ...settings } });
      return result.ok ? back(slug, input, 'saved') : result;
    },
  );
}

/** Offers what is free to the next so many. */
export async function sendNowAction(_before: unknown, formData: FormData) {
  return runMemberAction(sendNowInput, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await sendNow({ ctx, input: { organizerId, ...input }, owe: oweMail });
    return result.ok ? back(slug, input, 'sent') : result;
  });
}

/** Takes somebody off the list. */
export async function removeEntryAction(_before: unknown, formData: FormData) {
  return runMemberAction(removeInput, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await removeEntry({ ctx, input: { organizerId, ...input } });
    return result.ok ? back(slug, input, 'removed') : result;
  });
}
