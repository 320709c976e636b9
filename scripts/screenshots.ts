import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';

/*
 * Pictures of pages as a phone and a desktop show them, in both colour schemes:
 *   tsx scripts/screenshots.ts [--base URL] [--out FOLDER] [--cookie name=value] [--full] PATH…
 */

const widths = { phone: 390, desktop: 1440 } as const;
const schemes = ['light', 'dark'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://localhost:3000' },
    out: { type: 'string', default: '.data/screenshots' },
    cookie: { type: 'string', multiple: true, default: [] },
    /** The whole page instead of the first screen. */
    full: { type: 'boolean', default: false },
  },
});

/** A file name that says which page it shows: `/events/x?y=z` is `events-x-y-z`. */
const nameOf = (path: string) => path.replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '') || 'home';

async function main(): Promise<void> {
  if (positionals.length === 0) throw new Error('Name at least one path, such as /events');
  mkdirSync(values.out, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || undefined,
    args: ['--no-sandbox'],
  });
  for (const [device, width] of Object.entries(widths)) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      await context.addCookies(
        values.cookie.map((pair) => {
          const [name = '', ...rest] = pair.split('=');
          return { name, value: rest.join('='), url: values.base };
        }),
      );
      const page = await context.newPage();
      for (const path of positionals) {
        await page.goto(new URL(path, values.base).href, { waitUntil: 'load' });
        await page.evaluate(() => document.fonts.ready);
        const file = join(values.out, `${nameOf(path)}-${device}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: values.full, animations: 'disabled' });
        process.stdout.write(`${file}\n`);
      }
      await context.close();
    }
  }
  await browser.close();
}

await main();
