'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/** What the server says about the caller's cart; see the route `/api/me`. */
type Pulse = { cart: { count: number; expiresInSeconds: number } | null };

type Options = {
  /** Seconds left when the server rendered the page. */
  expiresInSeconds: number;
  /** Pieces in the cart as rendered; another number means that another tab changed it. */
  count: number;
  /** Called when the server knows a different cart than the page shows. */
  onDrift: () => void;
};

const resyncEveryMs = 60_000;

async function askServer(signal: AbortSignal): Promise<Pulse | null> {
  try {
    const response = await fetch('/api/me', { cache: 'no-store', signal });
    return response.ok ? ((await response.json()) as Pulse) : null;
  } catch {
    // Offline, or the page is leaving: the reckoning of this page goes on.
    return null;
  }
}

/**
 * Counts a hold down in whole seconds. The end is the server's; between its answers the monotonic clock of the
 * browser counts, so a wrong or changed clock of the device has no say. Null until the script runs.
 */
export function useHoldClock({ expiresInSeconds, count, onDrift }: Options): number | null {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const drift = useEffectEvent(onDrift);

  useEffect(() => {
    const leaving = new AbortController();
    let deadline = performance.now() + expiresInSeconds * 1000;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;

    function tick() {
      clearTimeout(timer);
      if (leaving.signal.aborted) return;
      const left = Math.max(0, deadline - performance.now());
      if (left > 0 || over) setSecondsLeft(Math.ceil(left / 1000));
      // The server has the last word: another tab may have won more time.
      else void resync({ final: true });
      if (left > 0) timer = setTimeout(tick, left % 1000 || 1000);
    }

    async function resync({ final = false } = {}) {
      const asked = performance.now();
      const pulse = await askServer(leaving.signal);
      if (leaving.signal.aborted) return;
      if (pulse) deadline = asked + (pulse.cart?.expiresInSeconds ?? 0) * 1000;
      over = final || pulse?.cart === null;
      tick();
      if (pulse?.cart && pulse.cart.count !== count) drift();
    }

    const onReturn = () => {
      if (document.visibilityState === 'visible') void resync();
    };
    tick();
    // The page may have waited for its script, or come from a cache.
    void resync();
    const regular = setInterval(onReturn, resyncEveryMs);
    window.addEventListener('focus', onReturn);
    window.addEventListener('pageshow', onReturn);
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      leaving.abort();
      clearTimeout(timer);
      clearInterval(regular);
      window.removeEventListener('focus', onReturn);
      window.removeEventListener('pageshow', onReturn);
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, [expiresInSeconds, count]);

  return secondsLeft;
}
