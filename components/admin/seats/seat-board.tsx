'use client';

import dynamic from 'next/dynamic';
import { PriceKey } from '@/components/seats/price-key';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { LevelView } from '@/lib/inventory/plan-view';
import type { SeatChoice } from './use-seat-choice';

const Canvas = dynamic(() => import('./seat-canvas-view'), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

type SeatBoardProps = { choice: SeatChoice; levels: LevelView[]; currency: string; blocked: string };

/** The plan with what is chosen on it, and hidden fields that send it with the form around it. */
export function SeatBoard({ choice, levels, currency, blocked }: SeatBoardProps) {
  const { chosen, scene, status, retry, spoken, titles, clear } = choice;
  return (
    <div className="noscript:hidden">
      {chosen.map((seat) => (
        <input key={seat} type="hidden" name="seat" value={seat} />
      ))}
      <div className="relative h-[52dvh] min-h-80 overflow-hidden rounded-tile border border-line bg-[var(--map-ground)]">
        {status === 'failed' ? (
          <div className="flex size-full flex-col items-center justify-center gap-4 p-6 text-center">
            <p>The seating plan did not load. Try again, or name the seats below.</p>
            <Button variant="secondary" onClick={retry}>
              Load the plan again
            </Button>
          </div>
        ) : scene ? (
          <Canvas choice={choice} scene={scene} />
        ) : (
          <Skeleton className="size-full" />
        )}
      </div>
      <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <PriceKey
          levels={levels}
          currency={currency}
          only={levels.filter(({ kind }) => kind === 'reserved').map(({ id }) => id)}
        />
        <Swatch fill="var(--ink)" text="Chosen" />
        <Swatch fill="var(--accent)" text={blocked} />
        <Swatch fill="var(--seat-taken)" text="Sold or in a cart" />
      </div>
      <p className="mt-2 min-h-11 text-sm">
        {chosen.length === 0 ? (
          <span className="text-ink-soft">Nothing chosen on the plan.</span>
        ) : (
          <>
            <b>{chosen.length} chosen:</b> {titles.slice(0, 8).join('; ')}
            {titles.length > 8 && ` and ${titles.length - 8} more`}{' '}
            <button type="button" className="min-h-6 px-1 text-link underline" onClick={clear}>
              Choose none
            </button>
          </>
        )}
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </div>
  );
}

function Swatch({ fill, text }: { fill: string; text: string }) {
  return (
    <span className="flex items-center gap-1.5 text-ink-soft">
      <span aria-hidden="true" className="size-4 rounded-[2px]" style={{ background: fill }} />
      {text}
    </span>
  );
}
