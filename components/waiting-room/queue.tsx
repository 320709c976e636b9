'use client';

import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import type { RoomPage } from '@/lib/waiting-room/room-queries';
import { people, type Standing, waitText } from '@/lib/waiting-room/room-view';
import { RoomMessage } from './room-message';
import { StandingPanel } from './standing-panel';
import { useQueue } from './use-queue';

/** What a screen reader hears: whole sentences, and only when they change. */
function spoken(standing: Standing | null): string {
  switch (standing?.kind) {
    case 'before':
      return 'You are in the waiting room. Places are drawn at the opening.';
    case 'waiting':
      if (standing.ahead === 0) return 'You are next.';
      // Rounded, or every call would interrupt.
      return standing.ahead < 20
        ? `${people(standing.ahead)} ahead of you.`
        : `${waitText(standing.minutes)} until your turn.`;
    case 'paused':
      return 'The organizer has paused the sale. You keep your place.';
    case 'called':
      return 'It is your turn.';
    case 'sold_out':
      return 'All tickets are sold.';
    case 'over':
      return 'Nobody has to wait any more.';
    default:
      return '';
  }
}

const titles: Partial<Record<Standing['kind'], string>> = {
  called: 'It is your turn',
  sold_out: 'All tickets are sold',
};

/** The queue as one person sees it. */
export function Queue({ room }: { room: RoomPage }) {
  const { answer, standing, refused, until, isSilent, queueAgain } = useQueue(room.id);
  const tickets = `/events/${room.slug}${room.date ? `/${room.date.id}` : ''}`;

  useEffect(() => {
    if (until) window.location.assign(tickets);
  }, [until, tickets]);
  useEffect(() => {
    const title = standing && titles[standing.kind];
    if (title) document.title = `${title}: ${room.title}`;
  }, [standing, room.title]);

  return (
    <div className="grid max-w-xl gap-5">
      <p className="sr-only" aria-live="polite">
        {until ? 'You are in. The tickets open now.' : spoken(standing)}
      </p>
      <RoomMessage message={answer?.message ?? null} />
      {isSilent && (
        <Notice tone="warning" title="No answer came. We ask again by ourselves.">
          Your place is kept.
        </Notice>
      )}
      {(refused?.code === 'SIGN_IN' || refused?.code === 'CROWDED') && (
        <Notice
          title={refused.code === 'SIGN_IN' ? 'A place here is for people with an account' : refused.message}
          announce="status"
        >
          <LinkButton
            href={`/sign-in?callbackUrl=${encodeURIComponent(`/waiting-room/${room.id}`)}`}
            prefetch={false}
            className="mt-2"
          >
            Sign in
          </LinkButton>
        </Notice>
      )}
      {refused?.code === 'TURN_OVER' && (
        <Notice title="Your turn is over" announce="status">
          <p>
            You had {room.admissionMinutes} minutes, or have bought. You can queue again, behind who waits
            now.
          </p>
          <Button className="mt-3" onClick={queueAgain}>
            Queue again
          </Button>
        </Notice>
      )}
      {refused && !['SIGN_IN', 'CROWDED', 'TURN_OVER'].includes(refused.code) && (
        <Notice tone="danger" title={refused.message} />
      )}
      {until && (
        <p>
          You are in.{' '}
          <a href={tickets} className="text-link">
            Choose your tickets
          </a>
        </p>
      )}
      {!until && !refused && answer && standing && (
        <StandingPanel room={room} answer={answer} standing={standing} />
      )}
      {!until && !refused && !standing && <p className="text-ink-soft">We take a place for you…</p>}
    </div>
  );
}
