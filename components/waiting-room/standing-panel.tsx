import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import type { RoomPage } from '@/lib/waiting-room/room-queries';
import { people, type RoomAnswer, type Standing, waitText } from '@/lib/waiting-room/room-view';
import { DrawFacts } from './draw-facts';

type StandingPanelProps = { room: RoomPage; answer: RoomAnswer; standing: Standing };

/** Where somebody stands, and what happens next. */
export function StandingPanel({ room, answer, standing }: StandingPanelProps) {
  const tickets = `/events/${room.slug}${room.date ? `/${room.date.id}` : ''}`;
  switch (standing.kind) {
    case 'before':
      return (
        <Panel title="You are in. Places are drawn at the opening">
          <p>
            It opens <DateTime at={answer.opensAt} timeZone={room.timeZone} />. Everybody who is here then
            gets a random place, whoever came first; anyone who comes later queues behind.
          </p>
          <p className="text-ink-soft">
            {people(answer.arrivals)} {answer.arrivals === 1 ? 'is' : 'are'} here. More tabs do not help. You
            can leave this page and come back: your browser keeps your place.
          </p>
          <DrawFacts answer={answer} />
        </Panel>
      );
    case 'waiting':
      return (
        <Panel title={waitText(standing.minutes)}>
          <Figures place={standing.place} ahead={standing.ahead} left={answer.left} />
          {standing.mayRunOut && (
            <p>
              {answer.left === 0
                ? 'All tickets are in carts or sold right now. Some may come back.'
                : 'Tickets may run out before your turn: there are more people ahead of you than tickets left.'}
            </p>
          )}
          <p className="text-ink-soft">
            {standing.minutes === null
              ? 'Nobody was called in the last minute.'
              : `${people(answer.perMinute)} called in the last minute.`}{' '}
            You can leave and come back: you keep your place.
          </p>
          <DrawFacts answer={answer} />
        </Panel>
      );
    case 'paused':
      return (
        <Panel title="The organizer has paused the sale">
          <Figures place={standing.place} ahead={standing.ahead} left={answer.left} />
          <p className="text-ink-soft">You keep your place. It goes on from here.</p>
        </Panel>
      );
    case 'called':
      return (
        <Panel title="It is your turn">
          <p>From when you go in you have {room.admissionMinutes} minutes to choose your tickets.</p>
        </Panel>
      );
    case 'sold_out':
      return (
        <Panel title="All tickets are sold">
          <p>
            Nobody has to wait here any longer.{' '}
            {room.date?.hasWaitlist
              ? 'When tickets come back, the waitlist has them first.'
              : 'Some may come back; the page of the event shows them.'}
          </p>
          {room.date?.hasWaitlist ? (
            <LinkButton
              href={`/events/${room.slug}/${room.date.id}/waitlist`}
              prefetch={false}
              className="justify-self-start"
            >
              Join the waitlist
            </LinkButton>
          ) : (
            <LinkButton href={tickets} prefetch={false} className="justify-self-start">
              Back to the event
            </LinkButton>
          )}
        </Panel>
      );
    case 'over':
      return (
        <Panel title="Nobody has to wait any more">
          <LinkButton href={tickets} prefetch={false} className="justify-self-start">
            Go to the tickets
          </LinkButton>
        </Panel>
      );
  }
}

function Figures({ place, ahead, left }: { place: number; ahead: number; left: number }) {
  const figures: [string, number][] = [
    ['Your place', place],
    ['People ahead of you', ahead],
    ['Tickets left', left],
  ];
  return (
    <dl className="grid grid-cols-3 gap-4 border-line border-y py-4">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt className="text-ink-soft text-sm">{name}</dt>
          <dd className="font-display text-3xl tabular-nums">{value.toLocaleString('en-US')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid max-w-xl gap-4">
      <h2 className="text-3xl">{title}</h2>
      {children}
    </section>
  );
}
