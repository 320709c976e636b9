import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/link-button';
import { SiteLink } from '@/components/ui/site-link';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { VenueChoice } from '@/lib/catalog/own-event-queries';

type VenuePickerProps = {
  eventPath: string;
  search: string;
  venues: VenueChoice[];
  /** The form of a new venue, for who has none yet. */
  children?: ReactNode;
};

/** The first step of a date: where. Choosing is a link, so it works everywhere. */
export function VenuePicker({ eventPath, search, venues, children }: VenuePickerProps) {
  return (
    <div className="grid gap-6">
      <form action={`${eventPath}/dates/new`} className="flex flex-wrap items-end gap-4">
        <TextField label="Venue or city" name="q" type="search" defaultValue={search} maxLength={100} />
        <SubmitButton variant="secondary">Search</SubmitButton>
      </form>
      {venues.length > 0 ? (
        <ul className="divide-y divide-line border-line border-y">
          {venues.map(({ id, name, street, city, region }) => (
            <li key={id} className="group relative py-3 hover:bg-sunken">
              <SiteLink
                href={`${eventPath}/dates/new?venue=${id}`}
                prefetch={false}
                className="cover-link font-semibold"
              >
                {name}
              </SiteLink>
              <p className="text-ink-soft text-sm">{[street, city, region].filter(Boolean).join(', ')}</p>
            </li>
          ))}
        </ul>
      ) : (
        search && <p className="text-ink-soft">No venue is called that yet.</p>
      )}
      {children || (
        <LinkButton
          href={`${eventPath}/venue${search ? `?name=${encodeURIComponent(search)}` : ''}`}
          variant="secondary"
          className="justify-self-start"
        >
          Add a venue
        </LinkButton>
      )}
    </div>
  );
}
