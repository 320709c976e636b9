import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '@/lib/ids';
import { PermanentMailError } from './message';
import { sendMessage } from './send';

type Received = { from: string; to: string[]; source: string };

/** What the server says next; refusals carry the reply code that a real server would. */
let refuse: Partial<Record<'sender' | 'recipient' | 'data' | 'password', number>> = {};
const received: Received[] = [];

const refusal = (responseCode: number) =>
  Object.assign(new Error('<ada@example.test>: no'), { responseCode });

const options: SMTPServerOptions = {
  disabledCommands: ['STARTTLS'],
  logger: false,
  onAuth: (_auth, _session, done) =>
    done(refuse.password ? refusal(refuse.password) : null, { user: 'shop' }),
  onMailFrom: (_address, _session, done) => done(refuse.sender ? refusal(refuse.sender) : null),
  onRcptTo: (_address, _session, done) => done(refuse.recipient ? refusal(refuse.recipient) : null),
  onData: async (stream, { envelope }, done) => {
    const source = await text(stream);
    if (refuse.data) return done(refusal(refuse.data));
    const from = envelope.mailFrom ? envelope.mailFrom.address : '';
    received.push({ from, to: envelope.rcptTo.map(({ address }) => address), source });
    done();
  },
};

const server = new SMTPServer(options);
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo; // safe because it listens on a port
  vi.stubEnv('SMTP_URL', `smtp://shop:secret@127.0.0.1:${port}`);
});
afterEach(() => {
  refuse = {};
  received.length = 0;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const mail = (values: object = {}) => ({
  id: newId(),
  kind: 'receipt',
  to: 'ada@example.test',
  subject: 'Your tickets: Dvořák',
  html: '<p>Row C</p>',
  text: 'Row C',
  ...values,
});

const outcomeOf = (sending: Promise<unknown>): Promise<unknown> =>
  sending.then(
    () => 'sent',
    (error) => error,
  );

test('a mail arrives whole, with a Message-ID made from its id', async () => {
  const message = mail();
  const { providerId } = await sendMessage(message);
  const [got] = received;
  expect(got?.from).toBe('tickets@tessera.example');
  expect(got?.to).toEqual(['ada@example.test']);
  expect(got?.source).toContain(`Message-ID: <${message.id}@localhost>`);
  expect(got?.source).toMatch(/multipart\/alternative/);
  expect(providerId).toContain(message.id);
});

test('line breaks in a subject make no header, and an address that is two is refused', async () => {
  await sendMessage(mail({ subject: 'Gala\r\nBcc: all@example.test' }));
  expect(received[0]?.source).toContain('Subject: Gala Bcc: all@example.test');
  expect(received[0]?.source).not.toMatch(/^Bcc:/m);
  expect(received[0]?.to).toEqual(['ada@example.test']);
  for (const to of ['a@example.test, b@example.test', 'a@example.test\r\nBcc: b@example.test', 'nobody']) {
    await expect(sendMessage(mail({ to }))).rejects.toBeInstanceOf(PermanentMailError);
  }
});

test('answers go where the mail says, and an address that would be a header is refused', async () => {
  await sendMessage(mail({ replyTo: 'help@example.test' }));
  expect(received[0]?.source).toMatch(/^Reply-To: help@example\.test\r$/m);
  for (const replyTo of ['a@example.test\r\nBcc: b@example.test', 'a@example.test, b@example.test']) {
    await expect(sendMessage(mail({ replyTo }))).rejects.toBeInstanceOf(PermanentMailError);
  }
});

test.each([
  ['recipient', 550],
  ['data', 554],
] as const)('%s refused with %d: for good, and the address is not repeated', async (step, code) => {
  refuse = { [step]: code };
  const error = await outcomeOf(sendMessage(mail()));
  expect(error).toBeInstanceOf(PermanentMailError);
  expect(String(error)).not.toContain('ada@');
});

test.each([
  ['recipient', 451],
  ['data', 421],
  ['sender', 550],
  ['password', 535],
] as const)('%s refused with %d: kept for later', async (step, code) => {
  refuse = { [step]: code };
  const error = await outcomeOf(sendMessage(mail()));
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(PermanentMailError);
  expect(received).toEqual([]);
});
