import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EventDetails } from '@/components/events/event-details';
import { Notice } from '@/components/ui/notice';
import { previewedEvent } from '@/lib/catalog/draft-previews';
import { withStates } from '@/lib/catalog/event-summary';
import { findDraft } from '@/lib/catalog/find-event';
import { drawnPoster } from '@/lib/catalog/poster/drawn-poster';
import { currentCtx } from '@/lib/identity/current';
import { findDraftPasses } from '@/lib/inventory/pass-queries';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Preview', robots: { index: false, follow: false } };

/** A draft as fans will see it, for whoever has its link. */
export default async function PreviewPage({ params }: { params: Promise<{ token: string }> }) {
  const ctx = await currentCtx();
  const eventId = await previewedEvent(ctx, (await params).token);
  const event = (eventId && (await findDraft(ctx, eventId))) || notFound();
  return (
    <>
      <div className="wrap pt-6">
        <Notice tone="warning" announce="none">
          This is a preview. The event is not public yet, and nothing can be bought.
        </Notice>
      </div>
      <EventDetails
        event={event}
        dates={withStates(event, Date.now())}
        passes={await findDraftPasses(ctx, event.id)}
        previewPoster={drawnPoster({ seed: event.slug, category: event.category.slug })}
      />
    </>
  );
}
