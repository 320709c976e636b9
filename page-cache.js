import cache from 'next/dist/server/lib/incremental-cache/file-system-cache.js';
import { inAscii } from './lib/http/in-ascii.js';

// The bundler, which packs this with the proxy, unwraps what Node leaves wrapped.
const NextCache = cache.default ?? cache;

/** @type {WeakSet<object>} */
const written = new WeakSet();

/**
 * Next's own cache, named as `cacheHandler` in next.config.js, with its finished pages in ASCII. An engine keeps a string
 * that has one character beyond Latin-1 (a dash, a Czech name) with two bytes a letter and turns all of it into UTF-8
 * for each request; one in ASCII is sent as it lies. What that saves: docs/performance.md.
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
