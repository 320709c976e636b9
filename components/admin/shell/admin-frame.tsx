import Link from 'next/link';
import type { ReactNode } from 'react';
import { LogoMark } from '@/components/site/logo';
import type { NavLink } from '@/lib/organizers/queries';
import { AdminNav } from './admin-nav';

type AdminFrameProps = { slug: string; name: string; links: NavLink[]; children: ReactNode };

/** What stands around every page of an organizer's admin area: skip link, whose it is, navigation, main. */
export function AdminFrame({ slug, name, links, children }: AdminFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded-tile focus:bg-ink focus:px-4 focus:py-3 focus:text-paper"
      >
        Skip to the content
      </a>
      <div className="mosaic" aria-hidden="true" />
      <header className="border-line border-b bg-surface print:hidden">
        <div className="admin-wrap flex min-h-14 items-center gap-3 py-1.5 sm:gap-4">
          <Link href="/" prefetch={false} className="p-1" aria-label="Tessera, home">
            <LogoMark size={24} />
          </Link>
          <Link
            href={`/admin/${slug}`}
            prefetch={false}
            className="min-w-0 truncate py-2 font-display text-xl underline-offset-8 hover:underline"
          >
            {name}
          </Link>
          <nav aria-label="Account" className="ml-auto flex shrink-0 items-center gap-4 text-sm sm:gap-6">
            <Link href="/admin" prefetch={false} className="py-2 underline-offset-8 hover:underline">
              Switch<span className="max-sm:sr-only"> organizer</span>
            </Link>
            <Link href="/account" prefetch={false} className="py-2 underline-offset-8 hover:underline">
              Account
            </Link>
          </nav>
        </div>
      </header>
      <div className="admin-wrap grid grow content-start gap-x-10 pb-20 lg:grid-cols-[11rem_minmax(0,1fr)]">
        <AdminNav links={links} />
        <main id="main" tabIndex={-1} className="min-w-0 focus:outline-none">
          {children}
        </main>
      </div>
    </div>
  );
}
