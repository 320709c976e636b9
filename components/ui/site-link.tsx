import Link from 'next/link';
import type { ComponentProps } from 'react';

type SiteLinkProps = Omit<ComponentProps<'a'>, 'href'> & { href: string; prefetch?: boolean };

const isListing = (href: string) => href === '/events' || href.startsWith('/events?');

/**
 * A link within the site. The listing's path is two routes, static without filters and rendered with them; Next's client
 * router tells routes apart by their path and would show one for the other, so links there load the page.
 */
export function SiteLink({ href, prefetch, children, ...rest }: SiteLinkProps) {
  if (!isListing(href)) {
    return (
      <Link href={href} prefetch={prefetch} {...rest}>
        {children}
      </Link>
    );
  }
  return (
    <a href={href} {...rest}>
      {children}
    </a>
  );
}
