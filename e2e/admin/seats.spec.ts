import { makeSeatedPerformance } from '@/db/factories';
import { organizerMembers } from '@/db/schema';
import { signIn } from '@/e2e/accounts/sign-in';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { expect, test } from '@/e2e/fixtures/test';
import type { World } from '@/e2e/fixtures/world';

async function makeHouse(world: World) {
  const made = await makeSeatedPerformance(world.db, { rows: 6, seatsPerRow: 12 });
  const user = await world.fan();
  await world.db
    .insert(organizerMembers)
    .values({ organizerId: made.organizer.id, userId: user.id, role: 'manager' });
  const { organizer, event, performance } = made;
  return { ...made, user, path: `/admin/${organizer.slug}/events/${event.id}/dates/${performance.id}` };
}

test('seats are blocked on the plan and by name, seen as taken, and released', async ({ page, world }) => {
  const { user, path, event, performance } = await makeHouse(world);
  await signIn(page, user);
  await page.goto(path);
  await page.getByRole('link', { name: /Block seats/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Blocked seats' })).toBeVisible();
  await page.getByLabel('Name').fill('Press');
  await page.getByLabel('For').selectOption('guests');
  await page.getByRole('button', { name: 'Make the allocation' }).click();
  await expect(page.getByText('The allocation is saved.')).toBeVisible();

  const plan = page.getByRole('application', { name: 'Seating plan' });
  await plan.focus();
  await plan.press('ArrowRight');
  await plan.press('Enter');
  await plan.press('ArrowRight');
  await plan.press('Enter');
  await expect(page.getByText('2 chosen:')).toBeVisible();
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  await expect(page.getByText('Blocked: 2 seats.')).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Row').fill('C');
  await page.getByLabel('Seats', { exact: true }).fill('1-3');
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  await expect(page.getByText('Blocked: 3 seats.')).toBeVisible();
  await expect(page.getByText('5 seats')).toBeVisible();
  await page.goto(`/events/${event.slug}/${performance.id}/sections?section=1`);
  await expect(page.getByRole('checkbox', { name: /taken/ })).toHaveCount(5);

  await page.goto(`${path}/seats`);
  await page.getByText('Change Press').click();
  await page.getByRole('button', { name: 'Release all of Press' }).click();
  await expect(page.getByText('Back on sale: 5 seats.')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a row is blocked and released by name', async ({ page, world }) => {
    const { user, path } = await makeHouse(world);
    await signIn(page, user);
    await page.goto(`${path}/seats`);
    await page.getByLabel('Name').fill('House');
    await page.getByRole('button', { name: 'Make the allocation' }).click();
    await page.getByLabel('Row').fill('B');
    await page.getByRole('button', { name: 'Block', exact: true }).click();
    await expect(page.getByText('Blocked: 12 seats.')).toBeVisible();
    await page.getByLabel('Row').fill('B');
    await page.getByLabel('Seats', { exact: true }).fill('1-13');
    await page.getByRole('button', { name: 'Release these seats' }).click();
    await expect(page.getByText('This row has no seat 1-13.')).toBeVisible();
    await page.getByLabel('Seats', { exact: true }).fill('1-12');
    await page.getByRole('button', { name: 'Release these seats' }).click();
    await expect(page.getByText('Back on sale: 12 seats.')).toBeVisible();
  });
});
