import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/ui/link-button';
import { QueueForm } from '@/components/waiting-room/queue-form';
import { RoomHeading } from '@/components/waiting-room/room-heading';
import { RoomMessage } from '@/components/waiting-room/room-message';
import { StandingPanel } from '@/components/waiting-room/standing-panel';
import { currentCtx } from '@/lib/identity/current';
import { arriveAction, enterAction } from '@/lib/waiting-room/actions';
import { getRoomPage, getStanding } from '@/lib/waiting-room/room-queries';

export const metadata: Metadata = { title: 'Your place in the waiting room', robots: { index: false } };

/** The waiting room for those without a script: the place is computed here, and the page asks again by itself. */
export default async function QueuePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [room, found] = await Promise.all([
    getRoomPage(id),
    currentCtx().then((ctx) => getStanding(ctx, id)),
  ]);
  if (!room || !found) notFound();
  const { answer, standing } = found;
  const waits = standing && standing.kind !== 'called' && standing.kind !== 'over';
  return (
    <div className="wrap pb-20">
      {waits && <meta httpEquiv="refresh" content="15" />}
      <RoomHeading room={room} />
      <div className="grid max-w-xl gap-5">
        <RoomMessage message={answer.message} />
        {standing ? (
          <StandingPanel room={room} answer={answer} standing={standing} />
        ) : (
          <p>You have no place yet.</p>
        )}
        {!standing && (
          <QueueForm action={arriveAction} roomId={room.id}>
            Take a place
          </QueueForm>
        )}
        {standing?.kind === 'called' && (
          <>
            <QueueForm action={enterAction} roomId={room.id}>
              Choose your tickets
            </QueueForm>
            <QueueForm action={arriveAction} roomId={room.id} again variant="secondary">
              My turn is over: queue again
            </QueueForm>
          </>
        )}
        {waits && (
          <p className="text-sm">
            <LinkButton href={`/queue/${room.id}`} prefetch={false} variant="secondary">
              Look again
            </LinkButton>
          </p>
        )}
      </div>
    </div>
  );
}
