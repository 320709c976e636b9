import type { ReactNode } from 'react';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

/** What stands around every page of the shop and the account: skip link, header, main, footer. */
export function PageFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded-tile focus:bg-ink focus:px-4 focus:py-3 focus:text-paper"
      >
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
