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
};

export default config;
