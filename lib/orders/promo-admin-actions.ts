'use server';

import { redirect } from 'next/navigation';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { makePromoBatch } from './promo-codes/make-promo-batch';
import { newPromoForm, promoBatchForm, promoForm, promoIdForm } from './promo-codes/promo-form-input';
import { changePromoCode, createPromoCode, pausePromoCode } from './promo-codes/save-promo-code';

const listOf = (slug: string, done: string) => redirect(`/admin/${slug}/promo-codes?done=${done}`);

/** Makes a promo code. */
export async function createPromoAction(_before: unknown, formData: FormData) {
  return runMemberAction(newPromoForm, 'events.edit', formData, async (ctx, input, member) => {
    const { organizerId, slug } = member;
    const result = await createPromoCode({ ctx, input: { ...input, organizerId } });
    return result.ok ? listOf(slug, 'created') : result;
  });
}

/** Changes what a promo code is for, when and how often. */
export async function changePromoAction(_before: unknown, formData: FormData) {
  return runMemberAction(promoForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await changePromoCode({ ctx, input: { ...input, organizerId } });
    return result.ok ? listOf(slug, 'saved') : result;
  });
}

/** Takes a promo code, or a batch of them, out of use, or puts it back. */
export async function pausePromoAction(_before: unknown, formData: FormData) {
  return runMemberAction(promoIdForm, 'events.edit', formData, async (ctx, input, { organizerId, slug }) => {
    const paused = input.paused === 'yes';
    const { promoCodeId } = input;
    const result = await pausePromoCode({ ctx, input: { promoCodeId, organizerId, paused } });
    return result.ok ? listOf(slug, paused ? 'paused' : 'resumed') : result;
  });
}

/** Makes many codes for one use each. */
export async function makePromoBatchAction(_before: unknown, formData: FormData) {
  return runMemberAction(promoBatchForm, 'events.edit', formData, async (ctx, input, member) => {
    const { organizerId, slug } = member;
    const result = await makePromoBatch({ ctx, input: { ...input, organizerId } });
    return result.ok ? listOf(slug, 'batch') : result;
  });
}
