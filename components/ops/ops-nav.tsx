'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { classes } from '@/components/ui/classes';

const links = [
  ['/ops', 'Health'],
  ['/ops/messages', 'Failed messages'],
  ['/ops/batches', 'Batches'],
  ['/ops/alerts', 'Alerts'],
] as const;

/** The pages of the console in one line, which scrolls sideways where it is too long. */
export function OpsNav() {
  const pathname = usePathname();
  const isHere = (href: string) =>
    href === '/ops' ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
  return (
    <nav
      aria-label="Operations"
      className="-mx-3 flex min-w-0 overflow-x-auto text-sm max-sm:w-[calc(100%+1.5rem)]"
    >
      {links.map(([href, label]) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={pathname === href ? 'page' : isHere(href) || undefined}
          className={classes(
            'flex min-h-11 shrink-0 items-center border-b-2 px-3',
            isHere(href) ? 'border-accent font-semibold' : 'border-transparent hover:border-line-strong',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
