import { describe, expect, it } from 'vitest';
import { answerOf, mail, refusalOf, startTestInbox } from './testing';

const options = { idempotencyKey: 'receipt/1' };

describe('faults', () => {
  it('answer 429 and 500 before the work, for as many requests as asked', async () => {
    const { resend, controls } = await startTestInbox();
    controls.addFault({ kind: 'status', status: 429 });
    controls.addFault({ kind: 'status', times: 2, path: '^/emails$' });
    const send = () => resend.emails.send(mail(), options);
    expect(await refusalOf(send())).toMatchObject({ statusCode: 429, name: 'rate_limit_exceeded' });
    for (let round = 0; round < 2; round += 1) {
      expect(await refusalOf(send())).toMatchObject({ statusCode: 500, name: 'internal_server_error' });
    }
    expect(controls.messages()).toEqual([]);
    await answerOf(send());
    expect(controls.messages()).toHaveLength(1);
  });

  it.each([
    ['a cut connection', { kind: 'cut' } as const, null],
    ['a 500', { kind: 'status', phase: 'after' } as const, 500],
  ])('accept and then answer with %s: the key finds the mail', async (_what, fault, statusCode) => {
    const { resend, controls } = await startTestInbox();
    controls.addFault(fault);
    const send = () => resend.emails.send(mail(), options);
    expect(await refusalOf(send())).toMatchObject({ statusCode });
    const [accepted] = controls.messages();
    expect(await answerOf(send())).toEqual({ id: accepted?.id });
    expect(controls.messages()).toHaveLength(1);
  });

  it('cut before the work', async () => {
    const { resend, controls } = await startTestInbox();
    controls.addFault({ kind: 'cut', phase: 'before' });
    await refusalOf(resend.emails.send(mail()));
    expect(controls.messages()).toEqual([]);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('hang %s the work until the caller gives up', async (phase, accepted) => {
    const { resend, controls, inbox } = await startTestInbox();
    controls.addFault({ kind: 'hang', phase });
    // The SDK itself has no timeout: its caller gives up.
    const call = fetch(`${inbox.url}/emails`, {
      method: 'POST',
      headers: { authorization: 'Bearer re_local', 'idempotency-key': 'receipt/1' },
      body: JSON.stringify(mail()),
      signal: AbortSignal.timeout(200),
    });
    await expect(call).rejects.toThrow('timeout');
    expect(controls.messages()).toHaveLength(accepted);
    await expect.poll(async () => (await resend.emails.send(mail(), options)).error).toBeNull();
    expect(controls.messages()).toHaveLength(1);
  });

  it('delay, and go on', async () => {
    const { resend, controls } = await startTestInbox();
    controls.addFault({ kind: 'delay', ms: 120 });
    const started = performance.now();
    await answerOf(resend.emails.send(mail()));
    expect(performance.now() - started).toBeGreaterThanOrEqual(115);
  });

  it('are taken back', async () => {
    const { resend, controls } = await startTestInbox();
    controls.addFault({ kind: 'status', times: 99 });
    controls.clearFaults();
    await answerOf(resend.emails.send(mail()));
    expect(() => controls.addFault({ kind: 'cut', path: '(' })).toThrow('Invalid regular expression');
  });
});
