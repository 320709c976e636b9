import dynamic from 'next/dynamic';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import type { Picker } from './hooks/use-picker';

const MapSkeleton = () => (
  <div className="relative grid size-full place-items-center">
    <Skeleton className="absolute inset-0" />
    <p className="relative text-ink-soft text-sm">The seating plan is loading …</p>
  </div>
);

// The drawing comes by itself, after the page can be used.
const SeatMap = dynamic(() => import('./seat-map'), { ssr: false, loading: MapSkeleton });

/** The seating plan's place on the page, of one size whatever becomes of it. */
export function MapPanel({ picker }: { picker: Picker }) {
  const { planStatus, retryPlan, scene, live, sale } = picker;
  return (
    <section aria-labelledby="plan">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="plan" className="text-2xl">
          Seating plan
        </h2>
        {sale === 'open' && (
          <a href="#best-available" className="text-link text-sm">
            Choose without the plan
          </a>
        )}
      </div>
      <noscript>
        <p className="mt-2 text-ink-soft">
          The plan needs JavaScript. Below you can have the best available seats, or choose from a list.
        </p>
      </noscript>
      <div className="noscript:hidden relative mt-2 h-[58dvh] min-h-80 overflow-hidden rounded-tile border border-line bg-[var(--map-ground)] lg:h-[clamp(28rem,calc(100dvh-20rem),48rem)]">
        {planStatus === 'failed' ? (
          <div className="flex size-full flex-col items-center justify-center gap-4 p-6 text-center">
            <p>The seating plan did not load. You can try again, or choose without it below.</p>
            <Button variant="secondary" onClick={retryPlan}>
              Load the plan again
            </Button>
          </div>
        ) : scene ? (
          <SeatMap picker={picker} scene={scene} />
        ) : (
          <MapSkeleton />
        )}
      </div>
      <MapKey />
      {live.stale && (
        <Notice tone="warning" className="mt-2" title="The connection is slow or gone">
          What you see may be out of date. Holding still checks every seat.
        </Notice>
      )}
    </section>
  );
}

/** What the marks on the plan mean that are not price levels. */
function MapKey() {
  return (
    <p className="noscript:hidden mt-2 flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-sm">
      <span className="flex items-center gap-1.5">
        <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16">
          <rect x="1" y="1" width="14" height="14" rx="2" fill="var(--ink)" />
          <path d="M4.5 8.2l2.4 2.4 4.6-5" fill="none" stroke="var(--surface)" strokeWidth="2" />
        </svg>
        Chosen
      </span>
      <span className="flex items-center gap-1.5">
        <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16">
          <rect x="1" y="1" width="14" height="14" rx="2" fill="var(--accent)" />
          <path d="M4.5 8.2l2.4 2.4 4.6-5" fill="none" stroke="var(--on-accent)" strokeWidth="2" />
        </svg>
        In your cart
      </span>
      <span className="flex items-center gap-1.5">
        <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16">
          <rect x="4" y="4" width="8" height="8" rx="1.5" fill="var(--seat-taken)" />
        </svg>
        Taken
      </span>
    </p>
  );
}
