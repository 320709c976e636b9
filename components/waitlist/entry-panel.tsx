import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import type { Entry } from '@/lib/inventory/waitlist/find-entry';
import { ordinal, tickets } from '@/lib/inventory/waitlist/waitlist-view';
import { acceptOfferAction, confirmEntryAction, leaveWaitlistAction } from '@/lib/inventory/waitlist-actions';
import { EntryForm } from './entry-form';

type EntryPanelProps = {
  entry: Entry;
  entryKey: string | undefined;
  /** What is held, as people read it. */
  held: string[];
  /** True when it lies in the cart of this very browser or account. */
  inCart: boolean;
};

/** Where somebody stands with a waitlist, and what he can do about it. */
export function EntryPanel({ entry, entryKey, held, inCart }: EntryPanelProps) {
  const form = { entryId: entry.id, entryKey };
  const again = `/events/${entry.eventSlug}/${entry.performanceId}/waitlist?level=${entry.priceLevelId}`;
  switch (entry.state) {
    case 'unconfirmed':
      return (
        <Panel title="Confirm your place">
          <p>One press, and you have the last place in line.</p>
          <EntryForm {...form} action={confirmEntryAction}>
            Join the waitlist
          </EntryForm>
        </Panel>
      );
    case 'waiting':
      return (
        <Panel title={`You are ${ordinal(entry.ahead + 1)} in line`}>
          <p>
            {entry.takesFewer
              ? 'When it is your turn you are offered what there is, also fewer.'
              : 'When it is your turn and so many are free at once, they are held for you and we write.'}{' '}
            Who wants fewer may be served before you meanwhile. The list ends{' '}
            <DateTime at={entry.endsAt} timeZone={entry.timeZone} />.
            {entry.mode === 'off' && ' The organizer has paused it; you keep your place.'}
          </p>
          <EntryForm {...form} action={leaveWaitlistAction} variant="secondary">
            Leave the waitlist
          </EntryForm>
        </Panel>
      );
    case 'offered':
      if (!entry.offerLives || !entry.offeredUntil)
        return <Ended title="Your offer has ended" again={again} />;
      return (
        <Panel title={inCart ? 'It lies in your cart' : 'It is your turn'}>
          <p>
            Held for you until{' '}
            <strong>
              <DateTime at={entry.offeredUntil} timeZone={entry.timeZone} />
            </strong>
            :
          </p>
          <ul className="list-disc pl-5">
            {held.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {inCart ? (
            <LinkButton href="/cart" prefetch={false} className="justify-self-start">
              To the cart
            </LinkButton>
          ) : (
            <EntryForm {...form} action={acceptOfferAction}>
              Put them into my cart
            </EntryForm>
          )}
          {!entry.isPaying && (
            <EntryForm {...form} action={leaveWaitlistAction} variant="secondary">
              Let them go
            </EntryForm>
          )}
        </Panel>
      );
    case 'bought':
      return (
        <Panel title={`You have bought ${tickets(entry.offeredQuantity ?? 0)}`}>Enjoy the evening.</Panel>
      );
    case 'lapsed':
      return <Ended title="Your offer has ended" again={again} />;
    case 'left':
      return <Ended title="You are no longer waiting" again={again} />;
    case 'removed':
      return <Panel title="The organizer has taken you off this waitlist" />;
    case 'closed':
      return (
        <Panel title="This waitlist has ended">Tickets that come back now are on the event’s page.</Panel>
      );
  }
}

function Ended({ title, again }: { title: string; again: string }) {
  return (
    <Panel title={title}>
      <p>If it is still sold out, you can take a new place at the end of the line.</p>
      <LinkButton href={again} prefetch={false} variant="secondary" className="justify-self-start">
        Join again
      </LinkButton>
    </Panel>
  );
}

function Panel({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section className="grid max-w-xl gap-4">
      <h2 className="text-2xl">{title}</h2>
      {children}
    </section>
  );
}
