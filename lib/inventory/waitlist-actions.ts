'use server';

import { redirect } from 'next/navigation';
import { runAction } from '@/lib/identity/action';
import { requestClient } from '@/lib/identity/request-client';
import { oweMail } from '@/lib/messages/owe-mail';
import { acceptOffer } from './waitlist/accept-offer';
import { confirmEntry } from './waitlist/confirm-entry';
import { entryInput, joinInput } from './waitlist/input';
import { joinWaitlist } from './waitlist/join-waitlist';
import { leaveWaitlist } from './waitlist/leave-waitlist';

const entryPage = ({ entryId, key }: { entryId: string; key?: string }, done: string) =>
  redirect(`/waitlist/${entryId}?${key ? `key=${encodeURIComponent(key)}&` : ''}done=${done}`);

/** Joins a waitlist; a guest is sent the link that confirms it. */
export async function joinWaitlistAction(_before: unknown, formData: FormData) {
  return runAction(joinInput, formData, async (ctx, input) => {
    const { address } = await requestClient();
    const result = await joinWaitlist({ ctx, input: { ...input, address }, owe: oweMail });
    return result.ok && result.entryId ? entryPage({ entryId: result.entryId }, 'joined') : result;
  });
}

/** Takes the place in line that a mail's link stands for. */
export async function confirmEntryAction(_before: unknown, formData: FormData) {
  return runAction(entryInput, formData, async (ctx, input) => {
    const result = await confirmEntry({ ctx, input });
    return result.ok ? entryPage(input, 'joined') : result;
  });
}

/** Leaves the waitlist, or lets an offer go. */
export async function leaveWaitlistAction(_before: unknown, formData: FormData) {
  return runAction(entryInput, formData, async (ctx, input) => {
    const result = await leaveWaitlist({ ctx, input });
    return result.ok ? entryPage(input, 'left') : result;
  });
}

/** Puts what was offered into the cart. */
export async function acceptOfferAction(_before: unknown, formData: FormData) {
  return runAction(entryInput, formData, async (ctx, input) => {
    const result = await acceptOffer({ ctx, input });
    return result.ok ? redirect('/cart') : result;
  });
}
