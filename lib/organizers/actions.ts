'use server';

import { redirect } from 'next/navigation';
import { runAction } from '@/lib/identity/action';
import { createOrganizer } from './create-organizer';
import { newOrganizerInput } from './input';

/** Founds an organizer and goes to its admin area. */
export async function createOrganizerAction(_before: unknown, formData: FormData) {
  return runAction(newOrganizerInput, formData, async (ctx, input) => {
    const result = await createOrganizer({ ctx, input });
    if (!result.ok) return result;
    redirect(`/admin/${result.slug}`);
  });
}
