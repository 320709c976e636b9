import { expect, test } from 'vitest';
import { csvResponse, csvRow } from './csv';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])(
  '%j is text and no formula',
  (cell) => expect(csvRow([cell]).replace(/^"/, '').startsWith("'")).toBe(true),
);

test('quotes, commas and line ends stay inside their cell; numbers below zero stay numbers', () => {
  expect(csvRow(['a "b", c', -12, null, 'x\ny', 1.5])).toBe('"a ""b"", c",-12,,"x\ny",1.5\r\n');
});

test('a long file arrives whole, in parts', async () => {
  function* rows() {
    for (let at = 0; at < 1_200; at++) yield [at, 'Größe'];
  }
  const response = csvResponse('report', rows());
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="report.csv"');
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith('\uFEFF0,Größe\r\n')).toBe(true);
  expect(text.trimEnd().split('\r\n')).toHaveLength(1_200);
});
