import { fileURLToPath } from 'node:url';
import { securityHeaders } from './lib/http/security-headers.js';

// The keys of the listing's address (lib/catalog/input.ts and listing-url.ts; a test compares them).
export const listingKeys = [
  'q',
  'when',
  'from',
  'to',
  'city',
  'venue',
  'category',
  'artist',
  'min',
  'max',
  'available',
  'sale',
  'sort',
  'after',
  'before',
];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // Next would hash every page anew for each request to spare a repeated visit a few kilobytes (docs/performance.md).
  generateEtags: false,
  reactStrictMode: true,
  // Tests build beside the build that is being served.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // Types are checked by `npm test`; checking them here again would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  // Pictures are finished files; an optimizer would be one more door.
  images: { unoptimized: true },
  // Pages that are cached on demand stay in memory: random addresses must not fill the disk.
  experimental: { isrFlushToDisk: false },
  cacheMaxMemorySize: 256 * 1024 * 1024,
  cacheHandler: fileURLToPath(import.meta.resolve('./page-cache.js')),
  headers: securityHeaders,
  // With a filter the listing is rendered for that query; without any it is one static page. Each rule costs every
  // request something, so this is one rule and not one for each key.
  rewrites: async () => ({
    beforeFiles: [
      {
        source: '/events',
        missing: listingKeys.map((key) => ({ type: 'query', key })),
        destination: '/events/all',
      },
    ],
  }),
};

export default config;
