import { readFile } from 'node:fs/promises';
import { devices, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe';
import { tabTo } from '../fixtures/keyboard';
import { expect, test } from '../fixtures/test';
import { board, draftOf, example, managerOf, seatsIn } from './plans-world';

const saved = (page: Page) => expect(page.getByText(/^Saved at /)).toBeVisible();
const status = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
const importFile = async (page: Page, plans: string, file: string) => {
  await page.goto(`${plans}/new`);
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: 'Import the plan' }).click();
};
const opened = async (page: Page) => {
  await expect(page).toHaveURL(/\/plans\/[0-9a-f-]{36}$/);
  return board(page);
};
const boxOf = async (of: Locator) => {
  const box = await of.boundingBox();
  if (!box) throw new Error('The board is not on the screen');
  return { ...box, middleX: box.x + box.width / 2, middleY: box.y + box.height / 2 };
};

test('a plan begins as a copy of a hall that shares its own', async ({ page, world }) => {
  const { plans } = await managerOf(world, page);
  await page.goto(`${plans}/new`);
  await page.getByLabel('Hall or city').fill('no such hall');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('No hall fits.')).toBeVisible();
  await page.getByLabel('Hall or city').fill('geffen');
  await page.getByRole('button', { name: 'Search' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Copy the plan of David Geffen Hall/ }).click();
  await opened(page);
  await status(page, /^2,\d{3} seats/);
  await expect(page.getByRole('button', { name: 'Publish version 1' })).toBeEnabled();
});

test('a plan is drawn with the mouse, painted, published, and listed', async ({ page, world }) => {
  const { plans } = await managerOf(world, page);
  await page.goto(plans);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'New plan' }).click();
  await expectAccessible(page);
  await page.getByLabel('Name').fill('Town Hall');
  await page.getByLabel('Rows').fill('0');
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await expect(page.getByText('Choose between 1 and 200 rows.')).toBeVisible();
  await page.getByLabel('Rows').fill('4');
  await page.getByLabel('Seats in each row').fill('10');
  await page.getByRole('button', { name: 'Make the plan' }).click();
  const canvas = await opened(page);
  await status(page, '40 seats');
  await expectAccessible(page);

  await test.step('a bent block of rows', async () => {
    await page.getByRole('button', { name: 'Rows', exact: true }).click();
    const panel = page.locator('details', { hasText: 'New rows' });
    await panel.getByLabel('Rows', { exact: true }).fill('3');
    await panel.getByLabel('Seats in each').fill('12');
    await panel.getByLabel('Bend, degrees').fill('60');
    const box = await boxOf(canvas);
    await page.mouse.move(box.middleX, box.y + box.height * 0.94);
    await page.mouse.click(box.middleX, box.y + box.height * 0.94);
    await status(page, '76 seats, 36 selected');
  });

  await test.step('lasso, paint, undo, redo', async () => {
    const box = await boxOf(canvas);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.mouse.move(box.x + 5, box.y + 5);
    await page.mouse.down();
    for (const [x, y] of [
      [0.995, 0.01],
      [0.995, 0.99],
      [0.01, 0.99],
    ] as const)
      await page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 4 });
    await page.mouse.up();
    await status(page, '76 seats, 76 selected, 1 area selected');
    await page.getByLabel('New category').fill('Premium');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Paint with Premium' }).click();
    await expect(page.getByRole('combobox', { name: 'Category' })).toHaveValue('Premium');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('combobox', { name: 'Category' })).not.toHaveValue('Premium');
    await page.getByRole('button', { name: 'Redo' }).click();
    await saved(page);
    const painted = seatsIn(await draftOf(world, page)).filter(({ seat }) => seat.category === 'Premium');
    expect(painted).toHaveLength(76);
  });

  await test.step('issues hold publishing back until they are put right', async () => {
    // The new rows are called A to C like the old ones, and so are their seats.
    await expect(page.getByRole('button', { name: 'Publish version 1' })).toBeDisabled();
    const issue = page.getByRole('button', { name: /2 seats are called Main, row A, seat 1\./ });
    await issue.click();
    await status(page, '2 selected');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Add a zone' }).click();
    await page.getByLabel('Name of zone Zone 2').fill('Balcony');
    await canvas.focus();
    const box = await boxOf(canvas);
    await page.mouse.dblclick(box.middleX, box.middleY);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await status(page, '0 seats');
    await page.keyboard.press('Control+z');
    await status(page, '76 seats');
  });
});

test('what is published is listed with its picture and can be downloaded again', async ({ page, world }) => {
  const { plans } = await managerOf(world, page);
  await importFile(page, plans, example());
  await opened(page);
  await status(page, '6 seats');
  await expect(page.getByText('none', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByText('Published. Performances can sell it now.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish version 1' })).toBeDisabled();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('grosser-saal.json');
  const file = await readFile((await download.path()) ?? '', 'utf8');
  expect(seatsIn(JSON.parse(file)).map(({ seat }) => seat.seat_guid)).toEqual(
    seatsIn(JSON.parse(example())).map(({ seat }) => seat.seat_guid),
  );
  await page.goto(plans);
  const card = page.getByRole('listitem').filter({ hasText: 'Grosser Saal' });
  await expect(card).toContainText('6 seats, not used yet');
  await expect(card).toContainText('Version 1');
  await expectAccessible(page);
  await card.getByRole('button', { name: 'Duplicate Grosser Saal' }).click();
  await opened(page);
  await expect(page.getByLabel('Name of the plan')).toHaveValue('Copy of Grosser Saal');
});

test('a file that breaks the format is refused with the place and the reason', async ({
  page,
  world,
  guard,
}) => {
  guard.allow(/422/);
  const { plans } = await managerOf(world, page);
  const plan = JSON.parse(example());
  delete plan.zones[0].rows[1].seats[2].seat_guid;
  plan.zones[0].rows[0].seats[0].category = 'Nowhere';
  await importFile(page, plans, JSON.stringify(plan));
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be read' })).toContainText(
    'zones[0].rows[1].seats[2].seat_guid is missing',
  );
  await expectAccessible(page);
  await importFile(page, plans, 'no plan');
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be read' })).toContainText('is not JSON');
  await importFile(page, plans, example());
  await opened(page);
});

test('everything works from the keyboard', async ({ page, world }) => {
  const { plans } = await managerOf(world, page);
  await importFile(page, plans, example());
  const canvas = await opened(page);
  await status(page, '6 seats');
  await tabTo(page, canvas);
  await page.keyboard.press('ArrowRight');
  await status(page, 'Main Area, row 1, seat 1, Stalls');
  await page.keyboard.press('ArrowDown');
  await status(page, 'Main Area, row 2, seat 1, Balcony');
  await page.keyboard.press('Shift+Enter');
  await status(page, '6 seats, 3 selected');
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('w');
  await saved(page);
  await expect
    .poll(async () =>
      seatsIn(await draftOf(world, page))
        .filter(({ row }) => row.row_number === '2')
        .map(({ row, seat }) => [
          (row.position?.x ?? 0) + seat.position.x,
          (row.position?.y ?? 0) + seat.position.y,
          seat.uuid?.split(':')[0],
        ]),
    )
    .toEqual([
      [150, 175, 'accessible'],
      [175, 175, 'accessible'],
      [200, 175, 'accessible'],
    ]);
  await page.keyboard.press('Control+d');
  await status(page, '9 seats, 3 selected');
  await page.keyboard.press('Control+z');
  // The three steps down and the ten to the right are one stretch of arrows.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await status(page, '6 seats');
  await page.keyboard.press('t');
  await page.keyboard.press('p');
  await status(page, '1 area selected');
  await page.keyboard.press('Delete');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'How to draw' });
  await expect(help).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test('on a phone a tap selects, two fingers zoom, and one drags', async ({
  browser,
  world,
  baseURL,
  guard,
}) => {
  const context = await browser.newContext({ ...devices['Pixel 7'], baseURL });
  guard.watch(context);
  const page = await context.newPage();
  const { plans } = await managerOf(world, page);
  await importFile(page, plans, example());
  const canvas = await opened(page);
  await status(page, '6 seats');
  await canvas.scrollIntoViewIfNeeded();
  const box = await boxOf(canvas);
  const client = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
  await test.step('a lasso with one finger', async () => {
    await touch('touchStart', [[box.x + 4, box.y + 4]]);
    for (const [x, y] of [
      [box.width - 6, 6],
      [box.width - 6, box.height - 6],
      [4, box.height - 6],
    ] as const)
      await touch('touchMove', [[box.x + x, box.y + y]]);
    await touch('touchEnd', []);
    await status(page, '6 seats, 6 selected');
  });
  await test.step('two fingers leave the plan as it is', async () => {
    await touch('touchStart', [[box.middleX - 20, box.middleY]]);
    await touch('touchStart', [
      [box.middleX - 20, box.middleY],
      [box.middleX + 20, box.middleY],
    ]);
    await touch('touchMove', [
      [box.middleX - 60, box.middleY],
      [box.middleX + 60, box.middleY],
    ]);
    await touch('touchEnd', []);
    await status(page, '6 seats, 6 selected');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  });
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await status(page, '0 seats');
  await page.getByRole('button', { name: 'Undo' }).click();
  await status(page, '6 seats');
  await expectAccessible(page);
  await context.close();
});

test('of two windows the slower one is asked what shall count', async ({ page, world, context, guard }) => {
  guard.allow(/409/);
  const { plans } = await managerOf(world, page);
  await importFile(page, plans, example());
  await opened(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await board(other);
  await page.getByLabel('Name of the plan').fill('First');
  await expect.poll(async () => (await draftOf(world, page)).name).toBe('First');
  await other.getByLabel('Name of the plan').fill('Second');
  const alert = other.getByRole('alert').filter({ hasText: 'saved this plan at' });
  await expect(alert).toContainText('You, in another window saved this plan at');
  expect((await draftOf(world, page)).name).toBe('First');
  await other.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(async () => (await draftOf(world, page)).name).toBe('Second');
  await page.getByLabel('Name of the plan').fill('Third');
  await page.getByRole('button', { name: 'Load theirs' }).click();
  await expect(page.getByLabel('Name of the plan')).toHaveValue('Second');
});

test('without JavaScript a plan can be made and imported; the plan of others is not there', async ({
  page,
  world,
  newFan,
  guard,
}) => {
  guard.allow(/404/);
  const mine = await managerOf(world, page);
  await importFile(page, mine.plans, example());
  await opened(page);
  const theirs = page.url();
  const plain = await newFan({ javaScriptEnabled: false });
  const { plans } = await managerOf(world, plain);
  await plain.goto(`${plans}/new`);
  await plain.getByLabel('Name').fill('Plain hall');
  await plain.getByRole('button', { name: 'Make the plan' }).click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Plain hall');
  await importFile(plain, plans, example());
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Grosser Saal');
  const planId = theirs.split('/').at(-1);
  for (const path of [theirs, `${plans}/${planId}`]) {
    expect((await plain.goto(path))?.status()).toBe(404);
  }
  const slug = plans.split('/')[2];
  const draft = await plain.request.get(`/api/admin/${slug}/plans/${planId}/draft`);
  expect(draft.status()).toBe(404);
});
