import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import type { OwnRoom } from '@/lib/waiting-room/own-room-queries';

const states: Record<OwnRoom['state'], { text: string; tone: 'neutral' | 'accent' | 'warning' | 'danger' }> =
  {
    armed: { text: 'Ready: switches itself on', tone: 'neutral' },
    gathering: { text: 'Fans gather', tone: 'accent' },
    open: { text: 'Open', tone: 'accent' },
    paused: { text: 'Paused', tone: 'warning' },
    sold_out: { text: 'Sold out', tone: 'warning' },
    closed: { text: 'Closed', tone: 'neutral' },
  };

/** What is going on in a room, as last measured. */
export function RoomWatch({ room, timeZone }: { room: OwnRoom; timeZone: string }) {
  const { state, measuredAgo } = room;
  const figures: [string, number][] = [
    ['Waiting', room.waiting],
    ['Inside', room.inside],
    ['Admitted in the last minute', room.admittedLastMinute],
    ['Sold', room.sold],
    ['In carts', room.held],
    ['Left', room.free],
  ];
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={states[state].tone}>{states[state].text}</Badge>
        <span>
          {room.scope === 'event' ? 'For all dates of the event' : 'For this date'}
          {room.accountsOnly && ', accounts only'}
        </span>
        {state === 'gathering' && (
          <span>
            opens <DateTime at={room.opensAt} timeZone={timeZone} />
          </span>
        )}
        {state === 'armed' && <span>from {room.demandLimit} new carts a minute</span>}
      </p>
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-4 border-line border-y py-4 sm:grid-cols-3">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt className="text-ink-soft text-sm">{name}</dt>
            <dd className="font-display text-3xl tabular-nums">{value.toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      <p className="note mt-3">
        At most {room.target.toLocaleString('en-US')} inside, {room.admissionMinutes} minutes each; now up to{' '}
        {room.rateAMinute.toLocaleString('en-US')} a minute
        {room.perMinute !== null && `, your limit is ${room.perMinute.toLocaleString('en-US')}`}. The rate
        follows what holds and checkouts can take, and what Stripe takes.{' '}
        {measuredAgo === null
          ? 'Not measured yet.'
          : measuredAgo > 15
            ? `Last measured ${measuredAgo} seconds ago: the worker does not answer, and nobody is admitted meanwhile.`
            : 'This page renews itself.'}
      </p>
      <details className="mt-2 text-sm">
        <summary className="py-2">The draw</summary>
        <p className="text-ink-soft">
          Fingerprint of its number, fixed before anybody came:{' '}
          <code className="break-all">{room.seedHash}</code>
          {room.seed && (
            <>
              . The number, shown to everybody since the opening:{' '}
              <code className="break-all">{room.seed}</code>, among {room.gathered?.toLocaleString('en-US')}{' '}
              people
            </>
          )}
        </p>
      </details>
    </>
  );
}
