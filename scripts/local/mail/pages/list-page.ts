import { type Html, html } from '@/scripts/local/shared/html';
import type { Answer } from '@/scripts/local/shared/http';
import { type Message, messagesTo, type State } from '../state';
import { pageOf, timeOf } from './layout';

const SHOWN = 50;

/** The mails, newest first; `to` narrows them to one address, `before` (an id) goes on from there. */
export function listPage(state: State, query: URLSearchParams): Answer {
  const to = query.get('to')?.trim() ?? '';
  const all = messagesTo(state, to);
  const from = all.findIndex(({ id }) => id === query.get('before')) + 1;
  const shown = all.slice(from, from + SHOWN);
  const last = shown.at(-1);
  const count = all.length === 1 ? '1 mail' : `${all.length} mails`;
  const main = html`<h1>${to === '' ? 'All mail' : `Mail to ${to}`}</h1>
<form class="search" role="search" method="get" action="/">
<div><label for="to">Address</label><input id="to" name="to" type="search" inputmode="email" autocomplete="off" value="${to}" placeholder="fan@tessera.example"></div>
<button>Show</button>
</form>
<p class="soft">${count}${to !== '' && html` · <a href="/">Show all mail</a>`}</p>
${shown.length === 0 ? empty(to) : html`<ol class="mails">${shown.map(row)}</ol>`}
${
  last &&
  all.length > from + SHOWN &&
  html`<p class="pager"><a href="/?${new URLSearchParams({ to, before: last.id }).toString()}">Older mail</a></p>`
}`;
  return pageOf({ title: to === '' ? 'All mail' : `Mail to ${to}`, main });
}

/** What the site calls this sort of mail. */
export function kindOf({ tags }: Pick<Message, 'tags'>): string | null {
  return tags.find(({ name }) => name === 'kind')?.value.replaceAll(/[_-]/g, ' ') ?? null;
}

function row(message: Message): Html {
  const kind = kindOf(message);
  return html`<li><a href="/messages/${message.id}">${message.subject}</a>${timeOf(message.createdAt)}
<span>to ${message.to.join(', ')}</span>${kind && html`<span class="kind">${kind}</span>`}</li>`;
}

function empty(to: string): Html {
  return to === ''
    ? html`<p>No mail yet. What the site sends arrives here; reload to look again.</p>`
    : html`<p>No mail to this address yet. Reload to look again.</p>`;
}
