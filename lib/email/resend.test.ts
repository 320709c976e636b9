import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '@/lib/ids';
import { type Inbox, startInbox } from '@/scripts/local/mail/inbox';
import { PermanentMailError } from './message';
import { sendMessage } from './send';

let inbox: Inbox;
beforeAll(async () => {
  inbox = await startInbox({ port: 0 });
  vi.stubEnv('RESEND_API_URL', inbox.url);
});
afterEach(() => inbox.controls.clearFaults());
afterAll(async () => {
  vi.unstubAllEnvs();
  await inbox.close();
});

const mail = (values: object = {}) => ({
  id: newId(),
  kind: 'receipt',
  to: `${newId()}@example.test`,
  subject: 'Your tickets',
  html: '<p>Row C</p>',
  text: 'Row C',
  ...values,
});
const arrived = (to: string) => inbox.controls.messages(to).length;
const outcomeOf = (sending: Promise<unknown>): Promise<unknown> =>
  sending.then(
    () => 'sent',
    (error) => error,
  );

test('a mail is taken once for its id, and the repetition gets the same answer', async () => {
  const message = mail();
  const first = await sendMessage(message);
  expect(await sendMessage(message)).toEqual(first);
  expect(arrived(message.to)).toBe(1);
});

test('taken, the answer lost, the words changed since: still one mail, and it counts as sent', async () => {
  const message = mail();
  inbox.controls.addFault({ kind: 'cut', times: 1 });
  await expect(sendMessage(message)).rejects.toThrow('did not take');
  expect(await sendMessage({ ...message, text: 'Row C, since refunded' })).toEqual({ providerId: null });
  expect(arrived(message.to)).toBe(1);
});

test.each([429, 500, 503])('%d: kept for later', async (status) => {
  inbox.controls.addFault({ kind: 'status', status, times: 1 });
  const error = await outcomeOf(sendMessage(mail()));
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(PermanentMailError);
});

test('an address that Resend refuses: for good', async () => {
  await expect(sendMessage(mail({ to: 'ada@nowhere' }))).rejects.toBeInstanceOf(PermanentMailError);
});
