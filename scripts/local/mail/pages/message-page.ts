import { type Html, html } from '@/scripts/local/shared/html';
import type { Answer } from '@/scripts/local/shared/http';
import { viewOf } from '../control/controls';
import type { Message } from '../state';
import { pageOf, timeOf } from './layout';
import { kindOf } from './list-page';

/** One mail: its header, its HTML part in a frame of its own, its text part, and all of it as JSON. */
export function messagePage(message: Message): Answer {
  const view = viewOf(message);
  const part = `/messages/${message.id}/html`;
  const main = html`<p><a href="/">All mail</a></p>
<h1>${message.subject}</h1>
<dl>${facts(message)}${view.attachments.map(
    ({ filename, url }) =>
      html`<dt>Attachment</dt><dd><a href="${url}" download="${filename}">${filename}</a></dd>`,
  )}</dl>
${
  message.html !== '' &&
  html`<section aria-labelledby="html"><h2 id="html">As shown</h2>
<iframe src="${part}" title="The mail as shown" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<p><a href="${part}" target="_blank">Open it alone in a new tab</a></p></section>`
}
<section aria-labelledby="text"><h2 id="text">Plain text</h2>
${message.text === '' ? html`<p class="soft">This mail has no text part.</p>` : html`<pre>${message.text}</pre>`}</section>
<section aria-labelledby="json"><h2 id="json">As JSON</h2>
<details><summary>Everything that was sent</summary><pre>${JSON.stringify(view, null, 2)}</pre></details></section>`;
  return pageOf({ title: message.subject, main });
}

function facts(message: Message): Html[] {
  const many = (label: string, list: string[]): [string, string | null] => [label, list.join(', ') || null];
  const texts: [string, string | null][] = [
    ['From', message.from],
    many('To', message.to),
    many('Copy', message.cc),
    many('Blind copy', message.bcc),
    many('Reply to', message.replyTo),
    ['Kind', kindOf(message)],
    ['Idempotency key', message.idempotencyKey],
    ...Object.entries(message.headers),
    ...message.tags
      .filter(({ name }) => name !== 'kind')
      .map(({ name, value }) => many(`Tag ${name}`, [value])),
  ];
  const rows = texts.map(([label, value]) => value !== null && html`<dt>${label}</dt><dd>${value}</dd>`);
  return [html`<dt>Sent</dt><dd>${timeOf(message.createdAt)}</dd>`, ...rows.filter((row) => row !== false)];
}
