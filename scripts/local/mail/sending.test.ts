import { describe, expect, it } from 'vitest';
import { answerOf, mail, refusalOf, sdkFor, startTestInbox } from './testing';

const FORMAT =
  'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.';

describe('a mail', () => {
  it('is accepted, found by its address and retrieved by its id', async () => {
    const { resend, controls } = await startTestInbox();
    const { id } = await answerOf(
      resend.emails.send(
        mail({
          to: ['Fan <Fan@tessera.example>'],
          cc: 'friend@tessera.example',
          replyTo: 'help@tessera.example',
          headers: { 'X-Entity-Ref-ID': 'order-1' },
          tags: [{ name: 'kind', value: 'order_receipt' }],
        }),
        { idempotencyKey: 'receipt/1' },
      ),
    );
    const [found] = controls.messages('fan@tessera.example');
    expect(found).toMatchObject({
      id,
      to: ['Fan <Fan@tessera.example>'],
      html: '<p>Row C</p>',
      text: 'Row C',
      headers: { 'X-Entity-Ref-ID': 'order-1' },
      idempotencyKey: 'receipt/1',
    });
    expect(controls.messages('friend@tessera.example')).toHaveLength(1);
    expect(controls.messages('nobody@tessera.example')).toEqual([]);
    expect(await answerOf(resend.emails.get(id))).toMatchObject({
      object: 'email',
      id,
      created_at: found?.createdAt,
      reply_to: ['help@tessera.example'],
      bcc: null,
      last_event: 'delivered',
    });
  });

  it('comes newest first', async () => {
    const { resend, controls } = await startTestInbox();
    for (const subject of ['first', 'second', 'third']) await answerOf(resend.emails.send(mail({ subject })));
    expect(controls.messages().map(({ subject }) => subject)).toEqual(['third', 'second', 'first']);
  });

  it.each([
    ['no sender', { from: undefined }, 'missing_required_field', 'Missing `from` field.'],
    ['a wrong sender', { from: 'Tessera' }, 'validation_error', `Invalid \`from\` field. ${FORMAT}`],
    ['no recipient', { to: [] }, 'missing_required_field', 'Missing `to` field.'],
    [
      'a wrong recipient',
      { to: ['a@b.example', 'x@'] },
      'validation_error',
      `Invalid \`to\` field. ${FORMAT}`,
    ],
    [
      'a second line in an address',
      { to: 'a@b.example\nBcc: c@d.example' },
      'validation_error',
      'Invalid `to`',
    ],
    [
      '51 recipients',
      { to: Array.from({ length: 51 }, (_, n) => `a${n}@b.example`) },
      'validation_error',
      '50',
    ],
    ['no subject', { subject: '' }, 'missing_required_field', 'Missing `subject` field.'],
    ['a second line in the subject', { subject: 'a\nb' }, 'validation_error', '`subject`'],
    [
      'no content',
      { html: undefined, text: undefined },
      'validation_error',
      'Missing `html` or `text` field.',
    ],
    [
      'a tag with a space',
      { tags: [{ name: 'kind', value: 'order receipt' }] },
      'validation_error',
      'ASCII letters',
    ],
    [
      'a second line in a header',
      { headers: { 'X-A': 'a\r\nBcc: c@d.example' } },
      'validation_error',
      'one-line',
    ],
    ['an empty attachment', { attachments: [{ filename: 'a.pdf' }] }, 'invalid_attachment', 'content'],
    [
      'a later time',
      { scheduledAt: '2027-01-01T00:00:00Z' },
      'validation_error',
      'does not implement `scheduled_at`',
    ],
  ])('with %s is refused', async (_what, overrides, name, message) => {
    const { resend, controls } = await startTestInbox();
    const refusal = await refusalOf(resend.emails.send(mail(overrides)));
    expect(refusal).toMatchObject({ statusCode: 422, name });
    expect(refusal.message).toContain(message);
    expect(controls.messages()).toEqual([]);
  });
});

describe('a batch', () => {
  it('is accepted whole or not at all', async () => {
    const { resend, controls } = await startTestInbox();
    const good = [mail({ subject: 'one' }), mail({ subject: 'two' })];
    const { data } = await answerOf(resend.batch.send(good));
    expect(data.map(({ id }) => id)).toEqual(
      controls
        .messages()
        .map(({ id }) => id)
        .reverse(),
    );
    expect(await refusalOf(resend.batch.send([mail(), mail({ to: 'x' })]))).toMatchObject({
      statusCode: 422,
    });
    expect(await refusalOf(resend.batch.send([]))).toMatchObject({ statusCode: 422 });
    expect(controls.messages()).toHaveLength(2);
  });

  it('lets the good ones go when asked to', async () => {
    const { resend, controls } = await startTestInbox();
    const call = resend.batch.send([mail(), mail({ to: 'x' })], { batchValidation: 'permissive' });
    const answer = await answerOf(call);
    expect(answer.data).toHaveLength(1);
    expect(answer.errors).toMatchObject([{ index: 1 }]);
    expect(controls.messages()).toHaveLength(1);
  });
});

describe('the API', () => {
  it('asks for a key', async () => {
    const { inbox } = await startTestInbox();
    const response = await fetch(`${inbox.url}/emails`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ statusCode: 401, name: 'missing_api_key' });
    const refusal = await refusalOf(sdkFor(inbox.url, 'sk_not_ours').emails.send(mail()));
    expect(refusal).toMatchObject({ statusCode: 401, message: 'API key is invalid' });
  });

  it('knows what it does not have', async () => {
    const { resend, inbox } = await startTestInbox();
    const id = '00000000-0000-4000-8000-000000000000';
    expect(await refusalOf(resend.emails.get(id))).toMatchObject({ statusCode: 404, name: 'not_found' });
    expect(await refusalOf(resend.emails.cancel(id))).toMatchObject({ statusCode: 404, name: 'not_found' });
    const headers = { authorization: 'Bearer re_local' };
    const wrongMethod = await fetch(`${inbox.url}/emails`, { method: 'DELETE', headers });
    expect(await wrongMethod.json()).toMatchObject({ statusCode: 405, name: 'method_not_allowed' });
    const noJson = await fetch(`${inbox.url}/emails`, { method: 'POST', headers, body: '{' });
    expect(await noJson.json()).toMatchObject({ statusCode: 400, name: 'validation_error' });
  });

  it('limits the rate when told to', async () => {
    const { resend, controls } = await startTestInbox({ now: () => 0 });
    controls.setRateLimit(2);
    const answers = await Promise.all([1, 2, 3].map(() => resend.emails.send(mail())));
    const refused = answers.filter(({ error }) => error);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      error: { statusCode: 429, name: 'rate_limit_exceeded' },
      headers: { 'retry-after': '1' },
    });
    expect(controls.messages()).toHaveLength(2);
  });
});
