import type { Answer } from '@/scripts/local/shared/http';
import type { State } from '../state';
import { notFoundPage } from './layout';
import { listPage } from './list-page';
import { messagePage } from './message-page';
import { attachmentPart, htmlPart } from './parts';
import { STYLE } from './style';

const STYLE_ANSWER: Answer = {
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' },
  body: STYLE,
};

/** Answers everything that a browser may ask for. */
export function handlePage(state: State, url: URL): Answer<string | Buffer> {
  if (url.pathname === '/') return listPage(state, url.searchParams);
  if (url.pathname === '/assets/style.css') return STYLE_ANSWER;
  const [, id = '', part, index] =
    /^\/messages\/([0-9a-f-]{36})(?:\/(html|attachments)(?:\/(\d{1,3}))?)?$/.exec(url.pathname) ?? [];
  const message = state.messages.get(id);
  if (!message) return notFoundPage();
  if (part === 'html') return htmlPart(message);
  return part === 'attachments' ? attachmentPart(message, Number(index)) : messagePage(message);
}
