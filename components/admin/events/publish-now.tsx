import { SiteLink } from '@/components/ui/site-link';
import { publishEventAction } from '@/lib/catalog/event-actions';
import { MemberForm } from '../shell/member-form';

type PublishNowProps = {
  organizer: string;
  eventId: string;
  /** What keeps the event from being published. */
  missing: string[];
};

/** The end of the way to a first event, on the page of a date: publish, or what is missing. */
export function PublishNow({ organizer, eventId, missing }: PublishNowProps) {
  const path = `/admin/${organizer}/events/${eventId}`;
  if (missing.length > 0) {
    return (
      <p className="mt-4">
        The event is a draft. Still missing: {missing.join('; ')}.{' '}
        <SiteLink href={path} className="text-link">
          See the checklist
        </SiteLink>
      </p>
    );
  }
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-3">
      <MemberForm
        action={publishEventAction}
        organizer={organizer}
        fields={{ eventId }}
        variant="primary"
        size="medium"
      >
        Publish the event
      </MemberForm>
      <SiteLink href={path} className="text-link">
        Look at it first
      </SiteLink>
    </div>
  );
}
