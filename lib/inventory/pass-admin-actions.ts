'use server';

import { redirect } from 'next/navigation';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { dropPass } from './passes/drop-pass';
import { passForm, passIdForm } from './passes/pass-form-input';
import { savePass } from './passes/save-pass';

const pageOf = (slug: string, eventId: string) => `/admin/${slug}/events/${eventId}/passes`;

/** Makes or changes a pass. */
export async function savePassAction(_before: unknown, formData: FormData) {
  return runMemberAction(passForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await savePass({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`${pageOf(slug, input.eventId)}?done=pass`) : result;
  });
}

/** Takes a pass away that nobody has. */
export async function dropPassAction(_before: unknown, formData: FormData) {
  return runMemberAction(passIdForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await dropPass({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`${pageOf(slug, input.eventId)}?done=pass-gone`) : result;
  });
}
