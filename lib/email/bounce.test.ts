import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '@/lib/ids';
import { readBounce } from './bounce';

const key = Buffer.from('a signing key of this test alone');
beforeAll(() => vi.stubEnv('RESEND_WEBHOOK_SECRET', `whsec_${key.toString('base64')}`));
afterAll(() => vi.unstubAllEnvs());

/** Headers as Resend signs them (Standard Webhooks). */
function signed(body: string, { age = 0, by = key } = {}): Headers {
  const [id, timestamp] = [newId(), String(Math.floor(Date.now() / 1_000) - age)];
  const signature = createHmac('sha256', by).update(`${id}.${timestamp}.${body}`).digest('base64');
  return new Headers({ 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` });
}

const mailId = newId();
const event = (type = 'email.bounced', bounce = 'Permanent') =>
  JSON.stringify({ type, data: { email_id: newId(), tags: { mail_id: mailId }, bounce: { type: bounce } } });

test('a hard bounce names our mail', () => {
  const body = event();
  expect(readBounce(body, signed(body))).toEqual({ mailId });
});

test('a soft bounce and other events are not acted on', () => {
  for (const body of [event('email.bounced', 'Transient'), event('email.delivered'), '{}']) {
    expect(readBounce(body, signed(body))).toBe('other');
  }
});

test('what Resend did not sign, or signed six minutes ago, is refused', () => {
  const body = event();
  expect(readBounce(body, new Headers())).toBe('forged');
  expect(readBounce(body, signed(event('email.delivered')))).toBe('forged');
  expect(readBounce(body, signed(body, { by: Buffer.from('another') }))).toBe('forged');
  expect(readBounce(body, signed(body, { age: 360 }))).toBe('forged');
});
