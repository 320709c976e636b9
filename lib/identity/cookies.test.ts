import { encode } from 'next-auth/jwt';
import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '@/lib/ids';
import { knownDevice, makeDeviceCookie } from './device-cookie';
import { decodeSessionCookie, encodeSessionCookie, newSessionId } from './session-cookie';
import { sign } from './signing';
import { readVisitorId, sealVisitorId } from './visitor-cookie';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test('a visitor’s cookie gives the visitor back', () => {
  const visitorId = newId();
  expect(readVisitorId(sealVisitorId(visitorId))).toBe(visitorId);
});

test('a visitor’s cookie that was altered, made up or made for something else is nobody’s', () => {
  const [mine, other] = [newId(), newId()];
  const [id = '', signature = ''] = sealVisitorId(mine).split('.');
  const flipped = (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1);
  const bad = [
    undefined,
    '',
    id,
    `${id}.`,
    `.${signature}`,
    `${other}.${signature}`,
    `${id}.${flipped}`,
    `${id}.${signature.slice(0, -1)}`,
    `${id}.${signature}.x`,
    `${id}.${sign('device', id)}`,
    `x' or 1=1.${signature}`,
  ];
  for (const cookie of bad) expect(readVisitorId(cookie)).toBeNull();
});

test('a device is known for its own account only', () => {
  const cookie = makeDeviceCookie('ada@example.test');
  expect(knownDevice(cookie, 'ada@example.test')).toBe(cookie.split('.')[0]);
  expect(knownDevice(cookie, 'eve@example.test')).toBeNull();
  expect(knownDevice(`x${cookie}`, 'ada@example.test')).toBeNull();
  expect(knownDevice(undefined, 'ada@example.test')).toBeNull();
});

test('the session’s cookie carries its id, sealed, and nothing else opens', async () => {
  const sessionId = newSessionId();
  const cookie = await encodeSessionCookie(sessionId);
  expect(cookie).not.toContain(sessionId);
  expect(await decodeSessionCookie(cookie)).toBe(sessionId);
  const foreign = await encode({
    token: { sid: sessionId },
    secret: 'another secret of more than 32 characters',
  });
  const late = await encode({
    token: { sid: sessionId },
    secret: process.env.AUTH_SECRET ?? '',
    maxAge: -60,
  });
  const empty = await encode({ token: { sub: sessionId }, secret: process.env.AUTH_SECRET ?? '' });
  for (const bad of [undefined, '', 'x', `${cookie.slice(0, -2)}xx`, foreign, late, empty]) {
    expect(await decodeSessionCookie(bad)).toBeNull();
  }
});

test('over https cookies are Secure and bound to the host, over http they still work', async () => {
  vi.stubEnv('BASE_URL', 'https://tessera.example');
  vi.resetModules();
  const secure = await import('./session-cookie');
  expect(secure.sessionCookieName()).toBe('__Host-tessera-session');
  expect(secure.sessionCookieOptions()).toMatchObject({
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
  });
  vi.stubEnv('BASE_URL', 'http://localhost:3000');
  vi.resetModules();
  const local = await import('./session-cookie');
  expect(local.sessionCookieName()).toBe('tessera-session');
  expect(local.sessionCookieOptions()).toMatchObject({ secure: false, httpOnly: true });
});
