import { signIn } from '@/e2e/accounts/sign-in';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { expect, test } from '@/e2e/fixtures/test';
import { newId } from '@/lib/ids';
import { makeTeam } from './team';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('from nothing to a published event: draft, venue, dates by a rule, a price, publish, cancel', async ({
  page,
  newFan,
  world,
  guard,
}) => {
  guard.allow(/status of 404/);
  const team = await makeTeam(world, ['manager']);
  await signIn(page, team.member('manager'));
  await page.goto(`${team.path}/events`);
  await page.getByRole('link', { name: 'New event' }).click();
  const title = `Songs of ${newId().slice(-8)}`;
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByLabel('Category').selectOption('chamber');
  await page.getByLabel('Artists').fill('Clara Wieck - Piano');
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Add dates: where?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/Still missing: A date ahead/)).toBeVisible();
  const hub = page.url();

  await page.getByRole('link', { name: 'Add dates' }).click();
  await page.getByLabel('Name').fill(`Mill ${newId().slice(-8)}`);
  await page.getByLabel('City', { exact: true }).fill('Leipzig');
  await page.getByLabel('Country').fill('DE');
  await page.getByLabel('Time zone').selectOption('Europe/Berlin');
  await page.getByRole('button', { name: 'Add the venue' }).click();
  await page.getByLabel('Day', { exact: true }).fill(day(30));
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Added.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Name').fill('Standing');
  await page.getByLabel('Amount in USD').fill('25');
  await page.getByLabel('Places', { exact: true }).fill('100');
  await page.getByRole('button', { name: 'Add the price' }).click();
  await expect(page.getByText('The price is saved.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish the event' })).toBeVisible();

  await page.goto(`${hub}/dates/new`);
  await page.getByRole('link', { name: /^Mill/ }).click();
  await page.getByLabel('Day', { exact: true }).fill(day(40));
  await page.getByText('More than one date').click();
  await page.getByLabel('Repeat').selectOption('day');
  await page.getByLabel('Last day').fill(day(43));
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('group', { name: '4 dates' })).toBeVisible();
  await page.getByRole('group', { name: '4 dates' }).getByRole('checkbox').nth(1).uncheck();
  await page.getByRole('button', { name: 'Add these dates' }).click();
  await expect(page.getByText('Added.')).toBeVisible();
  await expect(page.getByRole('link', { name: /19:30/ })).toHaveCount(4);

  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('It is public now.')).toBeVisible();
  await expectAccessible(page);
  const fan = await newFan();
  await fan.goto(await page.getByRole('link', { name: 'As fans see it' }).getAttribute('href').then(String));
  await expect(fan.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(fan.getByText('$25').first()).toBeVisible();

  await page.getByText('Cancel the event…').click();
  await page.getByRole('button', { name: 'Cancel the event for good' }).click();
  await expect(page.getByText('Nothing of it is sold any more.')).toBeVisible();

  const other = await makeTeam(world, ['owner'], 'Another House');
  const stranger = await newFan();
  await signIn(stranger, other.member('owner'));
  const id = new URL(hub).pathname.split('/').at(-1);
  const response = await stranger.goto(`${other.path}/events/${id}`);
  expect(response?.status()).toBe(404);
  await expect(stranger.getByText(title)).toBeHidden();
});
