import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { users } from '@/db/schema';
import { signIn } from '@/e2e/accounts/sign-in';
import type { World } from '@/e2e/fixtures/world';

/** Signs a new member of the site's staff in. */
export async function enterAsStaff(world: World, page: Page) {
  const account = await world.fan();
  await world.db.update(users).set({ role: 'staff' }).where(eq(users.id, account.id));
  await signIn(page, account);
  return account;
}
