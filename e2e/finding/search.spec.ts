import type { Page } from '@playwright/test';
import { expect, test } from '@/e2e/fixtures/test';
import { announce, newWord } from './programme';

const shown = (page: Page) => page.getByRole('region', { name: 'Events' });
const titles = (page: Page) => shown(page).getByRole('heading', { level: 2 });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('search finds what is written with other accents', async ({ page, world }) => {
      const word = newWord();
      await announce(world, `Soirée Dvořák ${word}`);
      await page.goto('/');
      await page.getByLabel('Search by artist, work, event or venue').fill(`soiree DVORAK ${word}`);
      await page.getByRole('button', { name: 'Search' }).click();
      await expect(titles(page)).toHaveText([`Soirée Dvořák ${word}`]);
      await expect(shown(page).getByText('1 event', { exact: true })).toBeVisible();
      await titles(page).getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1, name: `Soirée Dvořák ${word}` })).toBeVisible();
    });

    test('the listing goes on, and back', async ({ page }) => {
      await page.goto('/events?q=symphony');
      await expect(titles(page)).toHaveCount(24);
      const first = await shown(page).getByRole('list').last().textContent();
      await page.getByRole('link', { name: 'Next →' }).click();
      await expect(page.getByRole('link', { name: '← Previous' })).toBeVisible();
      await expect(shown(page).getByRole('list').last()).not.toHaveText(first ?? '');
      await page.getByRole('link', { name: '← Previous' }).click();
      await expect(page.getByRole('link', { name: '← Previous' })).toBeHidden();
      await expect(shown(page).getByRole('list').last()).toHaveText(first ?? '');
    });
  });
}
