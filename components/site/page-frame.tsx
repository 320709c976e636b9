'use client';

import type { ReactNode } from 'react';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

/**
 * What stands around every page of the shop and the account: skip link, header, main, footer. A client component, so
 * that its markup is in the script, which browsers keep, and not in every page's inline data.
 */
export function PageFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="skip-link">
        Skip to the content
      </a>
      <SiteHeader />
      <main id="main" tabIndex={-1} className="grow focus:outline-none">
        {children}
      </main>
      <SiteFooter />
    </div>
  );
}
