import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { amountCell, type Cell, momentCell, type Rows } from './cell';
import { tableResponse } from './table-response';
import { xlsxParts } from './xlsx';

/** The files of an archive, found as its readers find them: by the directory at the end. */
function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const text = inflateRawSync(bytes.subarray(from, from + bytes.readUInt32LE(at + 20)));
    expect(crc32(text)).toBe(bytes.readUInt32LE(at + 16));
    expect(text.length).toBe(bytes.readUInt32LE(at + 24));
    files.set(name, text.toString());
    at += 46 + bytes.readUInt16LE(at + 28);
  }
  return files;
}

const wholeOf = (rows: Rows) => buffer(Readable.from(xlsxParts('Orders', rows)));

async function sheetOf(rows: Rows): Promise<string> {
  return unzip(await wholeOf(rows)).get('xl/worksheets/sheet1.xml') ?? '';
}

test('amounts are numbers with the digits of their currency, moments are days on the wall of their zone', async () => {
  const evening = momentCell('2026-12-05T00:30:00Z', 'America/New_York');
  const row: Cell[] = [amountCell(-1250, 'usd'), amountCell(900, 'jpy'), amountCell(1234, 'kwd'), evening, 7];
  const sheet = await sheetOf([['Head'], row]);
  // 4 December 2026, 19:30.
  const serial = 46_360 + 19.5 / 24;
  expect(sheet).toContain(
    `<row><c s="4"><v>-12.50</v></c><c s="3"><v>900</v></c><c s="5"><v>1.234</v></c><c s="2"><v>${serial}</v></c><c><v>7</v></c></row>`,
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x","y")', '12.50'])(
  '%j is a text and no formula',
  async (text) => {
    const sheet = await sheetOf([['Head'], [text]]);
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<row><c t="inlineStr"><is><t xml:space="preserve">');
  },
);

test('what XML cannot hold is left out, what spreadsheets read as an escape is escaped', async () => {
  const sheet = await sheetOf([['<Dvořák & "Co">'], ['a\u0000b\ud800c_x0041_\r\n'], ['x'.repeat(40_000)]]);
  expect(sheet).toContain('&lt;Dvořák &amp; &quot;Co&quot;&gt;');
  expect(sheet).toContain('ab\ufffdc_x005F_x0041__x000D_\n</t>');
  expect(sheet.match(/x{100,}/)?.[0]).toHaveLength(32_767);
});

test('200,000 rows go through in a few megabytes', async () => {
  async function* rows(): AsyncGenerator<Cell[]> {
    yield ['Ticket', 'Buyer', 'When', 'Price'];
    const at = momentCell('2026-12-05T00:30:00Z', 'America/New_York');
    for (let n = 0; n < 200_000; n++) yield [`ticket-${n}`, `Ada Fan ${n % 977}`, at, amountCell(n, 'usd')];
  }
  const before = process.memoryUsage();
  let [most, size] = [0, 0];
  for await (const part of xlsxParts('Tickets', rows())) {
    size += part.length;
    const { arrayBuffers, external } = process.memoryUsage();
    most = Math.max(most, arrayBuffers + external - before.arrayBuffers - before.external);
  }
  expect(size).toBeGreaterThan(1_500_000);
  expect(most).toBeLessThan(16_000_000);
});

test('rows are read only as fast as the file is, and no more when the reader has gone', async () => {
  let [read, ended] = [0, false];
  async function* rows() {
    try {
      for (;;) yield [`row ${++read} ${Math.random()}`];
    } finally {
      ended = true;
    }
  }
  const reader = tableResponse('orders', 'xlsx', rows()).body?.getReader();
  await reader?.read();
  await reader?.read();
  await reader?.cancel();
  await expect.poll(() => ended).toBe(true);
  expect(read).toBeLessThan(20_000);
});

test('a workbook names its sheets, and a second one when the first is full', async () => {
  function* rows() {
    yield ['Number'];
    for (let n = 1; n <= 1_048_576; n++) yield [n];
  }
  const files = unzip(await wholeOf(rows()));
  expect(files.get('xl/workbook.xml')).toContain('<sheet name="Orders 2" sheetId="2" r:id="rId2"/>');
  expect(files.get('xl/worksheets/sheet2.xml')).toMatch(
    /Number<\/t><\/is><\/c><\/row><row><c><v>1048576<\/v>/,
  );
  expect(files.get('[Content_Types].xml')).toContain('/xl/worksheets/sheet2.xml');
}, 60_000);
