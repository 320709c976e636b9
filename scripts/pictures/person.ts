import { expect as basic, type Locator, type Page } from '@playwright/test';

export const expect = basic.configure({ timeout: 30_000 });

/**
 * Seconds by the keystroke-level model (Card, Moran and Newell): a key of somebody who types 40 words a minute, the hand
 * to the thing and the press, and the thought before each step. Words are read at 240 a minute.
 */
const seconds = { key: 0.28, point: 1.3, think: 1.35, word: 0.25 } as const;

/** Seconds that who reads labels only looks at each field and button, and needs to get there. */
const glance = 3;

export type Person = ReturnType<typeof createPerson>;

/**
 * Somebody at a page: does what is asked at once, and counts how long a person would have needed who reads every word
 * down to the button that is pressed. `look` is called on each page that has a name, before it is left.
 */
export function createPerson(page: Page, look: (name: string) => Promise<void> = async () => {}) {
  const spent = { needed: 0, keys: 0, fields: 0, presses: 0 };
  const started = Date.now();
  const aim = () => {
    spent.needed += seconds.think + seconds.point;
  };
  const isThere = async (field: Locator, value: string) => {
    spent.fields += 1;
    const there = (await field.inputValue()) === value;
    // What is proposed already is only looked at.
    if (there) spent.needed += seconds.think;
    return there;
  };
  return {
    page,
    look,
    async fill(field: Locator, text: string): Promise<void> {
      if (await isThere(field, text)) return;
      aim();
      spent.keys += text.length;
      spent.needed += text.length * seconds.key;
      await field.fill(text);
    },
    async choose(field: Locator, value: string | { label: string }): Promise<void> {
      if (await isThere(field, typeof value === 'string' ? value : '')) return;
      aim();
      aim();
      await field.selectOption(value);
    },
    async tick(box: Locator): Promise<void> {
      spent.fields += 1;
      if (await box.isChecked()) return;
      aim();
      await box.check();
    },
    async press(what: Locator): Promise<void> {
      spent.presses += 1;
      spent.needed += (await wordsAbove(what)) * seconds.word;
      aim();
      await what.click();
    },
    /**
     * What it took so far: seconds of a person who reads every word (`needed`) and of one who looks at each field and
     * button for three seconds (`glancing`), what the site itself took (`waited`), and the counts behind them.
     */
    seconds: () => ({
      ...spent,
      glancing: spent.keys * seconds.key + (spent.fields + spent.presses) * glance,
      waited: (Date.now() - started) / 1_000,
    }),
  };
}

/** How many words of the page stand before something; of a choice only its label, of what is folded only the headline. */
function wordsAbove(what: Locator): Promise<number> {
  return what.evaluate((end) => {
    const unread = 'select, script, style, details:not([open]) > :not(summary)';
    const main = end.closest('main');
    if (!main) return 0;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let words = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (end.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING && !end.contains(node)) break;
      if (!node.parentElement?.closest(unread)) words += node.textContent?.match(/\S+/g)?.length ?? 0;
    }
    return words;
  });
}
