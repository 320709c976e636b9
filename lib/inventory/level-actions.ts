'use server';

import { redirect } from 'next/navigation';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { dropLevel } from './drop-level';
import { levelForm, levelIdForm } from './level-form-input';
import { saveLevel } from './save-level';

const pageOf = (formData: FormData) => {
  const part = (name: string) => encodeURIComponent(String(formData.get(name)));
  return `/admin/${part('organizer')}/events/${part('eventId')}/dates/${part('performanceId')}`;
};

/** Makes or changes a price level. */
export async function saveLevelAction(_before: unknown, formData: FormData) {
  return runMemberAction(levelForm, 'events.edit', formData, async (ctx, input, { organizerId }) => {
    const result = await saveLevel({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`${pageOf(formData)}?done=level`) : result;
  });
}

/** Takes a price level out of a draft. */
export async function dropLevelAction(_before: unknown, formData: FormData) {
  return runMemberAction(levelIdForm, 'events.edit', formData, async (ctx, input, { organizerId }) => {
    const result = await dropLevel({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(`${pageOf(formData)}?done=level-gone#prices`) : result;
  });
}
