import Link from 'next/link';
import type { ReactNode } from 'react';
import { LogoMark } from '@/components/site/logo';
import { OpsNav } from './ops-nav';

/** What stands around every page of the console: skip link, navigation, main. */
export function OpsFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="skip-link">
        Skip to the content
      </a>
      <div className="mosaic" aria-hidden="true" />
      <header className="border-line border-b bg-surface print:hidden">
        <div className="admin-wrap flex flex-wrap items-center gap-x-4 py-1.5 sm:gap-x-8">
          <Link href="/" prefetch={false} className="p-1" aria-label="Tessera, home">
            <LogoMark size={24} />
          </Link>
          <p className="font-display text-xl">Operations</p>
          <OpsNav />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="admin-wrap w-full grow pb-20 focus:outline-none">
        {children}
      </main>
    </div>
  );
}
