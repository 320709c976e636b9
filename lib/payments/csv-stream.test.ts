import { expect, test } from 'vitest';
import { csvLine, csvStream } from './csv-stream';
import { amountCell } from './spreadsheets/cell';

test.each(['=1+1', '+1 2', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', '\n=HYPERLINK("x")'])(
  'a spreadsheet does not compute %j',
  (text) => {
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/);
  },
);

test('quotes, commas and line breaks are kept; numbers stay numbers', () => {
  expect(csvLine(['Ada "A", Fan', -12.5, amountCell(-1250, 'usd'), null, 'two\nlines'])).toBe(
    '"Ada ""A"", Fan",-12.5,-12.5,,"two\nlines"\r\n',
  );
});

test('a file begins with the mark of UTF-8, and nobody reads on after the reader has gone', async () => {
  let read = 0;
  let ended = false;
  async function* rows() {
    try {
      for (;;) yield [`Dvořák ${++read}`];
    } finally {
      ended = true;
    }
  }
  const reader = csvStream(rows()).getReader();
  expect([...((await reader.read()).value ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^Dvořák 1\r\n/);
  await reader.cancel();
  expect(ended).toBe(true);
  expect(read).toBeLessThan(1_000);
});
