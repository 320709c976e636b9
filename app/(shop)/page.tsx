import { BrowseList } from '@/components/events/browse-list';
import { EventList } from '@/components/events/event-list';
import { EventTiles } from '@/components/events/event-tiles';
import { HomeMasthead } from '@/components/events/home-masthead';
import { OnSaleSoon } from '@/components/events/on-sale-soon';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { tileView } from '@/lib/catalog/card-view';
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
      <HomeMasthead />
      <div className="wrap">
        {soon.length === 0 ? (
          <EmptyState title="No events are announced at the moment">
            New ones appear here as soon as they are.
          </EmptyState>
        ) : (
          <Section title="On soon" more={{ href: '/events', label: 'All events' }}>
            <EventTiles tiles={soon.map(tileView)} />
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
