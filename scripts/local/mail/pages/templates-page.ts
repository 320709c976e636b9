import { html } from '@/scripts/local/shared/html';
import type { Answer } from '@/scripts/local/shared/http';
import { notFoundPage, pageOf } from './layout';
import { htmlDocument } from './parts';

/** Shows one mail of every kind that the site can send, filled with a sample: `/templates/<kind>[/html]`. */
export async function templatesPage({ pathname }: URL): Promise<Answer> {
  const [, kind, part] = /^\/templates(?:\/([a-z_]+)(?:\/(html))?)?$/.exec(pathname) ?? [];
  const samples = await readSamples();
  if (pathname === '/templates') {
    const rows = samples.map(
      (sample) =>
        html`<li><a href="/templates/${sample.kind}">${sample.subject}</a><span class="kind">${sample.kind.replaceAll('_', ' ')}</span></li>`,
    );
    const main = html`<p><a href="/">All mail</a></p><h1>Templates</h1>
<p class="soft">Every kind of mail that the site sends, with a sample in it.</p><ol class="mails">${rows}</ol>`;
    return pageOf({ title: 'Templates', main });
  }
  const sample = samples.find((one) => one.kind === kind);
  if (!sample) return notFoundPage();
  const mail = await sample.render();
  if (part) return htmlDocument(mail.html);
  const main = html`<p><a href="/templates">Templates</a></p><h1>${sample.subject}</h1>
<section aria-labelledby="html"><h2 id="html">As shown</h2>
<iframe src="/templates/${sample.kind}/html" title="The mail as shown" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></section>
<section aria-labelledby="text"><h2 id="text">Plain text</h2><pre>${mail.text}</pre></section>`;
  return pageOf({ title: sample.subject, main });
}

// Loaded when somebody looks: an inbox that only takes mail need not start React.
async function readSamples() {
  const [{ sampleMails }, { writeMail }, { renderMail }] = await Promise.all([
    import('@/lib/email/templates/samples'),
    import('@/lib/email/templates/write-mail'),
    import('@/lib/email/render'),
  ]);
  return sampleMails.map((content) => {
    const { subject, template } = writeMail(content);
    return { kind: content.kind, subject, render: () => renderMail(template) };
  });
}
