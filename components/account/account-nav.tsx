'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { classes } from '@/components/ui/classes';
import { signOutAction } from '@/lib/identity/actions';
import { SignOutForm } from './sign-out-form';

const pages = [
  { href: '/account', label: 'Overview' },
  { href: '/account/tickets', label: 'Tickets' },
  { href: '/account/orders', label: 'Orders' },
  { href: '/account/settings', label: 'Settings' },
  { href: '/admin', label: 'Organize' },
] as const;

/** The pages of the account, beside them on wide screens and above them on narrow ones. */
export function AccountNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Your account" className="pt-6 md:pt-14">
      <ul className="-mx-2.5 flex flex-wrap items-center border-line border-b pb-2 text-sm md:mx-0 md:grid md:border-b-0 md:text-base">
        {pages.map(({ href, label }) => {
          const isHere = pathname === href;
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={isHere ? 'page' : undefined}
                className={classes(
                  'block rounded-tile px-2.5 py-2 md:px-3',
                  isHere ? 'bg-accent-wash font-semibold text-accent-strong' : 'hover:bg-sunken',
                )}
              >
                {label}
              </Link>
            </li>
          );
        })}
        <li className="md:mt-3 md:border-line md:border-t md:pt-3">
          <SignOutForm
            action={signOutAction}
            className="block w-full px-2.5 py-2 text-left md:px-3 text-ink-soft hover:text-ink"
          >
            Sign out
          </SignOutForm>
        </li>
      </ul>
    </nav>
  );
}
