import { globSync } from 'node:fs';
import type { APIResponse, Page } from '@playwright/test';
import { signIn } from '@/e2e/accounts/sign-in';
import { expect, test } from '@/e2e/fixtures/test';
import { newId } from '@/lib/ids';
import { adminPages } from '@/lib/organizers/admin-routes';
import { may } from '@/lib/organizers/permissions';
import { makeTeam, roles } from './team';

const root = 'app/(admin)/admin/[organizer]';

/** From the file system: a page that nobody declared is asked for all the same. */
const paths = globSync('app/(admin)/admin/**/page.tsx')
  .filter((file) => file.startsWith(`${root}/`))
  .map((file) => file.slice(root.length).replace(/\/?page\.tsx$/, ''));

/** The address of a page for an organizer; what it is about is invented, so that only the permission can open it. */
const addressOf = (base: string, path: string) => base + path.replace(/\[[^\]]+\]/g, () => newId());

const ask = (page: Page, path: string): Promise<APIResponse> =>
  page.request.get(path, { maxRedirects: 0, failOnStatusCode: false });

test('every page × every role: what the table permits opens, everything else does not exist', async ({
  page,
  newFan,
  world,
}) => {
  test.setTimeout(240_000);
  const team = await makeTeam(world, roles);
  const other = await makeTeam(world, ['owner'], 'Another House');
  const people = [
    ...roles.map((role) => ({ who: role, role, account: team.member(role) })),
    { who: 'owner of another organizer', role: null, account: other.member('owner') },
    { who: 'fan', role: null, account: await world.fan() },
  ];
  for (const { who, role, account } of people) {
    const browser = await newFan();
    await signIn(browser, account);
    for (const path of paths) {
      const permission = adminPages.find((one) => `${one.path && `/${one.path}`}` === path)?.permission;
      const mayOpen = role !== null && permission !== undefined && may(role, permission);
      const response = await ask(browser, addressOf(team.path, path));
      const status = response.status();
      // About what is invented even a member finds nothing.
      const expected = mayOpen && !path.includes('[') ? 200 : 404;
      expect(`${who} ${path}: ${status}`).toBe(`${who} ${path}: ${expected}`);
      expect(response.headers()['cache-control']).toMatch(/no-store/);
      // Around a page that a member may not open stands his own navigation; to others the organizer is unknown.
      if (role === null) expect(await response.text()).not.toContain(team.organizer.name);
    }
  }
  for (const path of paths) {
    const response = await ask(page, addressOf(team.path, path));
    expect(response.status()).toBe(307);
    expect(response.headers().location).toMatch(/^\/sign-in\?callbackUrl=%2Fadmin%2F/);
  }
});
