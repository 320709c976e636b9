import { sql } from 'drizzle-orm';
import { alerts, mails, staffRoles } from '@/db/schema';
import { signIn } from '@/e2e/accounts/sign-in';
import { makeTeam } from '@/e2e/admin/team';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { countMails, mailTo } from '@/e2e/fixtures/mailbox';
import { expect, test } from '@/e2e/fixtures/test';
import { newId } from '@/lib/ids';
import { opsHandlers, opsPages } from '@/lib/operations/ops-routes';
import { enterAsStaff } from './staff';

const paths = [...opsPages.map((path) => `/${path}`), ...opsHandlers.map((path) => `/api/${path}`)].map(
  (path) => path.replace(/\[[^\]]+\]/g, newId()),
);

test('every page of the console × every role: it is there for staff, and for nobody else', async ({
  page,
  newFan,
  world,
}) => {
  const team = await makeTeam(world, ['owner']);
  const [staff, owner, fan] = [await newFan(), await newFan(), await newFan()];
  await enterAsStaff(world, staff);
  await signIn(owner, team.member('owner'));
  await signIn(fan, await world.fan());
  const ask = (browser: typeof page, path: string) =>
    browser.request.get(path, { maxRedirects: 0, failOnStatusCode: false });
  for (const path of paths) {
    for (const browser of [page, owner, fan]) {
      const answer = await ask(browser, path);
      expect(`${path} ${answer.status()}`).toBe(`${path} 404`);
      expect(await answer.text()).not.toMatch(/Operations|Prometheus|All is well|broken/);
    }
    const opened = await ask(staff, path);
    // About what is invented even staff find nothing.
    const about = /[0-9a-f]{12}$/.test(path);
    expect(`${path} ${opened.status()}`).toBe(`${path} ${about ? 404 : 200}`);
    expect(opened.headers()['cache-control']).toMatch(/private.*no-store/);
    if (path.startsWith('/api/')) continue;
    if (!about) expect(await opened.text()).toMatch(/<meta name="robots" content="noindex/);
    expect(opened.headers()['content-security-policy']).toMatch(/'nonce-/);
  }
  expect((await ask(staff, '/api/metrics')).status()).toBe(404);
});

test('an alert stands first on the page of health, is mailed once, taken on and snoozed', async ({
  page,
  world,
}) => {
  const account = await enterAsStaff(world, page);
  const id = newId();
  const amount = 5_000_000 + Math.floor(Math.random() * 900_000);
  await world.db.insert(alerts).values({
    ...{ id, cause: `money.at_risk:${id}`, rule: 'money.at_risk', subject: 'usd', severity: 'critical' },
    ...{ state: 'open', value: amount, worst: amount, openedAt: new Date() },
  });
  await page.goto('/ops');
  const title = /^\$[\d,.]+ at risk$/;
  await expect(page.getByRole('heading', { level: 1, name: /broken/ })).toBeVisible();
  await expectAccessible(page);
  await page.locator(`a[href="/ops/alerts/${id}"]`).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  // Before it is snoozed: whoever is quicker than the worker's round has it told to nobody.
  await mailTo(account.email, /^Open, critical: \$[\d,.]+ at risk$/);
  await page.getByRole('button', { name: 'I look after it' }).click();
  await expect(page.getByText('looks after it.')).toBeVisible();
  await page.getByLabel('Tell nobody for').selectOption('30');
  await page.getByRole('button', { name: 'Snooze' }).click();
  await expect(page.getByText('Told to nobody until')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/ops/alerts/channels');
  await expectAccessible(page);
  await page.getByLabel('Address').fill('http://169.254.169.254/latest');
  await page.getByLabel('Name', { exact: true }).fill('Inside');
  await page.getByRole('button', { name: 'Add the channel' }).click();
  await expect(page.getByText('Write an address that begins with https://')).toBeVisible();
});

test('a receipt that failed for good: read in its group, put right, redriven, in the inbox once', async ({
  page,
  world,
}) => {
  const staff = await enterAsStaff(world, page);
  await world.db.insert(staffRoles).values({ userId: staff.id, role: 'approve' });
  const fan = await world.fan();
  const [mailId, deadId] = [newId(), newId()];
  await world.db
    .insert(mails)
    .values({ id: mailId, kind: 'account_exists', userId: fan.id, toAddress: fan.email, data: {} });
  // As the queue leaves it after the last try; its payload names a mail that is not there.
  await world.db.execute(sql`
    insert into pgboss.job (name, data, source_name, source_id, source_root_id, source_retry_count, source_output, source_created_on)
    values ('send-mail-dead', ${JSON.stringify({ mailId: 'gone' })}::text::jsonb, 'send-mail', ${deadId}, ${deadId}, 14,
      ${JSON.stringify({ message: `The printer ${fan.name} burns` })}::text::jsonb, now())`);
  await expect(async () => {
    await page.goto(`/ops/messages?q=printer`);
    await expect(page.getByRole('link', { name: /^The printer/ }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expectAccessible(page);
  await page
    .getByRole('link', { name: /^The printer/ })
    .last()
    .click();
  await expect(page.getByText('Nothing: the payload does not fit.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('As text').fill('{ "mailId": 7 }');
  await page.getByRole('button', { name: 'Save as the next version' }).click();
  await expect(page.getByText(/does not fit its schema. mailId/)).toBeVisible();
  await page.getByLabel('As text').fill(JSON.stringify({ mailId }));
  await page.getByRole('button', { name: 'Save as the next version' }).click();
  await expect(page.getByRole('heading', { name: 'Payload, version 1' })).toBeVisible();
  await expect(page.getByText('Sends the mail "account exists" that is still owed.')).toBeVisible();
  await page.getByRole('button', { name: 'Redrive …' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Redrive 1 message' })).toBeVisible();
  await expect(page.getByText('1 would be done')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Redrive 1 message' }).click();
  await mailTo(fan.email, /You already have an account/);
  await expect(page.getByText('1 of 1')).toBeVisible({ timeout: 30_000 });
  expect(await countMails(fan.email, /You already have an account/)).toBe(1);
});
