import { cartLines, expectCart, holdBest } from '@/e2e/fixtures/shop';
import { expect, test } from '@/e2e/fixtures/test';

for (const javaScriptEnabled of [true, false]) {
  test(`the list of seats keeps what was ticked and names what is gone, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    world,
    newFan,
  }) => {
    const page = await newFan({ javaScriptEnabled });
    const rival = await newFan();
    const show = await world.seated('Two hands, one seat');
    await page.goto(`${show.path}/sections`);
    const row = page.getByRole('group', { name: 'Row A' });
    const seats = row.getByRole('checkbox');
    await expect(seats.first()).toBeEnabled();

    await holdBest(rival, show.path, 'Premium', 2);
    const lines = cartLines(rival, 'Seat');
    const gone = (await lines.allTextContents()).map(
      (text) => /Row (\w+) · Seat (\d+)/.exec(text)?.slice(1) ?? [],
    );
    for (const [rowName, seat] of gone) {
      await page
        .getByRole('group', { name: `Row ${rowName}` })
        .getByRole('checkbox', { name: `Seat ${seat},` })
        .check();
    }
    const kept = page.getByRole('group', { name: 'Row B' }).getByRole('checkbox', { name: 'Seat 10,' });
    await kept.check();
    await page.getByRole('button', { name: 'Hold the ticked seats' }).click();

    for (const [rowName, seat] of gone) {
      await expect(page.getByText(/^Just gone: /)).toContainText(`Row ${rowName} · Seat ${seat}`);
    }
    await expect(page.getByText('Your other seats are still ticked below.')).toBeVisible();
    await expect(kept).toBeChecked();
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
    await page.getByRole('button', { name: 'Hold the ticked seats' }).click();
    await expectCart(page);
    await expect(cartLines(page, 'Row B · Seat 10')).toHaveCount(1);
  });
}
