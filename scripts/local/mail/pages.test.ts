import { describe, expect, it } from 'vitest';
import { answerOf, mail, startTestInbox } from './testing';

describe('the list', () => {
  it('shows mail with its recipient, time and kind', async () => {
    const { inbox, resend } = await startTestInbox({ now: () => Date.UTC(2026, 10, 22, 20, 31, 5) });
    expect(await (await fetch(inbox.url)).text()).toContain('No mail yet.');
    const tags = [{ name: 'kind', value: 'order_receipt' }];
    const { id } = await answerOf(resend.emails.send(mail({ tags })));
    const page = await (await fetch(inbox.url)).text();
    expect(page).toContain(`<a href="/messages/${id}">Your tickets</a>`);
    expect(page).toContain('to fan@tessera.example');
    expect(page).toContain('order receipt');
    expect(page).toContain('22 Nov 2026, 20:31:05 UTC');
  });

  it('narrows to an address, and goes on to older mail', async () => {
    const { inbox, resend } = await startTestInbox();
    for (let n = 0; n <= 50; n += 1)
      await answerOf(resend.emails.send(mail({ subject: `Mail number ${n}.` })));
    await answerOf(resend.emails.send(mail({ to: 'other@tessera.example', subject: 'For another' })));
    const page = await (await fetch(`${inbox.url}/?to=fan%40tessera.example`)).text();
    expect(page).toContain('51 mails');
    expect(page).toContain('Mail number 50.');
    expect(page).not.toContain('Mail number 0.');
    expect(page).not.toContain('For another');
    const older = /href="(\/\?[^"]+)">Older/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    const rest = await (await fetch(inbox.url + older)).text();
    expect(rest).toContain('Mail number 0.');
    expect(rest).not.toContain('Older mail');
  });
});

describe('a mail', () => {
  it('is shown with its header, text and parts, and markup in it stays text', async () => {
    const { inbox, resend } = await startTestInbox();
    const subject = '<script>alert(1)</script>';
    const { id } = await answerOf(
      resend.emails.send(mail({ subject, text: '</pre><b>', headers: { 'X-Ref': '"><i>' } })),
    );
    const response = await fetch(`${inbox.url}/messages/${id}`);
    const page = await response.text();
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toMatch(/<script|<b>|<i>/);
    expect(page).toContain(`src="/messages/${id}/html"`);
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('keeps its HTML part in a sandbox, with links into new tabs', async () => {
    const { inbox, resend } = await startTestInbox();
    const document = '<!doctype html><html><head lang="en"><title>x</title></head><body>Hi</body></html>';
    const { id } = await answerOf(resend.emails.send(mail({ html: document })));
    const response = await fetch(`${inbox.url}/messages/${id}/html`);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
    expect(policy).not.toContain('script');
    expect(await response.text()).toBe(document.replace('<title>', '<base target="_blank"><title>'));
  });

  it('gives its attachments to save', async () => {
    const { inbox, resend } = await startTestInbox();
    const attachments = [{ filename: 'Tickets "é".html', content: Buffer.from('<script>') }];
    const { id } = await answerOf(resend.emails.send(mail({ attachments })));
    const response = await fetch(`${inbox.url}/messages/${id}/attachments/0`);
    expect(await response.text()).toBe('<script>');
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Tickets%20%22%C3%A9%22.html",
    );
    expect((await fetch(`${inbox.url}/messages/${id}/attachments/1`)).status).toBe(404);
  });

  it('that is not there is a page that says so', async () => {
    const { inbox } = await startTestInbox();
    const response = await fetch(`${inbox.url}/messages/00000000-0000-4000-8000-000000000000`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no such mail.');
  });
});

describe('the templates', () => {
  it('are listed, and each is shown as HTML and as text', async () => {
    const { inbox } = await startTestInbox();
    const list = await (await fetch(`${inbox.url}/templates`)).text();
    const kinds = [...list.matchAll(/href="\/templates\/([a-z_]+)"/g)].map(([, kind]) => kind);
    expect(kinds).toContain('receipt');
    for (const kind of kinds) {
      expect(await (await fetch(`${inbox.url}/templates/${kind}`)).text()).toContain('Plain text');
      const shown = await fetch(`${inbox.url}/templates/${kind}/html`);
      expect(shown.headers.get('content-security-policy')).toContain('sandbox');
      expect(await shown.text()).toContain('<base target="_blank">');
    }
    expect((await fetch(`${inbox.url}/templates/nothing`)).status).toBe(404);
  });
});
