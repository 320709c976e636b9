import type { Metadata } from 'next';
import { PageFrame } from '@/components/site/page-frame';
import { SearchForm } from '@/components/site/search-form';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeading } from '@/components/ui/page-heading';

export const metadata: Metadata = { title: 'Not found', robots: { index: false } };

export default function NotFound() {
  return (
    <PageFrame>
      <div className="wrap">
        <PageHeading title="There is nothing at this address">
          It may have been moved, or the link has a letter too few. Look for the event by its name:
        </PageHeading>
        <SearchForm className="mb-6 flex max-w-100" />
        <LinkButton href="/events" variant="secondary">
          See all events
        </LinkButton>
      </div>
    </PageFrame>
  );
}
