import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Stripe from 'stripe';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sessionParams } from './testing';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, ended, output: () => output };
}

describe('the command', () => {
  it('starts from its environment and saves its state at SIGTERM', { timeout: 30_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stripe-main-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'stripe.json');
    const { child, ended, output } = start({
      STRIPE_PORT: '0',
      STRIPE_WEBHOOK_URL: 'http://127.0.0.1:9/webhook',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
      STRIPE_DATA_FILE: file,
    });
    await expect.poll(output, { timeout: 20_000 }).toContain('Stripe stand-in at');
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(output())?.[1]);
    const stripe = new Stripe('sk_test_local', {
      host: '127.0.0.1',
      port,
      protocol: 'http',
      telemetry: false,
    });
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await readFile(file, 'utf8')).toContain(id);
  });

  it('says which settings are missing', { timeout: 30_000 }, async () => {
    const { ended, output } = start({ STRIPE_PORT: '0' });
    expect(await ended).toBe(1);
    expect(output()).toContain('STRIPE_WEBHOOK_URL');
    expect(output()).toContain('STRIPE_WEBHOOK_SECRET');
  });
});
