import { devices } from '@playwright/test';
import { signIn } from '../accounts/sign-in';
import { expectAccessible } from '../fixtures/axe';
import { expect, test } from '../fixtures/test';
import { organizerWithEvening, sold } from './reports-world';

test('finance reads what was sold and owed, as pictures, as tables and as files', async ({ page, world }) => {
  const { evening, slug, user } = await organizerWithEvening(world);
  await sold(world, evening, 0, 12);
  await sold(world, evening, 1, 5);
  await sold(world, evening, 2, 1, 1_500);
  await signIn(page, user);
  await page.goto(`/admin/${slug}`);
  await page.getByRole('navigation', { name: 'Organizer' }).getByRole('link', { name: 'Reports' }).click();
  await expect(page.getByRole('heading', { name: 'Reports', level: 1 })).toBeVisible();
  await expect(
    page.getByRole('paragraph').filter({ hasText: '3 tickets for $240 in the last 30 days' }),
  ).toBeVisible();
  await expect(page.getByRole('img', { name: 'Gross' })).toBeVisible();
  await expect(page.getByText('3 of 40')).toBeVisible();
  await expectAccessible(page);

  await test.step('the statement counts what the box office took', async () => {
    const all = page.getByRole('row', { name: /^All/ });
    // 240 gross, 15 back; fees 18, tax 12 less its part of the refund; all of it was taken in cash.
    await expect(all).toContainText('$240');
    await expect(all).toContainText('-$15');
  });

  await test.step('the performance by itself', async () => {
    await page.getByRole('link', { name: 'The Long Evening' }).click();
    await expect(page.getByRole('heading', { name: 'The Long Evening', level: 1 })).toBeVisible();
    await expect(page.getByRole('img', { name: 'The house at this moment' })).toBeVisible();
    await expect(page.getByText('Orchestra').first()).toBeVisible();
    const curve = page.locator('section', { has: page.getByRole('heading', { name: 'Sales over time' }) });
    await curve.getByText('The figures').click();
    await expect(curve.getByRole('row').last()).toContainText('$240');
    await expectAccessible(page);
  });

  await test.step('as a file', async () => {
    const link = page.getByRole('link', { name: 'By price level as CSV' });
    const file = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(file.headers()['content-type']).toContain('text/csv');
    expect(file.headers()['cache-control']).toBe('private, no-store');
    expect(await file.text()).toMatch(/Premium,3,20,USD,240(\.00)?,15(\.00)?\s/);
  });
});

test('the overview leads with what is next and what was sold; who scans sees his pages', async ({
  page,
  world,
  newFan,
}) => {
  const { evening, slug, user } = await organizerWithEvening(world);
  await sold(world, evening, 0, 0);
  await sold(world, evening, 1, 2);
  await signIn(page, user);
  await page.goto(`/admin/${slug}`);
  await expect(page.getByText('2 tickets, nothing the week before')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Gross' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'The Long Evening', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The Long Evening', level: 1 })).toBeVisible();
  const second = await newFan();
  const scanner = await organizerWithEvening(world, 'scanner');
  await signIn(second, scanner.user);
  await second.goto(`/admin/${scanner.slug}`);
  await expect(second.getByText('Sold today')).toHaveCount(0);
  await expect(second.locator('#main').getByRole('link', { name: 'Check-in' })).toBeVisible();
});

test('a period is ended once and stays as it was stated', async ({ page, world }) => {
  const { evening, slug, user } = await organizerWithEvening(world);
  await sold(world, evening, 0, 5);
  await signIn(page, user);
  await page.goto(`/admin/${slug}/reports`);
  await page.getByRole('link', { name: 'Statements by period' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'End the period and issue its statement' }).click();
  await expect(page.getByRole('heading', { name: /^Statement \d{4}-\d{2}\/1$/, level: 1 })).toBeVisible();
  await expect(page.getByText('$80').first()).toBeVisible();
  await expectAccessible(page);
  const pdf = await page.request.get(
    (await page.getByRole('link', { name: 'PDF' }).getAttribute('href')) ?? '',
  );
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const csv = await page.request.get(
    (await page.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? '',
  );
  expect(await csv.text()).toContain(',The Long Evening,USD,1,80,');
  await page.goto(`/admin/${slug}/reports/statements`);
  await expect(page.getByRole('button', { name: /End the period/ })).toHaveCount(0);
  expect((await page.request.get(`/admin/${slug}/reports/statements/2`)).status()).toBe(404);
});

test('another organizer and a scanner find no report, no file', async ({ page, world, newFan }) => {
  const mine = await organizerWithEvening(world);
  const other = await organizerWithEvening(world);
  const scanner = await organizerWithEvening(world, 'scanner');
  const report = `reports/${mine.evening.performance.id}`;
  const file = `reports/performances/${mine.evening.performance.id}/money`;
  await signIn(page, other.user);
  const asked = [
    `/admin/${mine.slug}/reports`,
    `/admin/${mine.slug}/${report}`,
    `/admin/${other.slug}/${report}`,
  ];
  for (const path of asked) expect((await page.request.get(path)).status(), path).toBe(404);
  for (const slug of [mine.slug, other.slug]) {
    expect((await page.request.get(`/api/admin/${slug}/${file}`)).status()).toBe(404);
  }
  expect((await page.request.get(`/api/admin/${mine.slug}/reports/statement`)).status()).toBe(404);
  const second = await newFan();
  await signIn(second, scanner.user);
  expect((await second.request.get(`/admin/${scanner.slug}/reports`)).status()).toBe(404);
  expect((await second.request.get(`/api/admin/${scanner.slug}/reports/statement`)).status()).toBe(404);
});

test('on a phone nothing is wider than the screen, and no JavaScript is needed', async ({
  browser,
  world,
  baseURL,
}) => {
  const { evening, slug, user } = await organizerWithEvening(world);
  await sold(world, evening, 0, 3);
  const context = await browser.newContext({ ...devices['Pixel 7'], baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, user);
  for (const path of [`/admin/${slug}/reports`, `/admin/${slug}/reports/${evening.performance.id}`]) {
    await page.goto(path);
    await expect(page.getByRole('img').first()).toBeVisible();
    const wide = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  }
  await context.close();
});
