import { Button } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';

export type ErrorContentProps = { error: Error & { digest?: string }; reset: () => void };

/** What a page that failed shows: what is sure, what to do, and the reference that finds the cause in the log. */
export function ErrorContent({ error, reset }: ErrorContentProps) {
  return (
    <div className="wrap">
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
    </div>
  );
}
