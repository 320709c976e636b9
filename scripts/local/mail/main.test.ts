import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerOf, dataFile, mail, sdkFor, startTestInbox } from './testing';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, ended, output: () => output };
}

describe('the command', () => {
  it('starts from its environment and ends well at SIGTERM', { timeout: 30_000 }, async () => {
    const file = await dataFile();
    const { child, ended, output } = start({ INBOX_PORT: '0', INBOX_DATA_FILE: file });
    await expect.poll(output, { timeout: 20_000 }).toContain('Inbox at');
    const url = /http:\S+/.exec(output())?.[0] ?? '';
    const { id } = await answerOf(sdkFor(url).emails.send(mail()));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await readFile(file, 'utf8')).toContain(id);
  });

  it('says in one sentence that its port is taken', { timeout: 30_000 }, async () => {
    const { inbox } = await startTestInbox();
    const { ended, output } = start({ INBOX_PORT: String(inbox.port) });
    expect(await ended).toBe(1);
    expect(output()).toBe(
      `The inbox could not start: port ${inbox.port} is taken; stop the program that uses it, or set INBOX_PORT to another one.\n`,
    );
  });

  it('says which settings are missing', { timeout: 30_000 }, async () => {
    const { ended, output } = start({});
    expect(await ended).toBe(1);
    expect(output()).toContain('INBOX_PORT');
  });
});
