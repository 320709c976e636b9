'use client';

import { LinkButton } from '@/components/ui/link-button';
import { PageHeading } from '@/components/ui/page-heading';
import { SearchForm } from './search-form';

/** What an address that leads nowhere shows. A client component, since every page's inline data carries it in case. */
export function NothingHere() {
  return (
    <div className="wrap">
      <PageHeading title="There is nothing at this address">
        It may have been moved, or the link has a letter too few. Look for the event by its name:
      </PageHeading>
      <SearchForm className="mb-6 flex max-w-100" />
      <LinkButton href="/events" variant="secondary">
        See all events
      </LinkButton>
    </div>
  );
}
