'use server';

import { redirect } from 'next/navigation';
import { runMemberAction } from '@/lib/organizers/admin-action';
import {
  editMessageInput,
  type MessageContent,
  messageInput,
  newMessageInput,
  sendInput,
} from './attendees/input';
import { saveDraft } from './attendees/save-draft';
import { sendMessage } from './attendees/send-message';
import { sendTest } from './attendees/send-test';
import { steerMessage } from './attendees/steer-message';

type Where = { eventId: string; performanceId: string; messageId: string };

const show = (slug: string, { eventId, performanceId, messageId }: Where, done: string) =>
  redirect(`/admin/${slug}/events/${eventId}/dates/${performanceId}/messages/${messageId}?done=${done}`);

const contentOf = ({ subject, text, level, presence }: MessageContent) => ({
  subject,
  text,
  level,
  presence,
});

/** Writes a new message and shows how it will look. */
export async function newMessageAction(_before: unknown, formData: FormData) {
  return runMemberAction(newMessageInput, 'messages.send', formData, async (ctx, input, member) => {
    const { organizerId, slug } = member;
    const { performanceId } = input;
    const result = await saveDraft({ ctx, input: { organizerId, performanceId, content: contentOf(input) } });
    return result.ok ? show(slug, { ...input, messageId: result.messageId }, 'saved') : result;
  });
}

/** Changes a draft. */
export async function editMessageAction(_before: unknown, formData: FormData) {
  return runMemberAction(editMessageInput, 'messages.send', formData, async (ctx, input, member) => {
    const { organizerId, slug } = member;
    const { performanceId, messageId } = input;
    const wish = { organizerId, performanceId, messageId, content: contentOf(input) };
    const result = await saveDraft({ ctx, input: wish });
    return result.ok ? show(slug, input, 'saved') : result;
  });
}

/** Sends a message to the caller alone. */
export async function testMessageAction(_before: unknown, formData: FormData) {
  return runMemberAction(messageInput, 'messages.send', formData, async (ctx, input, member) => {
    const { organizerId, slug } = member;
    const result = await sendTest({ ctx, input: { organizerId, messageId: input.messageId } });
    return result.ok ? show(slug, input, 'tested') : result;
  });
}

/** Sends a message to everybody it is for. */
export async function sendMessageAction(_before: unknown, formData: FormData) {
  return runMemberAction(sendInput, 'messages.send', formData, async (ctx, input, member) => {
    const { organizerId, slug } = member;
    const result = await sendMessage({ ctx, input: { organizerId, messageId: input.messageId } });
    return result.ok ? show(slug, input, 'sent') : result;
  });
}

async function steer(formData: FormData, to: 'paused' | 'sending' | 'cancelled') {
  return runMemberAction(messageInput, 'messages.send', formData, async (ctx, input, member) => {
    const { organizerId, slug } = member;
    const result = await steerMessage({ ctx, input: { organizerId, messageId: input.messageId, to } });
    return result.ok ? show(slug, input, to) : result;
  });
}

export async function pauseMessageAction(_before: unknown, formData: FormData) {
  return steer(formData, 'paused');
}

export async function resumeMessageAction(_before: unknown, formData: FormData) {
  return steer(formData, 'sending');
}

export async function cancelMessageAction(_before: unknown, formData: FormData) {
  return steer(formData, 'cancelled');
}
