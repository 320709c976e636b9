'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { keepPromoLink } from '@/components/cart/keep-promo-link';

type Me = { signedIn: boolean; name?: string; cart: { count: number; expiresInSeconds: number } | null };

/**
 * Sign in and cart. Without JavaScript, and until the answer is there, plain links that are right for everyone; the
 * room is reserved, so nothing moves when the name or the count arrives.
 */
export function AccountLinks() {
  const me = useMe();
  const count = me?.cart?.count ?? 0;
  return (
    <nav aria-label="Account" className="ml-auto flex items-center gap-4 text-sm sm:gap-6">
      <Link
        href={me?.signedIn ? '/account' : '/sign-in'}
        prefetch={false}
        className="w-18 truncate py-2 text-right underline-offset-8 hover:underline sm:w-28"
      >
        {me?.signedIn ? (me.name ?? 'Account') : 'Sign in'}
      </Link>
      <Link
        href="/cart"
        prefetch={false}
        className="flex items-center gap-2 py-2 font-semibold underline-offset-8 hover:underline"
      >
        Cart
        <span
          className={`inline-grid size-6 place-items-center rounded-tile text-xs tabular-nums ${count > 0 ? 'bg-accent text-on-accent' : 'bg-sunken text-ink-soft'}`}
        >
          {count}
          <span className="sr-only">{count === 1 ? ' ticket' : ' tickets'}</span>
        </span>
      </Link>
    </nav>
  );
}

/** Asks at load, when the page comes back into view, and when a form on the page has changed the cart. */
function useMe(): Me | null {
  const [me, setMe] = useState<Me | null>(null);
  useEffect(() => {
    keepPromoLink();
    const ask = async () => {
      if (document.visibilityState === 'hidden') return;
      const answer = await fetch('/api/me', { cache: 'no-store' }).catch(() => null);
      if (answer?.ok) setMe(await answer.json());
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    window.addEventListener('pageshow', ask);
    window.addEventListener('tessera:cart', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      window.removeEventListener('pageshow', ask);
      window.removeEventListener('tessera:cart', ask);
    };
  }, []);
  return me;
}
