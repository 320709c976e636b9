import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { RichText } from '@/components/ui/rich-text';
import { Section } from '@/components/ui/section';
import type { DatedPerformance } from '@/lib/catalog/event-summary';
import type { EventView } from '@/lib/catalog/find-event';
import type { PassView } from '@/lib/inventory/passes/pass-view';
import { parseRichText } from '@/lib/rich-text';
import { ArtistList } from './artist-list';
import { DateList } from './date-list';
import { EventFacts } from './event-facts';
import { EventStateNotice } from './event-state-notice';
import { PassRows } from './pass-rows';
import { PagePoster } from './poster';
import { Programme } from './programme';

/** The event's page: what, who, when, where, for how much. */
export function EventDetails({
  event,
  dates,
  previewPoster,
  passes = [],
}: {
  event: EventView;
  dates: DatedPerformance[];
  /** Address of the drawn poster of a draft, which has no page yet: then nothing leads on from here. */
  previewPoster?: string;
  passes?: PassView[];
}) {
  const isPreview = previewPoster !== undefined;
  const ahead = dates.filter(({ state }) => state !== 'past');
  const shown = ahead.length > 0 ? ahead : dates;
  const venues = new Set(shown.map(({ venue }) => venue.slug));
  return (
    <article className="wrap pt-8 sm:pt-12">
      <Breadcrumbs
        crumbs={[
          { label: 'Events', href: '/events' },
          { label: event.category.name, href: `/events/category/${event.category.slug}` },
        ]}
      />
      <div className="mt-4 grid gap-x-14 gap-y-8 lg:grid-cols-[22rem_1fr] lg:grid-rows-[auto_1fr]">
        <PagePoster
          slug={event.slug}
          poster={event.poster}
          alt={event.posterAlt}
          drawn={previewPoster}
          className="max-w-56 sm:max-w-72 lg:max-w-none"
        />
        <div className="min-w-0 lg:col-start-2 lg:row-span-2">
          <h1 className="text-4xl sm:text-5xl lg:text-6xl">{event.title}</h1>
          {event.subtitle && <p className="mt-3 text-ink-soft text-xl">{event.subtitle}</p>}
          <div className="mt-6 empty:hidden">
            <EventStateNotice event={event} dates={dates} />
          </div>
          {shown.length > 0 && (
            <section id="dates" className="mt-8">
              <h2 className="mb-4 text-3xl">
                {shown.length === 1 ? 'Date and tickets' : `${shown.length} dates`}
              </h2>
              <DateList slug={event.slug} dates={shown} oneVenue={venues.size === 1} isPreview={isPreview} />
            </section>
          )}
          {passes.length > 0 && (
            <Section title={passes.length === 1 ? 'Pass' : 'Passes'}>
              <PassRows slug={event.slug} passes={passes} now={Date.now()} isPreview={isPreview} />
            </Section>
          )}
          {event.artists.length > 0 && (
            <Section title="Artists">
              <ArtistList artists={event.artists} />
            </Section>
          )}
          {event.programme.length > 0 && (
            <Section title="Programme">
              <Programme items={event.programme} />
            </Section>
          )}
          {event.description && (
            <Section title="About">
              <RichText blocks={parseRichText(event.description)} className="measure" />
            </Section>
          )}
        </div>
        <EventFacts event={event} dates={shown} isPreview={isPreview} />
      </div>
    </article>
  );
}
