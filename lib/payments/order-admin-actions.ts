'use server';

import { redirect } from 'next/navigation';
import { resendReceipt } from '@/lib/messages/resend-receipt';
import { addNote } from '@/lib/orders/add-note';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { moveTickets } from '@/lib/tickets/move-tickets';
import { nameAttendee } from '@/lib/tickets/name-attendee';
import { cancelUnpaid } from './cancel-unpaid';
import {
  attendeeInput,
  keyedOrderInput,
  moveInput,
  noteInput,
  orderInput,
  performanceRefundInput,
  refundInput,
} from './order-admin-input';
import { refundPerformance } from './refund-performance';
import { refundTickets } from './refund-tickets';

const back = (slug: string, orderId: string, done: string) =>
  redirect(`/admin/${slug}/orders/${orderId}?done=${done}`);

/** Refunds chosen tickets of an order. */
export async function refundTicketsAction(_before: unknown, formData: FormData) {
  return runMemberAction(
    refundInput,
    'orders.refund',
    formData,
    async (ctx, input, { organizerId, slug }) => {
      const { orderId, key, ticket, fees } = input;
      const partOfPass = input.partOfPass === 'yes';
      const wish = { organizerId, orderId, key, ticketIds: ticket, keepFees: fees === 'keep', partOfPass };
      const result = await refundTickets({ ctx, input: wish });
      return result.ok ? back(slug, orderId, result.byHand ? 'handed-back' : 'refunded') : result;
    },
  );
}

/** Ends an order that nobody has paid. */
export async function cancelUnpaidAction(_before: unknown, formData: FormData) {
  return runMemberAction(orderInput, 'orders.refund', formData, async (ctx, { orderId }, member) => {
    const result = await cancelUnpaid({ ctx, input: { organizerId: member.organizerId, orderId } });
    return result.ok ? back(member.slug, orderId, result.paid ? 'was-paid' : 'cancelled') : result;
  });
}

/** Sends the receipt to the buyer again. */
export async function resendReceiptAction(_before: unknown, formData: FormData) {
  return runMemberAction(keyedOrderInput, 'orders.view', formData, async (ctx, { orderId, key }, member) => {
    const { organizerId, slug } = member;
    const result = await resendReceipt({ ctx, input: { organizerId, orderId, key } });
    return result.ok ? back(slug, orderId, 'sent') : result;
  });
}

/** Keeps a note with an order. */
export async function addNoteAction(_before: unknown, formData: FormData) {
  return runMemberAction(noteInput, 'orders.view', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await addNote({ ctx, input: { organizerId, ...input } });
    return result.ok ? back(slug, input.orderId, 'noted') : result;
  });
}

/** Writes down who comes with a ticket. */
export async function nameAttendeeAction(_before: unknown, formData: FormData) {
  return runMemberAction(
    attendeeInput,
    'orders.view',
    formData,
    async (ctx, input, { organizerId, slug }) => {
      const result = await nameAttendee({ ctx, input: { organizerId, ...input } });
      return result.ok ? back(slug, input.orderId, 'named') : result;
    },
  );
}

/** Moves tickets to other seats. */
export async function moveTicketsAction(_before: unknown, formData: FormData) {
  return runMemberAction(moveInput, 'boxoffice.sell', formData, async (ctx, input, { organizerId, slug }) => {
    const result = await moveTickets({ ctx, input: { organizerId, ...input } });
    return result.ok ? back(slug, input.orderId, 'moved') : result;
  });
}

/** Starts giving everybody's money back for a cancelled performance. */
export async function refundPerformanceAction(_before: unknown, formData: FormData) {
  return runMemberAction(
    performanceRefundInput,
    'orders.refund',
    formData,
    async (ctx, { performanceId, fees }, { organizerId, slug }) => {
      const input = { organizerId, performanceId, keepFees: fees === 'keep' };
      const result = await refundPerformance({ ctx, input });
      return result.ok ? redirect(`/admin/${slug}/orders/refunds/${performanceId}`) : result;
    },
  );
}
