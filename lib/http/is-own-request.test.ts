import { expect, test } from 'vitest';
import { isOwnRequest } from './is-own-request';

const own = (headers: Record<string, string>) => isOwnRequest(new Headers(headers));

test('another site cannot make a browser send something in our name', () => {
  expect(own({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(own({ 'sec-fetch-site': 'cross-site' })).toBe(false);
  expect(own({ 'sec-fetch-site': 'same-site', origin: 'https://tessera.example' })).toBe(false);
  expect(own({ origin: 'https://evil.example', host: 'tessera.example' })).toBe(false);
  expect(own({ origin: 'null', host: 'tessera.example' })).toBe(false);
  expect(own({ origin: 'https://tessera.example', host: 'tessera.example' })).toBe(true);
  expect(own({})).toBe(true);
});
