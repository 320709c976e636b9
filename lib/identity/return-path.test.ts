import { expect, test } from 'vitest';
import { safeReturnPath } from './return-path';

test.each([
  '/',
  '/account/orders',
  '/orders/0199?key=a.b',
  '/events?q=a//b&next=https%3A%2F%2Fx',
  '/events?q=https://x.example',
  '/cart#top',
  '/artists/d%C3%A9bussy',
])('%s leads back here', (path) => {
  expect(safeReturnPath(path)).toBe(path);
});

test.each([
  'https://evil.example',
  'HTTPS:evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%2Fevil.example',
  '/%2F%2Fevil.example',
  '/%5Cevil.example',
  '/%252Fevil.example',
  '/%25255Cevil.example',
  '%2F%2Fevil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  '/\n/evil.example',
  '/a/..//evil.example',
  '/./\\evil.example',
  ' //evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'account',
  '/%E0%A4%A',
  '',
  undefined,
  null,
  42,
  ['/account'],
  `/${'a'.repeat(3_000)}`,
])('%s does not', (path) => {
  expect(safeReturnPath(path, '/fallback')).toBe('/fallback');
});

test('the result resolves to our own origin, whatever was asked', () => {
  for (const path of ['/a/../../b', '/..//', '/a?//x', '/@evil.example', '/:80', '/a;//b']) {
    expect(new URL(safeReturnPath(path), 'https://tessera.example').origin).toBe('https://tessera.example');
  }
});

test('nobody is sent back to where he comes from', () => {
  for (const path of ['/sign-in', '/sign-in?callbackUrl=/sign-in', '/reset?token=x', '/api/auth/signout']) {
    expect(safeReturnPath(path, '/account')).toBe('/account');
  }
});
