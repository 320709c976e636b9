import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderMail } from '@/lib/email/render';
import { sampleMails } from '@/lib/email/templates/samples';
import { writeMail } from '@/lib/email/templates/write-mail';
import { type Html, html } from '@/scripts/local/shared/html';

/** Writes one mail of every kind, as HTML and as text, with a page that lists them: for looking at the templates. */
const folder = resolve(process.argv[2] ?? '.data/mail-preview');
mkdirSync(folder, { recursive: true });

const entries: Html[] = [];
for (const sample of sampleMails) {
  const { subject, template } = writeMail(sample);
  const mail = await renderMail(template);
  writeFileSync(join(folder, `${sample.kind}.html`), mail.html);
  writeFileSync(join(folder, `${sample.kind}.txt`), mail.text);
  entries.push(
    html`<li>${subject}: <a href="${sample.kind}.html">HTML</a>, <a href="${sample.kind}.txt">text</a></li>`,
  );
}

const index = join(folder, 'index.html');
const page = html`<!doctype html><html lang="en"><meta charset="utf-8"><title>Mails</title><h1>Mails</h1><ul>${entries}</ul></html>`;
writeFileSync(index, page.text);
process.stdout.write(`${sampleMails.length} mails: ${pathToFileURL(index)}\n`);
