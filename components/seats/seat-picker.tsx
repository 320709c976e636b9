'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { classes } from '@/components/ui/classes';
import type { PerformanceView, SaleState } from '@/lib/inventory/plan-view';
import { AccessCodeField } from './access-code-field';
import { BestAvailableForm } from './best-available-form';
import { ChoiceTray } from './choice-tray';
import { FormBasics } from './form-basics';
import { HoldNotice } from './hold-notice';
import { useHydrated } from './hooks/use-hydrated';
import { usePicker } from './hooks/use-picker';
import { LevelList } from './level-list';
import { MapPanel } from './map-panel';
import { SaleNotice } from './sale-notice';
import { SectionList } from './section-list';
import { waitlistPath } from './waitlist-path';

// Few performances have a waiting room: the others do not load its script.
const RoomNotice = dynamic(() =>
  import('@/components/waiting-room/room-notice').then((module) => module.RoomNotice),
);

type SeatPickerProps = {
  performance: PerformanceView;
  /** What the sale was when the page was rendered; the browser asks for news. */
  renderedState: SaleState;
};

/** Choosing and holding for one performance. Its forms work before, and without, the script. */
export function SeatPicker({ performance, renderedState }: SeatPickerProps) {
  const picker = usePicker(performance, renderedState);
  const hydrated = useHydrated();
  const { sale, soldOut, choice, hold, spoken } = picker;
  const seated = performance.planId !== null;
  return (
    <div className="wrap pb-28 lg:pb-16">
      <SaleNotice picker={picker} />
      {performance.waitingRoomId && (sale === 'open' || sale === 'before') && (
        <RoomNotice roomId={performance.waitingRoomId} isOpen={sale === 'open'} />
      )}
      {!hydrated && <HoldNotice picker={picker} />}
      <div
        className={classes(
          'mt-4 grid items-start gap-x-10 gap-y-8',
          seated ? 'lg:grid-cols-[minmax(0,1fr)_22rem]' : 'max-w-xl',
        )}
      >
        {seated && sale !== 'cancelled' && <MapPanel picker={picker} />}
        <form
          action={hold.formAction}
          onSubmit={hold.submit}
          aria-label="Prices and your choice"
          className={classes(
            'min-w-0',
            seated &&
              'lg:sticky lg:top-4 lg:col-start-2 lg:row-span-2 lg:flex lg:max-h-[max(26rem,calc(100dvh-16rem))] lg:flex-col',
          )}
        >
          <FormBasics performanceId={performance.id} />
          {choice.seats.map((seat) => (
            <input key={seat} type="hidden" name="seat" value={seat} />
          ))}
          <LevelList picker={picker} />
          {sale === 'open' && !soldOut && (
            <>
              <AccessCodeField picker={picker} />
              <ChoiceTray picker={picker} />
            </>
          )}
        </form>
        {seated && sale === 'open' && !soldOut && (
          <div className="grid gap-6 lg:col-start-1">
            <BestAvailableForm picker={picker} />
            <SectionList picker={picker} />
          </div>
        )}
      </div>
      {sale === 'open' && performance.hasWaitlist && (
        <p className="mt-6 text-sm">
          Nothing left at your price?{' '}
          <Link href={waitlistPath(performance)} prefetch={false} className="text-link">
            See the waitlist
          </Link>
        </p>
      )}
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </div>
  );
}
