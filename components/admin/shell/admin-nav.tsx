'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Chevron } from '@/components/ui/chevron';
import { classes } from '@/components/ui/classes';
import type { NavLink } from '@/lib/organizers/queries';

/** The pages a member may open: beside the page on wide screens, folded above it on narrow ones. */
export function AdminNav({ links }: { links: NavLink[] }) {
  const pathname = usePathname();
  // The longest that fits: the overview's address begins all the others.
  const here = links
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .reduce<NavLink | null>(
      (best, link) => (best && best.href.length > link.href.length ? best : link),
      null,
    );
  const list = (
    <ul className="grid gap-0.5">
      {links.map(({ href, label }) => (
        <li key={href}>
          <Link
            href={href}
            prefetch={false}
            aria-current={href === pathname ? 'page' : href === here?.href || undefined}
            className={classes(
              'block rounded-tile px-3 py-2.5 lg:py-2',
              href === here?.href ? 'bg-accent-wash font-semibold text-accent-strong' : 'hover:bg-sunken',
            )}
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label="Organizer" className="print:hidden">
      {/* Another page, another key: the menu is folded again after a step. */}
      <details key={pathname} className="group -mx-3 mt-3 lg:hidden">
        <summary className="flex min-h-11 list-none items-center gap-2 rounded-tile bg-sunken px-3 [&::-webkit-details-marker]:hidden">
          <span className="text-ink-soft text-sm">Menu</span>
          <span className="font-semibold">{here?.label}</span>
          <span className="ml-auto">
            <Chevron />
          </span>
        </summary>
        <div className="border-line border-b py-2">{list}</div>
      </details>
      <div className="sticky top-0 hidden pt-12 lg:-ml-3 lg:block">{list}</div>
    </nav>
  );
}
