'use server';

import { redirect } from 'next/navigation';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { doorSaleForm } from './door-sale-input';
import { sellAtDoor } from './sell-at-door';

/** Sells at the box office and shows the order with its tickets. */
export async function sellAtDoorAction(_before: unknown, formData: FormData) {
  return runMemberAction(doorSaleForm, 'boxoffice.sell', formData, async (ctx, input, member) => {
    const result = await sellAtDoor({ ctx, input: { organizerId: member.organizerId, ...input } });
    if (!result.ok) return result;
    redirect(`/admin/${member.slug}/orders/${result.orderId}?done=sold`);
  });
}
