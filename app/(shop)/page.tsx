import { BrowseList } from '@/components/events/browse-list';
import { EventList } from '@/components/events/event-list';
import { EventTile } from '@/components/events/event-tile';
import { OnSaleSoon } from '@/components/events/on-sale-soon';
import { SearchBar } from '@/components/events/search-bar';
import { ChoiceChip } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { datePresetLabels, datePresets } from '@/lib/catalog/input';
import { pageMetadata } from '@/lib/catalog/metadata';
import { getHome } from '@/lib/catalog/queries';

export const revalidate = 60;

export const metadata = {
  ...pageMetadata({
    title: 'Tessera: tickets for concerts and shows',
    description: 'Choose your own seats, see the whole price from the start, and have your tickets at once.',
    path: '/',
  }),
  title: { absolute: 'Tessera: tickets for concerts and shows' },
};

export default async function HomePage() {
  const { soon, announced, onSaleSoon, facets } = await getHome();
  return (
    <>
      <div className="border-line border-b bg-surface">
        <div className="wrap py-12 sm:py-20">
          <h1 className="max-w-200 text-5xl sm:text-7xl">What would you like to hear tonight?</h1>
          <p className="measure mt-5 mb-8 text-ink-soft text-lg">
            Pick the very seat. The price you see is the price you pay, fees and tax inside.
          </p>
          <SearchBar />
          <ul className="mt-4 flex flex-wrap gap-2">
            {datePresets.map((when) => (
              <li key={when}>
                <ChoiceChip href={`/events?when=${when}`}>{datePresetLabels[when]}</ChoiceChip>
              </li>
            ))}
          </ul>
        </div>
        <div className="mosaic" aria-hidden="true" />
      </div>
      <div className="wrap">
        {soon.length === 0 ? (
          <EmptyState title="No events are announced at the moment">
            New ones appear here as soon as they are.
          </EmptyState>
        ) : (
          <Section title="On soon" more={{ href: '/events', label: 'All events' }}>
            <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 lg:grid-cols-4">
              {soon.map((event, place) => (
                <EventTile key={event.id} event={event} eager={place < 2} />
              ))}
            </ul>
          </Section>
        )}
        <OnSaleSoon events={onSaleSoon} />
        <div className="grid gap-x-16 lg:grid-cols-[1fr_17rem]">
          {announced.length > 0 && (
            <Section
              title="Just announced"
              more={{ href: '/events?sort=announced', label: 'More new events' }}
            >
              <EventList events={announced} level="h3" />
            </Section>
          )}
          <div>
            <BrowseList title="By category" kind="category" choices={facets.category} />
            <BrowseList title="By city" kind="city" choices={facets.city} />
          </div>
        </div>
      </div>
    </>
  );
}
