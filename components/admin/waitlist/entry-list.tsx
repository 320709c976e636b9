import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import type { OwnWaitlist } from '@/lib/inventory/own-waitlist-queries';
import { tickets } from '@/lib/inventory/waitlist/waitlist-view';
import { removeEntryAction } from '@/lib/inventory/waitlist-admin-actions';
import { MemberForm } from '../shell/member-form';

type EntryListProps = {
  organizer: string;
  ids: { eventId: string; performanceId: string };
  list: OwnWaitlist;
  mayEdit: boolean;
};

/** Everybody on the list, in the order in which they are served. */
export function EntryList({ organizer, ids, list, mayEdit }: EntryListProps) {
  return (
    <ol className="divide-y divide-line border-line border-y">
      {list.entries.map((entry) => (
        <li key={entry.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
          <div className="min-w-0 flex-1 basis-56">
            <p className="truncate font-semibold">
              {entry.place !== null && <span className="mr-2 text-ink-soft">{entry.place}.</span>}
              {entry.email}
            </p>
            <p className="note">
              {entry.level}, {tickets(entry.quantity)}
              {entry.takesFewer && ' or fewer'}
              {entry.state === 'offered' && entry.offeredUntil ? (
                <>
                  , held until <DateTime at={entry.offeredUntil} timeZone={list.timeZone} style="short" />
                </>
              ) : (
                entry.joinedAt && (
                  <>
                    , since <DateTime at={entry.joinedAt} timeZone={list.timeZone} style="short" />
                  </>
                )
              )}
            </p>
          </div>
          {entry.state === 'offered' && <Badge tone="accent">Has an offer</Badge>}
          {mayEdit && (
            <MemberForm
              action={removeEntryAction}
              organizer={organizer}
              fields={{ ...ids, entryId: entry.id }}
              variant="quiet"
            >
              Take off <span className="sr-only">{entry.email}</span>
            </MemberForm>
          )}
        </li>
      ))}
    </ol>
  );
}
