import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { clientAddress, forwardedFor } from './client-address';
import { readBody } from './read-body';
import { contentSecurityPolicy, privateSections, securityHeaders } from './security-headers';

const from = (value: string) => clientAddress(new Headers({ 'x-forwarded-for': value }));

test('the address is the one that the nearest proxy saw, never one that the client claims', () => {
  expect(from('203.0.113.9')).toBe('203.0.113.9');
  expect(from('1.2.3.4, 203.0.113.9')).toBe('203.0.113.9');
  expect(from('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(from('1.2.3.4, 203.0.113.9:51234')).toBe('203.0.113.9');
  expect(from('::ffff:c633:6509')).toBe('198.51.101.9');
  expect(from('64:ff9b::c633:6509')).toBe('198.51.101.9');
  expect(from('[2001:db8:1:2::1]:443')).toBe('2001:db8:1:2::/64');
  expect(from('not an address')).toBe('unknown');
  expect(clientAddress(new Headers())).toBe('unknown');
});

test('an IPv6 subscriber cannot multiply', () => {
  const homes = ['2001:db8:1:2::1', '2001:db8:1:2:ffff:1:2:3', '2001:0db8:0001:0002::'];
  expect(new Set(homes.map(from))).toEqual(new Set(['2001:db8:1:2::/64']));
  expect(from('2001:db8:1:3::1')).not.toBe(from('2001:db8:1:2::1'));
  expect(from('::1')).toBe('0:0:0:0::/64');
});

test('only a proxy of ours may say whom it speaks for', () => {
  expect(forwardedFor('203.0.113.9', '1.2.3.4')).toBe('203.0.113.9');
  expect(forwardedFor('::ffff:127.0.0.1', '198.51.100.7')).toBe('198.51.100.7');
  expect(forwardedFor('10.0.0.2', '198.51.100.7')).toBe('198.51.100.7');
  expect(forwardedFor('172.32.0.1', '198.51.100.7')).toBe('172.32.0.1');
  expect(forwardedFor('203.0.113.9', undefined)).toBe('203.0.113.9');
  expect(forwardedFor('10.0.0.2', '198.51.100.7:4711')).toBe('198.51.100.7:4711');
  expect(forwardedFor('10.0.0.2', '198.51.100.7, hidden')).toBe('10.0.0.2');
});

test('a body is read up to its limit, whatever its length claims', async () => {
  const post = (body: BodyInit, headers?: Record<string, string>) =>
    readBody(
      new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit),
      8,
    );
  expect((await post('12345678'))?.toString()).toBe('12345678');
  expect(await post('123456789')).toBeNull();
  expect(await post('1', { 'content-length': '900' })).toBeNull();
  const cancel = vi.fn();
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(5)), cancel });
  expect(await post(endless)).toBeNull();
  expect(cancel).toHaveBeenCalled();
  expect((await readBody(new Request('http://localhost/', { method: 'POST' }), 8))?.length).toBe(0);
});

const headersOf = (url: string, headers = {}) => Object.fromEntries(securityHeaders(url, headers));

test('the proxy handles the private pages, and exactly those lack the static policy', () => {
  const [, matched] = /'\/\(([\w|-]+)\)\/:path\*'/.exec(readFileSync('proxy.ts', 'utf8')) ?? [];
  expect(matched?.split('|')).toEqual(privateSections);
  const isStatic = (path: string) => 'Content-Security-Policy' in headersOf(path);
  for (const section of privateSections) {
    const paths = [`/${section}`, `/${section}/x`, `/${section}?x=1`, `/${section}s-of-rome`];
    expect(paths.map(isStatic)).toEqual([false, false, false, true]);
  }
  expect(['/', '/events', '/events/x/y', '/api/me'].every(isStatic)).toBe(true);
});

test('only behind TLS is a browser told to stay there', () => {
  expect(headersOf('/')).not.toHaveProperty('Strict-Transport-Security');
  expect(headersOf('/', { 'x-forwarded-proto': 'https' })).toHaveProperty('Strict-Transport-Security');
});

test('no policy lets a page be framed, rebased or sent elsewhere; a nonce shuts inline scripts out', () => {
  const open = contentSecurityPolicy();
  const strict = contentSecurityPolicy({ nonce: 'abc', formTargets: ['https://checkout.stripe.com'] });
  for (const policy of [open, strict]) {
    for (const rule of [
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
      "script-src-attr 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
  }
  expect(open).toContain("form-action 'self';");
  expect(strict).toContain("form-action 'self' https://checkout.stripe.com");
  const scripts = strict.split('; ').find((rule) => rule.startsWith('script-src '));
  expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
});

test('only the door may use the camera, compile WebAssembly and have a worker', () => {
  expect(contentSecurityPolicy({ nonce: 'abc' })).not.toMatch(/wasm|worker-src/);
  const door = contentSecurityPolicy({ nonce: 'abc', door: true });
  expect(door).toContain("'strict-dynamic' 'wasm-unsafe-eval'");
  expect(door).toContain("worker-src 'self'");
  const mayFilm = (url: string) => headersOf(url)['Permissions-Policy']?.includes('camera=(self)');
  expect(['/admin/hall/check-in/1', '/admin/hall/check-in/1?x=1'].map(mayFilm)).toEqual([true, true]);
  expect(
    ['/', '/admin/hall/check-in', '/admin/hall/check-in/1/x', '/x/admin/a/check-in/1'].some(mayFilm),
  ).toBe(false);
});
