'use server';

import { redirect } from 'next/navigation';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { cancelEvent } from './cancel-event';
import { createEvent, duplicateEvent } from './create-event';
import { createVenue } from './create-venue';
import { eventForm, eventIdForm, newEventForm, venueForm } from './event-form-input';
import { publishEvent } from './publish-event';
import { saveEvent } from './save-event';

/** Makes a draft, and opens it. */
export async function createEventAction(_before: unknown, formData: FormData) {
  return runMemberAction(newEventForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await createEvent({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`/admin/${slug}/events/${result.eventId}`) : result;
  });
}

/** Changes what an event says of itself. */
export async function saveEventAction(_before: unknown, formData: FormData) {
  return runMemberAction(eventForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await saveEvent({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`/admin/${slug}/events/${input.eventId}?done=saved`) : result;
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
    return redirect(`/admin/${slug}/events/${eventId}/dates/new?venue=${result.venueId}`);
  });
}

/** Makes a draft public. */
export async function publishEventAction(_before: unknown, formData: FormData) {
  return runMemberAction(eventIdForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await publishEvent({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`/admin/${slug}/events/${input.eventId}?done=published`) : result;
  });
}

/** Cancels an event with all its dates. */
export async function cancelEventAction(_before: unknown, formData: FormData) {
  return runMemberAction(eventIdForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await cancelEvent({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`/admin/${slug}/events/${input.eventId}?done=cancelled`) : result;
  });
}
