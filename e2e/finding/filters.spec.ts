import type { Page } from '@playwright/test';
import { expect, test } from '@/e2e/fixtures/test';
import { announce, newWord } from './programme';

const shown = (page: Page) => page.getByRole('region', { name: 'Events' });
const filters = (page: Page) => page.getByRole('region', { name: 'Filters' });
const titles = (page: Page) => shown(page).getByRole('heading', { level: 2 });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('links filter by category and city, chips take the filters away', async ({ page }) => {
      await page.goto('/events');
      await filters(page)
        .getByRole('link', { name: /^Comedy/ })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: 'Comedy events' })).toBeVisible();
      await filters(page)
        .getByRole('link', { name: /^New York/ })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: 'Comedy events in New York' })).toBeVisible();
      await expect(titles(page).filter({ hasText: 'The Wednesday Six' })).toBeVisible();

      await page.getByRole('link', { name: 'Remove filter: Comedy' }).click();
      await expect(
        page.getByRole('heading', { level: 1, name: 'Events in New York', exact: true }),
      ).toBeVisible();
      await page.getByRole('link', { name: 'Remove filter: New York' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'All events' })).toBeVisible();
      await expect(page.getByRole('link', { name: /^Remove filter/ })).toHaveCount(0);
    });

    test('a date preset leaves what is near', async ({ page, world }) => {
      const word = newWord();
      await announce(world, `Near ${word}`, 2);
      await announce(world, `Far ${word}`, 40);
      await page.goto(`/events?q=${word}`);
      await expect(titles(page)).toHaveText([`Near ${word}`, `Far ${word}`]);
      await filters(page)
        .getByRole('link', { name: /^Next 7 days/ })
        .click();
      await expect(titles(page)).toHaveText([`Near ${word}`]);
      await page.getByRole('link', { name: 'Remove filter: Next 7 days' }).click();
      await expect(titles(page)).toHaveText([`Near ${word}`, `Far ${word}`]);
    });

    test('an empty result says which filter to leave out', async ({ page, world }) => {
      const word = newWord();
      await announce(world, `Hidden ${word}`);
      await page.goto(`/events?q=${word}&category=comedy`);
      await expect(shown(page).getByText('Nothing fits all of these filters')).toBeVisible();
      await shown(page).getByRole('link', { name: 'Leave out Comedy' }).click();
      await expect(titles(page)).toHaveText([`Hidden ${word}`]);
    });
  });
}

test.describe('by the form, without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('dates and prices are typed, and all of it lies in the address', async ({ page, world }) => {
    const word = newWord();
    await announce(world, `Near ${word}`, 2);
    await announce(world, `Far ${word}`, 40);
    await page.goto(`/events?q=${word}`);
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const apply = () => filters(page).getByRole('button', { name: 'Apply dates and prices' }).click();
    await filters(page).getByLabel('From', { exact: true }).fill(day(20));
    await filters(page).getByLabel('To', { exact: true }).fill(day(60));
    await apply();
    await expect(titles(page)).toHaveText([`Far ${word}`]);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
      q: word,
      from: day(20),
      to: day(60),
    });
    await filters(page).getByLabel('Price to, US$').fill('10');
    await apply();
    await expect(shown(page).getByText('Nothing fits all of these filters')).toBeVisible();
    await expect(filters(page).getByLabel('From', { exact: true })).toHaveValue(day(20));
  });
});
