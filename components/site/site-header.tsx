import { SiteLink } from '@/components/ui/site-link';
import { AccountLinks } from './account-links';
import { LogoMark } from './logo';
import { SearchForm } from './search-form';

/** The top of every page: identical for everyone; who is signed in is filled in by AccountLinks after paint. */
export function SiteHeader() {
  return (
    <header className="border-line border-b bg-surface">
      <div className="wrap flex min-h-16 flex-wrap items-center gap-x-6 gap-y-2 py-2">
        <SiteLink href="/" className="flex items-center gap-2.5 py-1" aria-label="Tessera, home">
          <LogoMark />
          <span className="font-display font-semibold text-2xl tracking-tight">Tessera</span>
        </SiteLink>
        <nav aria-label="Main" className="order-last flex w-full gap-6 md:order-none md:w-auto">
          <SiteLink href="/events" className="py-2 font-semibold underline-offset-8 hover:underline">
            All events
          </SiteLink>
          <SiteLink
            href="/events?when=weekend"
            prefetch={false}
            className="py-2 underline-offset-8 hover:underline"
          >
            This weekend
          </SiteLink>
        </nav>
        {/* One search is enough: pages with the large one do without this. */}
        <SearchForm className="hidden max-w-80 grow lg:flex lg:in-[:has(main_[data-search])]:hidden" />
        <AccountLinks />
      </div>
    </header>
  );
}
