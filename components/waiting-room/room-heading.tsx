import { DateTime } from '@/components/ui/date-time';
import { PageHeading } from '@/components/ui/page-heading';
import type { RoomPage } from '@/lib/waiting-room/room-queries';

/** What is waited for. */
export function RoomHeading({ room }: { room: RoomPage }) {
  const { title, slug, date, timeZone } = room;
  return (
    <PageHeading
      title="Waiting room"
      crumbs={[
        { label: 'Events', href: '/events' },
        { label: title, href: `/events/${slug}` },
      ]}
    >
      {title}
      {date && (
        <>
          , <DateTime at={date.startsAt} timeZone={timeZone} timeKnown={date.timeKnown} />
        </>
      )}
    </PageHeading>
  );
}
