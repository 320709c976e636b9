import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import {
  addDate,
  addPrice,
  becomeOrganizer,
  draftEvent,
  openAccount,
  publish,
} from '@/scripts/pictures/first-event';
import { createPerson, expect } from '@/scripts/pictures/person';

/*
 * Walks from the home page of a running site (`npm start`) to a first published event, takes the pictures of
 * docs/organizers.md on the way, and says how long a person would have needed:
 *   tsx scripts/organizer-pictures.ts [--base URL] [--inbox URL] [--out FOLDER]
 */

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://localhost:3000' },
    inbox: { type: 'string', default: 'http://localhost:3001' },
    out: { type: 'string', default: 'docs/pictures' },
  },
});

const stamp = Date.now().toString(36);
const newcomer = {
  name: 'Nora Newcomer',
  email: `nora-${stamp}@example.test`,
  password: 'velvet otter drum',
};

/** The link to confirm an address, out of the inbox of the running site. */
async function linkOf(email: string): Promise<string> {
  const read = async () => {
    const response = await fetch(`${values.inbox}/_control/messages?to=${encodeURIComponent(email)}`);
    const { messages } = (await response.json()) as { messages: { text: string }[] };
    const urls = messages.flatMap(({ text }) => text.match(/https?:\/\/[^\s<>()]+/g) ?? []);
    return urls.find((url) => new URL(url).pathname === '/verify');
  };
  await expect.poll(read, { message: `a mail to ${email}` }).toBeTruthy();
  return (await read()) ?? '';
}

/** A few colours show a page as well as millions, in a fifth of the bytes. */
async function takePicture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return document.fonts.ready;
  });
  const png = await page.screenshot({ animations: 'disabled' });
  const small = await sharp(png)
    .png({ palette: true, colours: 32, compressionLevel: 9, effort: 10 })
    .toBuffer();
  writeFileSync(join(values.out, `${name}.png`), small);
  process.stdout.write(`${name}.png, ${Math.round(small.length / 1024)} KB\n`);
}

/** The pages that the guide shows, in its order. */
const shown = ['organizer', 'event', 'venue', 'date', 'price', 'ready'];

async function main(): Promise<void> {
  mkdirSync(values.out, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || undefined,
    args: ['--no-sandbox'],
  });
  try {
    const viewport = { width: 1100, height: 760 };
    const context = await browser.newContext({ baseURL: values.base, viewport, locale: 'en-US' });
    const page = await context.newPage();
    const times: string[] = [];
    const person = createPerson(page, async (name) => {
      if (shown.includes(name)) await takePicture(page, name);
    });
    const stage = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const before = person.seconds();
      const result = await work();
      const { needed, waited } = person.seconds();
      times.push(
        `${Math.round(needed - before.needed)} s + ${Math.round(waited - before.waited)} s  ${name}`,
      );
      return result;
    };
    const title = 'Winter Songs';
    await stage('an account with a verified address', () => openAccount(person, newcomer, linkOf));
    await stage('an organizer', () =>
      becomeOrganizer(person, { name: 'Mill Music', slug: `mill-music-${stamp}` }),
    );
    await stage('the draft of an event', () =>
      draftEvent(person, {
        title,
        category: 'chamber',
        artist: 'Clara Wieck - Piano',
        description: 'Songs of Schubert and Wieck by candlelight.',
      }),
    );
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const venue = { name: 'The Old Mill', city: 'Boston', country: 'US', timeZone: 'America/New_York' };
    await stage('a venue and a date', () => addDate(person, { venue, day }));
    await stage('a price', () => addPrice(person, { name: 'Standing', amount: '25', places: '100' }));
    await stage('published', () => publish(person, title));
    const { needed, waited, glancing, keys, fields, presses } = person.seconds();
    process.stdout.write(`A person + the site:\n${times.join('\n')}\n`);
    process.stdout.write(`${Math.round(needed)} s + ${Math.round(waited)} s  in all, every word read\n`);
    process.stdout.write(
      `${Math.round(glancing)} s + ${Math.round(waited)} s  with three seconds for each of ${fields} fields and ${presses} presses, ${keys} keys\n`,
    );
  } finally {
    await browser.close();
  }
}

await main();
