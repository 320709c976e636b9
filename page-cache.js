import cache from 'next/dist/server/lib/incremental-cache/file-system-cache.js';
import { inAscii } from './lib/http/in-ascii.js';

const NextCache = cache.default;

/** @type {WeakSet<object>} */
const written = new WeakSet();

/**
 * Next's own cache with its finished pages in ASCII. An engine keeps a string that has one character beyond Latin-1 (a
 * dash, a Czech name) with two bytes a letter and turns all of it into UTF-8 for each request; one in ASCII is sent as
 * it lies. What that saves: docs/performance.md.
 */
export default class PageCache extends NextCache {
  /** @param {Parameters<import('next/dist/server/lib/incremental-cache/file-system-cache.js').default['get']>} question */
  async get(...question) {
    const entry = await super.get(...question);
    const page = entry?.value;
    if (page?.kind === 'APP_PAGE' && !written.has(page)) {
      page.html = inAscii(page.html);
      written.add(page);
    }
    return entry;
  }
}

/**
 * Has Next use it. Named as `cacheHandler` in its configuration, it would be imported anew twice for each request, a tenth
 * of what a finished page costs; Next looks here as well. To be called before Next is loaded.
 */
export function installPageCache() {
  Object.assign(globalThis, { [Symbol.for('@next/cache-handlers')]: { FetchCache: PageCache } });
}
