import { render, toPlainText } from '@react-email/render';
import type { ReactElement } from 'react';

/** What the plain text does differently: a price stands beside its line, and a button's address is written once. */
const selectors = [
  { selector: 'h1', options: { uppercase: false } },
  { selector: 'table.line', format: 'dataTable', options: { colSpacing: 2 } },
  { selector: '.again', format: 'skip' },
];

/** A template as HTML and as the plain text of the same words. */
export async function renderMail(template: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(template);
  return { html, text: toPlainText(html, { selectors, wordwrap: 78 }) };
}
