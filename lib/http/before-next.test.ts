import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { decodable, originForm, standBeforeNext } from './before-next';
import { refusalOf } from './refusals';

/** What a server's handler sees of a request that was sent to it. */
async function seen(init: RequestInit & { path?: string } = {}): Promise<IncomingMessage> {
  const { promise, resolve } = Promise.withResolvers<IncomingMessage>();
  const server = createServer((request, response) => {
    resolve(request);
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // safe because it listens on a port
  await fetch(`http://127.0.0.1:${port}${init.path ?? '/'}`, init);
  server.close();
  return promise;
}

test('a server’s handler sees the peer’s address, or what a proxy of ours says', async () => {
  const address = async (headers?: Record<string, string>) =>
    (await seen({ headers })).headers['x-forwarded-for'];
  expect(await address()).toBeUndefined();
  const stop = standBeforeNext();
  try {
    expect(await address()).toBe('127.0.0.1');
    expect(await address({ 'x-forwarded-for': '198.51.100.7' })).toBe('198.51.100.7');
  } finally {
    stop();
  }
});

test('an address that cannot be decoded reaches the handler as one that can', async () => {
  expect(decodable('/events/%C3%A9?q=%E0%A4%A')).toBe('/events/%C3%A9?q=%E0%A4%A');
  expect(decodable('/events/%')).toBe('/events/%25');
  const stop = standBeforeNext();
  try {
    expect((await seen({ path: '/events/%E0%A4%A?x=1' })).url).toBe('/events/%25E0%25A4%25A?x=1');
  } finally {
    stop();
  }
});

test('a target in absolute form is that of its path', () => {
  expect(originForm('http://tessera.example/events?q=a')).toBe('/events?q=a');
  expect(originForm('HTTPS://tessera.example')).toBe('/');
  expect(['/events', '*', 'http://'].map(originForm)).toEqual(['/events', '*', 'http://']);
});

const action = (headers: Record<string, string>, method = 'POST', url = '/events/x') =>
  refusalOf({
    method,
    url,
    headers: { host: 'tessera.example', 'content-length': '20', 'next-action': 'a1', ...headers },
  });

test('a server action from another site is refused, one from this site is not', () => {
  expect(action({})).toBeNull();
  expect(action({ origin: 'https://tessera.example' })).toBeNull();
  expect(action({ origin: 'https://inside:3000', 'x-forwarded-host': 'inside:3000' })).toBeNull();
  for (const origin of ['https://evil.example', 'https://tessera.example.evil.example', 'null', '%%'])
    expect(action({ origin })).toBe('foreign-origin');
  const form = { 'content-type': 'multipart/form-data; boundary=x', origin: 'https://evil.example' };
  expect(refusalOf({ method: 'POST', url: '/cart', headers: form })).toBe('foreign-origin');
});

test('a server action says how long it is, and that is at most a megabyte', () => {
  expect(action({ 'content-length': String(1024 * 1024) })).toBeNull();
  expect(action({ 'content-length': String(1024 * 1024 + 1) })).toBe('too-large');
  expect(refusalOf({ method: 'POST', url: '/cart', headers: { 'next-action': 'a1' } })).toBe('no-length');
});

test('pages and routes are not its business', () => {
  expect(action({ origin: 'https://evil.example' }, 'GET')).toBeNull();
  expect(action({ origin: 'https://evil.example' }, 'POST', '/api/stripe/webhook')).toBeNull();
});

test('a refused action goes to the route that says why, and no longer as an action', async () => {
  const stop = standBeforeNext();
  try {
    const headers = { 'next-action': 'a1', origin: 'https://evil.example' };
    const { url, headers: left } = await seen({ path: '/cart', method: 'POST', body: 'x', headers });
    expect(url).toBe('/api/refused/foreign-origin');
    expect(left).not.toHaveProperty('next-action');
  } finally {
    stop();
  }
});
