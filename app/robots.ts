import type { MetadataRoute } from 'next';
import { absolute } from '@/lib/catalog/metadata';

// The address of the site is known when it runs, not when it is built.
export const dynamic = 'force-dynamic';

/** Public pages are open; what is about one person, and filters without end, are not. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: [
        '/api/',
        '/account',
        '/admin',
        '/ops',
        '/cart',
        '/checkout',
        '/orders/',
        '/preview/',
        '/queue/',
        '/waiting-room/',
        '/sign-in',
        '/sign-up',
        '/events?*after=',
        '/events?*before=',
      ],
    },
    sitemap: absolute('/sitemap.xml'),
  };
}
