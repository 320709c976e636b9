import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startStripeStandIn } from './stand-in';
import { openInbox, SECRET, sessionParams, startTestWorld } from './testing';

async function dataFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stripe-stand-in-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'data', 'stripe.json');
}

describe('a restart', () => {
  it('keeps objects, keys, clock and behaviour', async () => {
    const file = await dataFile();
    const first = await startTestWorld({ dataFile: file });
    const options = { idempotencyKey: 'order_1' };
    const session = await first.stripe.checkout.sessions.create(sessionParams(), options);
    first.controls.paySession(session.id);
    first.controls.moveClock({ advanceMs: 5000 });
    first.controls.setWebhooks({ duplicate: 1 });
    await first.standIn.close();

    const second = await startTestWorld({ dataFile: file });
    const replayed = await second.stripe.checkout.sessions.create(sessionParams(), options);
    expect(replayed.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await second.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      payment_status: 'paid',
    });
    expect(second.standIn.state).toMatchObject({ clockOffsetMs: 5000, webhooks: { duplicate: 1 } });
    expect((await second.stripe.balance.retrieve()).available).toMatchObject([{ amount: 12_700 }]);
  });

  it('goes on with webhooks that were not delivered', async () => {
    const file = await dataFile();
    const inbox = await openInbox();
    const first = await startTestWorld({
      dataFile: file,
      webhookUrl: 'http://127.0.0.1:9/nobody',
      retry: { attempts: 50, baseMs: 1, maxMs: 5 },
    });
    const { id } = await first.stripe.checkout.sessions.create(sessionParams());
    first.controls.expireSession(id);
    await vi.waitFor(() => expect(first.controls.deliveries()[0]?.attempts.length).toBeGreaterThan(1));
    await first.standIn.close();
    await startTestWorld({ dataFile: file, inbox });
    await vi.waitFor(() => expect(inbox.types()).toEqual(['checkout.session.expired']));
  });

  it('expires what ran out meanwhile', async () => {
    const file = await dataFile();
    const first = await startTestWorld({ dataFile: file });
    await first.stripe.checkout.sessions.create(sessionParams());
    await first.standIn.close();
    const { inbox } = await startTestWorld({ dataFile: file, now: () => Date.now() + 25 * 3600_000 });
    await vi.waitFor(() => expect(inbox.types()).toEqual(['checkout.session.expired']));
  });

  it('finds what was saved without a clean end, and leaves no drafts', async () => {
    const file = await dataFile();
    const { stripe } = await startTestWorld({ dataFile: file });
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain(id));
    await vi.waitFor(async () => expect(await readdir(join(file, '..'))).toEqual(['stripe.json']));
  });

  it('is found again although one save failed in between', async () => {
    const file = await dataFile();
    const warn = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => warn.mockRestore());
    const { stripe } = await startTestWorld({ dataFile: file });
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain('version'));
    await rm(join(file, '..'), { recursive: true });
    await writeFile(join(file, '..'), 'in the way');
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    await vi.waitFor(() => expect(warn).toHaveBeenCalled());
    await rm(join(file, '..'));
    await stripe.checkout.sessions.create(sessionParams());
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain(id));
  });

  it('refuses a file that is not its own, and a port that is taken', async () => {
    const options = { port: 0, webhookUrl: 'http://127.0.0.1:9', webhookSecret: SECRET };
    const file = join(await dataFile(), '..', '..', 'other.json');
    await writeFile(file, '{"version":99}');
    await expect(startStripeStandIn({ ...options, dataFile: file })).rejects.toThrow('another version');
    const { standIn } = await startTestWorld();
    await expect(startStripeStandIn({ ...options, port: standIn.port })).rejects.toThrow('EADDRINUSE');
  });
});
