'use server';

import { redirect } from 'next/navigation';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { messageInput, setUpInput, steerInput } from './input';
import { setUpRoom } from './set-up-room';
import { sendRoomMessage, steerRoom } from './steer-room';

type Where = { eventId: string; performanceId: string };

const back = (slug: string, { eventId, performanceId }: Where, done: string) =>
  redirect(`/admin/${slug}/events/${eventId}/dates/${performanceId}/waiting-room?done=${done}`);

/** Switches a waiting room on, or arms it. */
export async function setUpRoomAction(_before: unknown, formData: FormData) {
  return runMemberAction(setUpInput, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await setUpRoom({ ctx, input: { organizerId, ...input } });
    return result.ok ? back(slug, input, 'set-up') : result;
  });
}

/** Pauses, resumes, speeds up, slows down, opens or closes a room. */
export async function steerRoomAction(_before: unknown, formData: FormData) {
  return runMemberAction(steerInput, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await steerRoom({ ctx, input: { organizerId, ...input } });
    return result.ok ? back(slug, input, input.command) : result;
  });
}

/** Shows a message to everybody who waits. */
export async function sendRoomMessageAction(_before: unknown, formData: FormData) {
  return runMemberAction(messageInput, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await sendRoomMessage({ ctx, input: { organizerId, ...input } });
    return result.ok ? back(slug, input, 'message') : result;
  });
}
