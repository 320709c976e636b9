'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { HoldBar } from './hold-bar';
import { HoldEnded, type WayBack } from './hold-ended';
import { useHoldClock } from './use-hold-clock';

type HoldBoundaryProps = {
  /** Seconds left when the server rendered this, by the database's clock. */
  expiresInSeconds: number;
  /** The end as a time of day at the venue: "20:42 EST". */
  until: string;
  /** Pieces in the cart. */
  count: number;
  paying: boolean;
  /** Where to choose again when the hold has ended. */
  waysBack: WayBack[];
  children: ReactNode;
};

/** Shows what is held for as long as it is held, under a clock; then says that the hold has ended. */
export function HoldBoundary({
  expiresInSeconds,
  until,
  count,
  paying,
  waysBack,
  children,
}: HoldBoundaryProps) {
  const router = useRouter();
  const secondsLeft = useHoldClock({ expiresInSeconds, count, onDrift: () => router.refresh() });
  if (secondsLeft === 0) return <HoldEnded waysBack={waysBack} />;
  return (
    <>
      <HoldBar secondsLeft={secondsLeft} until={until} paying={paying} />
      {children}
    </>
  );
}
