import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { answerOf, mail, refusalOf, startTestInbox } from './testing';

const json = { 'content-type': 'application/json' };

function post(url: string, path: string, body: object, headers: Record<string, string> = json) {
  return fetch(`${url}/_control${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** The status of a request under any host name, which fetch does not let one choose. */
function statusUnder(host: string, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.once('error', reject);
    sent.end();
  });
}

describe('control calls', () => {
  it('give the mail to an address', async () => {
    const { inbox, resend } = await startTestInbox();
    const attachments = [{ filename: 'tickets.pdf', content: Buffer.from('PDF') }];
    const { id } = await answerOf(resend.emails.send(mail({ attachments })));
    const response = await fetch(`${inbox.url}/_control/messages?to=FAN%40tessera.example`);
    expect(await response.json()).toEqual({
      messages: [
        expect.objectContaining({
          id,
          to: ['fan@tessera.example'],
          subject: 'Your tickets',
          attachments: [
            { filename: 'tickets.pdf', contentType: 'application/pdf', url: `/messages/${id}/attachments/0` },
          ],
        }),
      ],
    });
  });

  it('set and clear faults and the rate limit, and show the state', async () => {
    const { inbox, resend } = await startTestInbox();
    await post(inbox.url, '/faults', { kind: 'status', status: 503, times: 2 });
    await post(inbox.url, '/rate-limit', { perSecond: 1000 });
    expect(await refusalOf(resend.emails.send(mail()))).toMatchObject({ statusCode: 503 });
    const state = await fetch(`${inbox.url}/_control/state`);
    expect(await state.json()).toMatchObject({ messages: [], ratePerSecond: 1000, faults: [{ times: 1 }] });
    await fetch(`${inbox.url}/_control/faults`, { method: 'DELETE' });
    await answerOf(resend.emails.send(mail()));
  });

  it('empty the inbox', async () => {
    const { inbox, resend, controls } = await startTestInbox();
    const options = { idempotencyKey: 'receipt/1' };
    const first = await answerOf(resend.emails.send(mail(), options));
    await post(inbox.url, '/reset', {});
    expect(controls.messages()).toEqual([]);
    expect(await answerOf(resend.emails.send(mail(), options))).not.toEqual(first);
  });

  it('say what is wrong with them', async () => {
    const { inbox } = await startTestInbox();
    const wrong = await post(inbox.url, '/faults', { kind: 'explode' });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ error: expect.stringContaining('kind') });
    expect((await post(inbox.url, '/nothing', {})).status).toBe(404);
  });

  it('are refused to other sites, and mail is shown under a local name only', async () => {
    const { inbox } = await startTestInbox();
    expect((await post(inbox.url, '/reset', {}, { 'content-type': 'text/plain' })).status).toBe(403);
    expect((await post(inbox.url, '/reset', {}, { ...json, 'sec-fetch-site': 'cross-site' })).status).toBe(
      403,
    );
    for (const path of ['/', '/_control/messages']) {
      expect(await statusUnder('evil.example', inbox.url + path)).toBe(403);
      expect(await statusUnder('localhost:3001', inbox.url + path)).toBe(200);
    }
  });
});
