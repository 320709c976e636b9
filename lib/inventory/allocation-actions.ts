'use server';

import { redirect } from 'next/navigation';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { block } from './allocations/block';
import {
  allocationForm,
  blockForm,
  companionsForm,
  releaseAllocationForm,
  releaseSeatsForm,
} from './allocations/input';
import { releaseAllocation, releaseSeats } from './allocations/release';
import { releaseCompanions } from './allocations/release-companions';
import { saveAllocation } from './allocations/save-allocation';

/** The page of a date's seats, saying what was done. */
function pageOf(formData: FormData, done: Record<string, string | number>): string {
  const part = (name: string) => encodeURIComponent(String(formData.get(name)));
  const query = new URLSearchParams(Object.entries(done).map(([name, value]) => [name, String(value)]));
  return `/admin/${part('organizer')}/events/${part('eventId')}/dates/${part('performanceId')}/seats?${query}`;
}

/** Makes or changes an allocation. */
export async function saveAllocationAction(_before: unknown, formData: FormData) {
  return runMemberAction(allocationForm, 'events.edit', formData, async (ctx, input, { organizerId }) => {
    const result = await saveAllocation({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(pageOf(formData, { done: 'saved' })) : result;
  });
}

/** Says when companion places are sold to everybody. */
export async function releaseCompanionsAction(_before: unknown, formData: FormData) {
  return runMemberAction(companionsForm, 'events.edit', formData, async (ctx, input, { organizerId }) => {
    const result = await releaseCompanions({ ctx, input: { ...input, organizerId } });
    return result.ok ? redirect(pageOf(formData, { done: 'companions' })) : result;
  });
}

/** Blocks the seats and places that the form names; with the button "release" it gives its seats back to the sale. */
export async function changeSeatsAction(_before: unknown, formData: FormData) {
  if (formData.get('intent') === 'release')
    return runMemberAction(releaseSeatsForm, 'events.edit', formData, async (ctx, input, { organizerId }) => {
      const result = await releaseSeats({ ctx, input: { ...input, organizerId } });
      return result.ok ? redirect(pageOf(formData, { done: 'released', seats: result.seats })) : result;
    });
  return runMemberAction(blockForm, 'events.edit', formData, async (ctx, input, { organizerId }) => {
    const result = await block({ ctx, input: { ...input, organizerId } });
    if (!result.ok) return result;
    const { seats, places } = result;
    redirect(pageOf(formData, { done: 'blocked', seats, places }));
  });
}

/** Gives an allocation, or a number of its places, back to the sale. */
export async function releaseAllocationAction(_before: unknown, formData: FormData) {
  return runMemberAction(
    releaseAllocationForm,
    'events.edit',
    formData,
    async (ctx, { priceLevelId, quantity, ...input }, { organizerId }) => {
      const places = priceLevelId && quantity ? { priceLevelId, quantity } : undefined;
      const result = await releaseAllocation({ ctx, input: { ...input, organizerId, places } });
      if (!result.ok) return result;
      redirect(pageOf(formData, { done: 'released', seats: result.seats, places: result.places }));
    },
  );
}
