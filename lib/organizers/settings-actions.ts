'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { announceCatalogChange } from '@/lib/catalog/announce-change';
import { catalogTag } from '@/lib/catalog/tags';
import { runMemberAction } from './admin-action';
import {
  brandInput,
  generalSettingsInput,
  mailSettingsInput,
  refundSettingsInput,
  textSettingsInput,
} from './input';
import { type AnnounceOrganizer, type Settings, saveSettings } from './save-settings';
import { setLogo } from './set-logo';

// An organizer's name and address stand on each of its events' pages, however many these are.
const announce: AnnounceOrganizer = ({ ctx }) => announceCatalogChange({ ctx, tags: [catalogTag] });

function save(schema: z.ZodType<Settings>, formData: FormData) {
  return runMemberAction(schema, 'settings.edit', formData, async (ctx, settings, { organizerId, slug }) => {
    const result = await saveSettings({ ctx, input: { organizerId, settings }, announce });
    return result.ok ? redirect(`/admin/${slug}/settings?done=saved`) : result;
  });
}

/** Changes name, addresses, currency and time zone. */
export async function saveGeneralAction(_before: unknown, formData: FormData) {
  return save(generalSettingsInput, formData);
}

/** Changes the brand colour. */
export async function saveBrandAction(_before: unknown, formData: FormData) {
  return save(brandInput, formData);
}

/** Changes the texts of the public page. */
export async function saveTextsAction(_before: unknown, formData: FormData) {
  return save(textSettingsInput, formData);
}

/** Changes what stands in receipts and mails about refunds. */
export async function saveMailsAction(_before: unknown, formData: FormData) {
  return save(mailSettingsInput, formData);
}

/** Changes whether buyers give tickets back by themselves; orders that are placed keep what they were promised. */
export async function saveRefundsAction(_before: unknown, formData: FormData) {
  return save(refundSettingsInput, formData);
}

/** Takes the logo away; a new one comes through its own route. */
export async function removeLogoAction(_before: unknown, formData: FormData) {
  return runMemberAction(z.object({}), 'settings.edit', formData, async (ctx, _, { organizerId, slug }) => {
    const result = await setLogo({ ctx, input: { organizerId, picture: null }, announce });
    return result.ok ? redirect(`/admin/${slug}/settings?done=saved`) : result;
  });
}
