import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Renew } from '@/components/admin/waiting-room/renew';
import { RoomControls } from '@/components/admin/waiting-room/room-controls';
import { RoomForm } from '@/components/admin/waiting-room/room-form';
import { RoomWatch } from '@/components/admin/waiting-room/room-watch';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site-link';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { requireMember } from '@/lib/organizers/admin-page';
import { may } from '@/lib/organizers/permissions';
import { getOwnRoom } from '@/lib/waiting-room/own-room-queries';

export const metadata: Metadata = { title: 'Waiting room' };

type Props = {
  params: Promise<{ organizer: string; eventId: string; performanceId: string }>;
  searchParams: SearchParams;
};

const doneTexts: Record<string, string> = {
  'set-up': 'The waiting room is set up.',
  open: 'It opens now. Places are drawn.',
  pause: 'Paused: nobody is admitted. Who is inside stays.',
  resume: 'It goes on.',
  faster: 'Faster, as far as the site and Stripe can take it.',
  slower: 'Slower.',
  message: 'Those who wait see it within seconds.',
  close: 'Closed: everybody can buy.',
};

export default async function OwnWaitingRoomPage({ params, searchParams }: Props) {
  const { organizer, eventId, performanceId } = await params;
  const { ctx, member } = await requireMember(organizer, 'events.view');
  const found = (await getOwnRoom(ctx, member.organizerId, { eventId, performanceId })) ?? notFound();
  const done = doneTexts[(await textParam(searchParams, 'done')) ?? ''];
  const ids = { eventId, performanceId };
  const mayEdit = may(member.role, 'events.edit');
  const event = `/admin/${member.slug}/events/${eventId}`;
  const { room } = found;
  return (
    <div className="max-w-3xl">
      <PageHeading
        title="Waiting room"
        crumbs={[
          { label: 'Events', href: `/admin/${member.slug}/events` },
          { label: found.title, href: event },
          { label: 'Date', href: `${event}/dates/${performanceId}` },
        ]}
      >
        <DateTime at={found.startsAt} timeZone={found.timeZone} />
      </PageHeading>
      {done && <Notice tone="success">{done}</Notice>}
      {room && (
        <Section title="Right now" more={{ href: `/waiting-room/${room.id}`, label: 'As fans see it' }}>
          <Renew seconds={5} />
          <RoomWatch room={room} timeZone={found.timeZone} />
        </Section>
      )}
      {room && mayEdit && (
        <Section title="Steer">
          <RoomControls organizer={member.slug} ids={ids} room={room} />
        </Section>
      )}
      {!room && (
        <Section title="None yet">
          <p className="measure mb-6 text-ink-soft">
            Fans gather before the sale opens. At the opening everybody who is there gets a random place;
            whoever comes later queues behind. Only as many as the site can serve are let in at once, so that
            nobody’s cart fails.
          </p>
          {!found.sells && <p>Nothing is sold for this date any more.</p>}
          {found.sells && mayEdit && <RoomForm organizer={member.slug} ids={ids} />}
          {found.sells && !mayEdit && (
            <p>
              Owners and managers can set one up.{' '}
              <SiteLink href={event} className="text-link">
                Back to the event
              </SiteLink>
            </p>
          )}
        </Section>
      )}
    </div>
  );
}
