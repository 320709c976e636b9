import { useCallback, useEffect, useState } from 'react';
import type { CartView } from '@/lib/inventory/cart-view';

/** What the buyer's cart has of this performance already. */
type MyCart = {
  seats: ReadonlySet<number>;
  places: Record<string, number>;
  count: number;
  /** Wheelchair places that he has tickets for. */
  wheelchairs: ReadonlySet<number>;
};

const nothing: MyCart = { seats: new Set(), places: {}, count: 0, wheelchairs: new Set() };

type Answer = { cart: CartView | null; wheelchairs: { performanceId: string; seatIndex: number }[] };

function ofPerformance({ cart, wheelchairs }: Answer, performanceId: string): MyCart {
  const bought = wheelchairs.filter((place) => place.performanceId === performanceId);
  const items = cart?.items.filter((item) => item.performanceId === performanceId) ?? [];
  if (items.length === 0 && bought.length === 0) return nothing;
  const places: Record<string, number> = {};
  const seats = new Set<number>();
  for (const { seatIndex, priceLevelId, quantity, passId } of items) {
    // A pass is changed where it was chosen, not by the level's own number.
    if (passId !== null) continue;
    if (seatIndex === null) places[priceLevelId] = (places[priceLevelId] ?? 0) + quantity;
    else seats.add(seatIndex);
  }
  const count = items.reduce((sum, item) => sum + item.quantity, 0);
  return { seats, places, count, wheelchairs: new Set(bought.map(({ seatIndex }) => seatIndex)) };
}

/** Reads the buyer's cart, again whenever the tab is looked at, since another tab may have changed it. */
export function useMyCart(performanceId: string): { cart: MyCart; reload: () => void } {
  const [cart, setCart] = useState<MyCart>(nothing);

  const reload = useCallback(() => {
    if (document.hidden) return;
    fetch('/api/cart', { cache: 'no-store' })
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error('no cart'))))
      .then((answer: Answer) => setCart(ofPerformance(answer, performanceId)))
      // Only the marks "in your cart" are missing then; holding checks everything again.
      .catch(() => {});
  }, [performanceId]);

  useEffect(() => {
    reload();
    const listening = new AbortController();
    document.addEventListener('visibilitychange', reload, { signal: listening.signal });
    window.addEventListener('pageshow', reload, { signal: listening.signal });
    return () => listening.abort();
  }, [reload]);

  return { cart, reload };
}
