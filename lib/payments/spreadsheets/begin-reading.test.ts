import { expect, test } from 'vitest';
import { orBusy } from '@/lib/http/or-busy';
import { beginReading } from './begin-reading';
import { tableResponse } from './table-response';

async function* rows(count: number) {
  for (let row = 0; row < count; row++) yield [`row ${row}`];
}

async function* busy() {
  yield ['Heading'];
  throw new Error('the pool is full');
}

test.each([0, 1, 2, 5])('%i rows come as they are', async (count) => {
  const read = [];
  for await (const row of await beginReading(rows(count))) read.push(row);
  expect(read).toEqual(Array.from({ length: count }, (_, row) => [`row ${row}`]));
});

test.each(['csv', 'xlsx'] as const)(
  'a %s file whose rows cannot be read is 503 with Retry-After',
  async (format) => {
    const response = await orBusy(async () => tableResponse('orders', format, await beginReading(busy())));
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
  },
);

test('control: answered before a row is read, the file begins with 200 and breaks off', async () => {
  const response = await orBusy(async () => tableResponse('orders', 'csv', busy()));
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow('the pool is full');
});
