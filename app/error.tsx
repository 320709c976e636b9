'use client';

import { Button } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main id="main" className="wrap">
      <PageHeading title="Something went wrong on our side">
        Nothing was charged by this page. Try again; if it stays, tell us the reference below.
      </PageHeading>
      <p className="flex flex-wrap items-center gap-4">
        <Button onClick={reset}>Try again</Button>
        <a href="/events" className="text-link">
          See all events
        </a>
      </p>
      {error.digest && <p className="mt-6 text-ink-faint text-sm">Reference: {error.digest}</p>}
    </main>
  );
}
