'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { copyHousePlan } from './copy-house-plan';
import { createPlan } from './create-plan';
import { duplicatePlan } from './duplicate-plan';
import { movePerformance } from './move-performance';
import { movePerformanceForm, newPlanForm, planForm, publishForm } from './plan-form-input';
import { publishPlan } from './publish-plan';

const plansOf = (formData: FormData) =>
  `/admin/${encodeURIComponent(String(formData.get('organizer')))}/plans`;

/** Makes a plan of rows of seats, and opens it. */
export async function createPlanAction(_before: unknown, formData: FormData) {
  const result = await runMemberAction(newPlanForm, 'plans.edit', formData, (ctx, input, { organizerId }) =>
    createPlan({ ctx, input: { ...input, organizerId } }),
  );
  if (result.ok) redirect(`${plansOf(formData)}/${result.planId}`);
  return result;
}

/** Makes a second plan of one, and opens it. */
export async function duplicatePlanAction(_before: unknown, formData: FormData) {
  const result = await runMemberAction(planForm, 'plans.edit', formData, (ctx, input, { organizerId }) =>
    duplicatePlan({ ctx, input: { ...input, organizerId } }),
  );
  if (result.ok) redirect(`${plansOf(formData)}/${result.planId}`);
  return result;
}

/** Makes a plan that begins as one that a venue shares, and opens it. */
export async function copyHousePlanAction(_before: unknown, formData: FormData) {
  const result = await runMemberAction(planForm, 'plans.edit', formData, (ctx, input, { organizerId }) =>
    copyHousePlan({ ctx, input: { ...input, organizerId } }),
  );
  if (result.ok) redirect(`${plansOf(formData)}/${result.planId}`);
  return result;
}

/** Makes the draft the newest version. */
export async function publishPlanAction(_before: unknown, formData: FormData) {
  const result = await runMemberAction(publishForm, 'plans.edit', formData, (ctx, input, { organizerId }) =>
    publishPlan({ ctx, input: { ...input, organizerId } }),
  );
  if (result.ok) revalidatePath(plansOf(formData), 'layout');
  return result;
}

/** Lets a performance sell the version that the form names. */
export async function movePerformanceAction(_before: unknown, formData: FormData) {
  const result = await runMemberAction(
    movePerformanceForm,
    'plans.edit',
    formData,
    (ctx, input, { organizerId }) => movePerformance({ ctx, input: { ...input, organizerId } }),
  );
  if (result.ok) revalidatePath(plansOf(formData), 'layout');
  return result;
}
