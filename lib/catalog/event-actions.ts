'use server';

import { redirect } from 'next/navigation';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { cancelAndRefund } from '@/lib/payments/cancel-and-refund';
import { createEvent, duplicateEvent } from './create-event';
import { createVenue } from './create-venue';
import { makeDraftPreview, revokeDraftPreview } from './draft-previews';
import {
  cancelEventForm,
  eventForm,
  eventIdForm,
  newEventForm,
  previewForm,
  revokePreviewForm,
  venueForm,
} from './event-form-input';
import { absolute } from './metadata';
import { publishEvent } from './publish-event';
import { saveEvent } from './save-event';
import { removePoster } from './set-poster';

/** Makes a draft, and goes on to its first date: where and when. */
export async function createEventAction(_before: unknown, formData: FormData) {
  return runMemberAction(newEventForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await createEvent({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`/admin/${slug}/events/${result.eventId}/dates/new`) : result;
  });
}

/** Changes what an event says of itself. */
export async function saveEventAction(_before: unknown, formData: FormData) {
  return runMemberAction(eventForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await saveEvent({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`/admin/${slug}/events/${input.eventId}?done=saved`) : result;
  });
}

/** Goes back to the drawn poster; another one comes through its own route. */
export async function removePosterAction(_before: unknown, formData: FormData) {
  return runMemberAction(eventIdForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await removePoster({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`/admin/${slug}/events/${input.eventId}?done=poster`) : result;
  });
}

/** Makes a second draft of an event, and opens it. */
export async function duplicateEventAction(_before: unknown, formData: FormData) {
  return runMemberAction(eventIdForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await duplicateEvent({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`/admin/${slug}/events/${result.eventId}?done=duplicated`) : result;
  });
}

/** Makes a venue, and goes on with the dates there. */
export async function createVenueAction(_before: unknown, formData: FormData) {
  return runMemberAction(venueForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const { eventId, ...venue } = input;
    const result = await createVenue({ ctx, input: { ...venue, organizerId } });
    return result.ok
      ? redirect(`/admin/${slug}/events/${eventId}/dates/new?venue=${result.venueId}`)
      : result;
  });
}

/** Makes a draft public. */
export async function publishEventAction(_before: unknown, formData: FormData) {
  return runMemberAction(eventIdForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await publishEvent({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`/admin/${slug}/events/${input.eventId}?done=published`) : result;
  });
}

/** Cancels an event with all its dates to come, and gives everybody's money back. */
export async function cancelEventAction(_before: unknown, formData: FormData) {
  return runMemberAction(cancelEventForm, 'events.edit', formData, async (ctx, input, member) => {
    const { organizerId, slug } = member;
    const keepFees = input.fees === 'keep';
    const result = await cancelAndRefund({ ctx, input: { organizerId, eventId: input.eventId, keepFees } });
    return result.ok ? redirect(`/admin/${slug}/events/${input.eventId}?done=cancelled`) : result;
  });
}

/** Makes a link that shows a draft; the form shows it once. */
export async function makePreviewAction(_before: unknown, formData: FormData) {
  return runMemberAction(previewForm, 'events.edit', formData, async (ctx, input, { organizerId }) => {
    const result = await makeDraftPreview({ ctx, input: { ...input, organizerId } });
    return result.ok ? { ok: true as const, url: absolute(`/preview/${result.token}`) } : result;
  });
}

/** Takes such a link back. */
export async function revokePreviewAction(_before: unknown, formData: FormData) {
  return runMemberAction(
    revokePreviewForm,
    'events.edit',
    formData,
    async (ctx, input, { organizerId, slug }) => {
      const result = await revokeDraftPreview({ ctx, input: { ...input, organizerId } });
      return result.ok ? redirect(`/admin/${slug}/events/${input.eventId}?done=preview-gone`) : result;
    },
  );
}
