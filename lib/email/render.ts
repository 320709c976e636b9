import { render, toPlainText } from '@react-email/render';
import type { ReactElement } from 'react';

/** A template as HTML and as the plain text of the same words. */
export async function renderMail(template: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(template);
  return { html, text: toPlainText(html) };
}
