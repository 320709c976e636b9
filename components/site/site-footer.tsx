import { SiteLink } from '@/components/ui/site-link';
import { LogoMark } from './logo';

const columns = [
  {
    title: 'Find',
    links: [
      { href: '/events', label: 'All events' },
      { href: '/events?sort=announced', label: 'Just announced' },
      { href: '/events?sale=soon', label: 'On sale soon' },
    ],
  },
  {
    title: 'Your tickets',
    links: [
      { href: '/account/orders', label: 'Orders' },
      { href: '/account/tickets', label: 'Tickets' },
      { href: '/cart', label: 'Cart' },
    ],
  },
  { title: 'Organize', links: [{ href: '/admin', label: 'Sell your own tickets' }] },
  { title: 'Follow', links: [{ href: '/feeds/events.xml', label: 'New events by RSS' }] },
];

const legal = [
  { href: '/legal/terms', label: 'Terms' },
  { href: '/legal/privacy', label: 'Privacy' },
  { href: '/legal/imprint', label: 'Imprint' },
];

/** The foot of every page. */
export function SiteFooter() {
  return (
    <footer className="mt-20 border-line border-t bg-surface">
      <div className="wrap grid gap-10 py-12 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_1fr]">
        <div>
          <p className="flex items-center gap-2.5 font-display font-semibold text-xl">
            <LogoMark size={22} />
            Tessera
          </p>
          <p className="mt-3 max-w-80 text-ink-soft text-sm">
            The price you see first is the price you pay, fees and tax included. Times are the venue’s own.
          </p>
          <p className="mt-3 flex flex-wrap gap-x-4 text-sm">
            {legal.map(({ href, label }) => (
              <SiteLink key={href} href={href} prefetch={false} className="footer-link">
                {label}
              </SiteLink>
            ))}
          </p>
        </div>
        {columns.map(({ title, links }) => (
          <nav key={title} aria-label={title}>
            <p className="font-semibold text-sm">{title}</p>
            <ul className="mt-2">
              {links.map(({ href, label }) => (
                <li key={href}>
                  <SiteLink href={href} prefetch={false} className="footer-link">
                    {label}
                  </SiteLink>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  );
}
