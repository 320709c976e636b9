import { describe, expect, test } from 'vitest';
import { isLocalDatabase, portsInUse, readSettings } from '@/scripts/lib/settings';

describe('readSettings', () => {
  test('takes the three ports after PORT', () => {
    expect(readSettings({ PORT: '4000' }).ports).toEqual({
      site: 4000,
      inbox: 4001,
      stripe: 4002,
      postgres: 4003,
    });
  });

  test('an empty variable is an unset one', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', BASE_URL: '' })).toEqual(readSettings({}));
  });

  test('lets each port be chosen', () => {
    const source = { INBOX_PORT: '5001', STRIPE_PORT: '5002', POSTGRES_PORT: '5003' };
    expect(readSettings(source).ports).toEqual({ site: 3000, inbox: 5001, stripe: 5002, postgres: 5003 });
  });

  test.each(['abc', '0', '70000', '3.5'])('refuses PORT=%s', (port) => {
    expect(() => readSettings({ PORT: port })).toThrow(`PORT=${port} is not a port`);
  });

  test('refuses one port for two services', () => {
    expect(() => readSettings({ PORT: '3000', INBOX_PORT: '3000' })).toThrow('are the same');
  });

  test('uses the real services that are named, and opens no port for their stand-ins', () => {
    const settings = readSettings({
      DATABASE_URL: 'postgres://db.example/tessera',
      STRIPE_SECRET_KEY: 'sk',
      STRIPE_WEBHOOK_SECRET: 'whsec',
      SMTP_URL: 'smtp://mail.example',
    });
    expect(settings).toMatchObject({ database: 'given', stripe: 'given', mail: 'given' });
    expect(portsInUse(settings).map(({ variable }) => variable)).toEqual(['PORT']);
  });

  test('half of Stripe is refused by name', () => {
    expect(() => readSettings({ STRIPE_SECRET_KEY: 'sk' })).toThrow('STRIPE_WEBHOOK_SECRET is missing');
    expect(() => readSettings({ STRIPE_WEBHOOK_SECRET: 'whsec' })).toThrow('STRIPE_SECRET_KEY is missing');
  });

  test('a base URL loses its last slash', () => {
    expect(readSettings({ BASE_URL: 'https://tickets.example/' }).baseUrl).toBe('https://tickets.example');
  });
});

test.each([
  ['postgres://localhost/a', true],
  ['postgres://127.0.0.1:5432/a', true],
  ['postgres://[::1]/a', true],
  ['postgres://db.example/a', false],
  ['postgres://localhost.example/a', false],
  ['postgres://10.0.0.1/a', false],
])('%s is local: %s', (url, local) => {
  expect(isLocalDatabase(url)).toBe(local);
});
