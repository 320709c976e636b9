import { buttonClasses } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';

import type { DoorView } from '@/lib/tickets/door-queries';
import { ConflictList } from './conflict-list';

/** A performance with what its gates have counted. */
export function DoorCard({ organizer, door }: { organizer: string; door: DoorView }) {
  const { performanceId, title, venue, startsAt, timeZone, timeKnown, valid, inside, gates, conflicts } =
    door;
  return (
    <li className="rounded-tile border border-line bg-surface p-5">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-0">
          <h2 className="font-display text-2xl">{title}</h2>
          <p className="text-ink-soft">
            <DateTime at={startsAt} {...{ timeZone, timeKnown }} style="short" /> · {venue}
          </p>
          <p className="mt-2 text-lg">
            <b className="tabular-nums">{inside}</b> of <b className="tabular-nums">{valid}</b> in
          </p>
        </div>
        {/* A whole load: the camera is allowed by the headers of the door's own page. */}
        <a href={`/admin/${organizer}/check-in/${performanceId}`} className={buttonClasses()}>
          Open the door<span className="sr-only"> of {title}</span>
        </a>
      </div>
      {gates.length > 0 && (
        <dl className="mt-4 grid gap-1 border-line border-t pt-3">
          {gates.map(({ gate, admitted, refused }) => (
            <div key={gate} className="flex flex-wrap gap-x-4">
              <dt className="font-semibold">{gate}</dt>
              <dd className="ml-auto tabular-nums">
                {admitted} in, {refused} refused or in conflict
              </dd>
            </div>
          ))}
        </dl>
      )}
      {conflicts.length > 0 && <ConflictList {...{ conflicts, timeZone }} />}
    </li>
  );
}
