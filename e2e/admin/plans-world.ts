import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { organizerMembers, organizers, planDrafts } from '@/db/schema';
import { newId } from '@/lib/ids';
import type { PlanFile } from '@/lib/inventory/plan-document/file-format';
import { signIn } from '../accounts/sign-in';
import type { World } from '../fixtures/world';

/** A manager who has signed in, and an organizer of his own. */
export async function managerOf(world: World, page: Page) {
  const user = await world.fan();
  const id = newId();
  const slug = `hall-${id.slice(-12)}`;
  await world.db
    .insert(organizers)
    .values({ id, slug, name: 'Town Hall Concerts', supportEmail: 'help@example.test' });
  await world.db.insert(organizerMembers).values({ organizerId: id, userId: user.id, role: 'manager' });
  await signIn(page, user);
  return { organizerId: id, slug, plans: `/admin/${slug}/plans`, user };
}

/** The board, once a plan is drawn on it. */
export async function board(page: Page): Promise<Locator> {
  const found = page.getByRole('application', { name: 'Seating plan' });
  await expect(found.locator('canvas')).toBeVisible();
  return found;
}

/** What is in the database of a plan. */
export async function draftOf(world: World, page: Page): Promise<PlanFile> {
  const planId = page.url().split('/').at(-1) ?? '';
  const [draft] = await world.db.select().from(planDrafts).where(eq(planDrafts.id, planId));
  return JSON.parse(draft?.document ?? '{}');
}

export const seatsIn = (file: PlanFile) =>
  file.zones.flatMap((zone) => zone.rows.flatMap((row) => row.seats.map((seat) => ({ zone, row, seat }))));

export const example = () => readFileSync('e2e/admin/plans-example.json', 'utf8');
