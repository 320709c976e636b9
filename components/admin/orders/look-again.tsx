'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const pause = 3_000;

/** Looks at the page anew every few seconds while something is under way; a link where there is no script. */
export function LookAgain({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), pause);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <p className="note">
      The page follows by itself. You can leave it; the work goes on.{' '}
      <a href={href} className="text-link">
        Look again
      </a>
    </p>
  );
}
