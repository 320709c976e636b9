import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CreateEmailOptions, Resend } from 'resend';
import { onTestFinished } from 'vitest';
import { type InboxOptions, startInbox } from './inbox';

type Refusal = { statusCode: number | null; name: string; message: string };

/** An inbox and the unchanged SDK pointed at it; both end with the test. */
export async function startTestInbox(options: Partial<InboxOptions> = {}) {
  const inbox = await startInbox({ port: 0, ...options });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await inbox.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { inbox: { ...inbox, close }, controls: inbox.controls, resend: sdkFor(inbox.url) };
}

/** The SDK as the site uses it. */
export function sdkFor(url: string, key = 're_local'): Resend {
  return new Resend(key, { baseUrl: url });
}

/** A mail that Resend accepts. */
export function mail(overrides: Partial<CreateEmailOptions> = {}): CreateEmailOptions {
  const fields = {
    from: 'Tessera <tickets@tessera.example>',
    to: 'fan@tessera.example',
    subject: 'Your tickets',
    html: '<p>Row C</p>',
    text: 'Row C',
    ...overrides,
  };
  return fields as CreateEmailOptions; // safe because an override only replaces a field, or makes it wrong on purpose
}

/** What was answered; throws when the call was refused. */
export async function answerOf<T>(call: Promise<{ data: T | null; error: Refusal | null }>): Promise<T> {
  const { data, error } = await call;
  if (!data) throw new Error(`refused: ${error?.name} ${error?.message}`);
  return data;
}

/** The refusal that a call must end in. */
export async function refusalOf(call: Promise<{ error: Refusal | null }>): Promise<Refusal> {
  const { error } = await call;
  if (!error) throw new Error('the call was accepted');
  return error;
}

/** A path for a data file, in a folder that ends with the test. */
export async function dataFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'inbox-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'data', 'inbox.json');
}
