import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adminPages } from './admin-routes';

const root = 'app/(admin)/admin/[organizer]';
const pathOf = (file: string) =>
  file
    .slice(root.length)
    .replace(/^\//, '')
    .replace(/\/?page\.tsx$/, '');

/** From the file system, so that a new page is seen without anybody thinking of it. */
const found = globSync('app/(admin)/admin/**/page.tsx').filter((file) => file.startsWith(`${root}/`));

test('every page of the admin area is declared with its permission, and nothing else is', () => {
  expect(found.length).toBeGreaterThan(0);
  expect(adminPages.map(({ path }) => path).sort()).toEqual(found.map(pathOf).sort());
});

test.each(found)('%s asks for the permission that is declared for it, and for no other', (file) => {
  const declared = adminPages.find(({ path }) => path === pathOf(file))?.permission;
  const asked = [...readFileSync(file, 'utf8').matchAll(/requireMember\(\s*[^,]+,\s*'([a-z.]+)'/g)].map(
    (match) => match[1],
  );
  expect(asked).toEqual([declared]);
});
