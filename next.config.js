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
  reactStrictMode: true,
  headers: securityHeaders,
  // Without a filter the listing is one static page; with any it is rendered for that query.
  rewrites: async () => ({
    beforeFiles: listingKeys.map((key) => ({
      source: '/events',
      has: [{ type: 'query', key }],
      destination: '/events/search',
    })),
  }),
};

export default config;
