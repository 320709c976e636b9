import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import {
  type Availability,
  type AvailabilityMessage,
  applyAvailability,
} from '@/lib/inventory/plan-availability';

// With the half second for which the site keeps an answer, others see a seat go in less than two.
const pollMs = 1_200;
const slowestMs = 30_000;
const patienceMs = 10_000;

type Live = {
  /** Null until the first answer. */
  known: Availability | null;
  /** The server's clock minus this device's, milliseconds. */
  clockOffset: number;
  /** True when the last answers did not come: what is shown may be old. */
  stale: boolean;
  /** Asks at once. */
  refresh: () => void;
};

/**
 * Follows what is free: asks every second or so while the page is seen, more rarely when answers fail, not at all in
 * a hidden tab. `onGone` hears which seats went since the answer before.
 */
export function useAvailability(performanceId: string, onGone: (seats: number[]) => void): Live {
  const [live, setLive] = useState<Omit<Live, 'refresh'>>({ known: null, clockOffset: 0, stale: false });
  const ask = useRef<() => void>(() => {});
  const tellGone = useEffectEvent(onGone);

  useEffect(() => {
    const leaving = new AbortController();
    let known: Availability | null = null;
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;

    async function poll() {
      clearTimeout(timer);
      if (asking || document.hidden || leaving.signal.aborted) return;
      asking = true;
      try {
        const answer = await fetchAvailability(performanceId, known, leaving.signal);
        failures = 0;
        if (answer.message) {
          const applied = applyAvailability(known, answer.message);
          known = applied?.next ?? null;
          if (applied && applied.gone.length > 0) tellGone(applied.gone);
        }
        setLive((before) => ({
          ...before,
          known: known ?? before.known,
          clockOffset: answer.clockOffset,
          stale: false,
        }));
      } catch {
        failures += 1;
        if (failures > 1 && !leaving.signal.aborted) setLive((before) => ({ ...before, stale: true }));
      }
      asking = false;
      timer = setTimeout(poll, Math.min(slowestMs, pollMs * 2 ** failures));
    }

    ask.current = () => void poll();
    void poll();
    const { signal } = leaving;
    document.addEventListener('visibilitychange', ask.current, { signal });
    window.addEventListener('online', ask.current, { signal });
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [performanceId]);

  const refresh = useCallback(() => ask.current(), []);
  return { ...live, refresh };
}

type Answer = { message: AvailabilityMessage | null; clockOffset: number };

async function fetchAvailability(
  id: string,
  known: Availability | null,
  leaving: AbortSignal,
): Promise<Answer> {
  const since = known ? `?since=${encodeURIComponent(known.version)}` : '';
  const response = await fetch(`/api/performances/${id}/availability${since}`, {
    cache: 'no-store',
    headers: known ? { 'If-None-Match': `"${known.version}"` } : {},
    signal: AbortSignal.any([leaving, AbortSignal.timeout(patienceMs)]),
  });
  if (!response.ok && response.status !== 304) throw new Error(`Availability answered ${response.status}`);
  const message = response.status === 304 ? null : ((await response.json()) as AvailabilityMessage);
  const serverTime = Date.parse(response.headers.get('date') ?? '');
  // The header has whole seconds: smaller differences are none.
  const offset = Number.isNaN(serverTime) ? 0 : serverTime + 500 - Date.now();
  return { message, clockOffset: Math.abs(offset) < 1_500 ? 0 : offset };
}
