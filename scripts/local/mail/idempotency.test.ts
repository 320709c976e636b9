import { describe, expect, it } from 'vitest';
import { answerOf, mail, refusalOf, startTestInbox } from './testing';

const DAY_MS = 24 * 60 * 60 * 1000;
const options = { idempotencyKey: 'receipt/1' };

describe('idempotency keys', () => {
  it('give the same answer and send once, whatever the order of the fields', async () => {
    const { resend, controls } = await startTestInbox();
    const first = await answerOf(resend.emails.send(mail(), options));
    const turned = Object.fromEntries(Object.entries(mail()).reverse());
    expect(await answerOf(resend.emails.send(mail(turned), options))).toEqual(first);
    expect(controls.messages()).toHaveLength(1);
  });

  it('hold for a batch', async () => {
    const { resend, controls } = await startTestInbox();
    const send = () => answerOf(resend.batch.send([mail(), mail({ subject: 'two' })], options));
    expect(await send()).toEqual(await send());
    expect(controls.messages()).toHaveLength(2);
  });

  it('refuse another payload', async () => {
    const { resend, controls } = await startTestInbox();
    await answerOf(resend.emails.send(mail(), options));
    const other = await refusalOf(resend.emails.send(mail({ subject: 'Other' }), options));
    expect(other).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' });
    const elsewhere = await refusalOf(resend.batch.send([mail()], options));
    expect(elsewhere).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' });
    expect(controls.messages()).toHaveLength(1);
  });

  it('answer 409 while the first request is under way', async () => {
    const { resend, controls } = await startTestInbox();
    controls.addFault({ kind: 'delay', ms: 500 });
    const slow = resend.emails.send(mail(), options);
    await expect.poll(() => controls.dump().faults[0]?.times).toBe(0);
    expect(await refusalOf(resend.emails.send(mail(), options))).toMatchObject({
      statusCode: 409,
      name: 'concurrent_idempotent_requests',
    });
    const { id } = await answerOf(slow);
    expect(await answerOf(resend.emails.send(mail(), options))).toEqual({ id });
    expect(controls.messages()).toHaveLength(1);
  });

  it('send once although twenty ask at the same time', async () => {
    const { resend, controls } = await startTestInbox();
    const answers = await Promise.all(Array.from({ length: 20 }, () => resend.emails.send(mail(), options)));
    const [sent] = controls.messages();
    expect(controls.messages()).toHaveLength(1);
    for (const { data, error } of answers) {
      expect(data?.id ?? error?.name).toBeOneOf([sent?.id, 'concurrent_idempotent_requests']);
    }
  });

  it('are free again after a refusal', async () => {
    const { resend } = await startTestInbox();
    await refusalOf(resend.emails.send(mail({ to: 'x' }), options));
    await answerOf(resend.emails.send(mail(), options));
  });

  it('are forgotten after a day', async () => {
    let now = Date.now();
    const { resend, controls } = await startTestInbox({ now: () => now });
    await answerOf(resend.emails.send(mail(), options));
    now += DAY_MS - 1;
    await answerOf(resend.emails.send(mail(), options));
    expect(controls.messages()).toHaveLength(1);
    now += 1;
    await answerOf(resend.emails.send(mail(), options));
    expect(controls.messages()).toHaveLength(2);
  });

  it('have 1 to 256 characters', async () => {
    const { resend } = await startTestInbox();
    await answerOf(resend.emails.send(mail(), { idempotencyKey: 'a'.repeat(256) }));
    const refusal = await refusalOf(resend.emails.send(mail(), { idempotencyKey: 'a'.repeat(257) }));
    expect(refusal).toMatchObject({ statusCode: 400, name: 'invalid_idempotency_key' });
  });
});
