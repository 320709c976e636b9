'use client';

import { useEffect } from 'react';

/** Lets the header ask for the cart again, when this appears and whenever the count changes. Shows nothing. */
export function TellHeader({ count }: { count: number }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new count is the reason to tell
  useEffect(() => {
    window.dispatchEvent(new Event('tessera:cart'));
  }, [count]);
  return null;
}
