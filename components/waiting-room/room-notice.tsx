'use client';

import { useEffect, useState } from 'react';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { leaveAction } from '@/lib/waiting-room/actions';
import { recallAdmission } from './admission-note';
import { QueueForm } from './queue-form';

/** On the page of tickets that are sold through a waiting room: the way there, or how long one is in. */
export function RoomNotice({ roomId, isOpen }: { roomId: string; isOpen: boolean }) {
  const minutes = useMinutesLeft(roomId);
  if (minutes !== null)
    return (
      <Notice
        tone="success"
        announce="none"
        title={`You are in for ${minutes === 1 ? 'another minute' : `another ${minutes} minutes`}`}
        className="mt-4"
      >
        <p className="mb-3">
          Choose your tickets and hold them until then. What you hold stays yours while you pay.
        </p>
        <QueueForm action={leaveAction} roomId={roomId} variant="secondary">
          I am done: make room for others
        </QueueForm>
      </Notice>
    );
  return (
    <Notice tone="warning" announce="none" title="Many people want these tickets" className="mt-4">
      <p className="mb-3">
        {isOpen
          ? 'They are sold through a waiting room. You can look at everything here; to hold tickets, take a place there first.'
          : 'The sale opens with a waiting room. Everybody who is there at the opening gets a random place; whoever comes later queues behind.'}
      </p>
      <LinkButton href={`/waiting-room/${roomId}`} prefetch={false} size="small">
        Go to the waiting room
      </LinkButton>
    </Notice>
  );
}

/** Minutes that are left, rounded up; null when one is not in, or before the script runs. */
function useMinutesLeft(roomId: string): number | null {
  const [minutes, setMinutes] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => {
      const until = recallAdmission(roomId);
      setMinutes(until === null ? null : Math.ceil((until - Date.now() / 1_000) / 60));
    };
    tick();
    const timer = setInterval(tick, 5_000);
    return () => clearInterval(timer);
  }, [roomId]);
  return minutes;
}
