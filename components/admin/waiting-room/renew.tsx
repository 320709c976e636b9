'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Renews the page's figures every so often while somebody looks; without a script they are as of the last load. */
export function Renew({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      // Not over what somebody is writing.
      const { activeElement, visibilityState } = document;
      const writes = activeElement instanceof HTMLTextAreaElement;
      if (visibilityState === 'visible' && !writes) router.refresh();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
