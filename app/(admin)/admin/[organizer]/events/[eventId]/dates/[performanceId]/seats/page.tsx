import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AllocationForm } from '@/components/admin/seats/allocation-form';
import { AllocationList } from '@/components/admin/seats/allocation-list';
import { BlockForm } from '@/components/admin/seats/block-form';
import { CompanionsForm } from '@/components/admin/seats/companions-form';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { wallTime } from '@/lib/catalog/venue-time';
import { formatMoment, zoneName } from '@/lib/clock';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { getHouse } from '@/lib/inventory/allocation-queries';
import { getOwnDate } from '@/lib/inventory/own-date-queries';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'Blocked seats' };

type SeatsPageProps = {
  params: Promise<{ organizer: string; eventId: string; performanceId: string }>;
  searchParams: SearchParams;
};

export default async function OwnSeatsPage({ params, searchParams }: SeatsPageProps) {
  const { organizer, eventId, performanceId } = await params;
  const { ctx, member } = await requireMember(organizer, 'events.edit');
  const date = (await getOwnDate(ctx, member.organizerId, eventId, performanceId)) ?? notFound();
  const { timeZone } = date.venue;
  const house = await getHouse(ctx, { id: date.id, planId: date.performance.planId, timeZone });
  const ids = { organizer: member.slug, eventId: date.event.id, performanceId: date.id };
  const zone = `${timeZone.replaceAll('_', ' ')}, ${zoneName(date.startsAtIso, timeZone)}`;
  const events = `/admin/${member.slug}/events`;
  const when = formatMoment(date.startsAtIso, timeZone);
  const crumbs = [
    { label: 'Events', href: events },
    { label: date.event.title, href: `${events}/${date.event.id}` },
    { label: when, href: `${events}/${date.event.id}/dates/${date.id}` },
  ];
  const companionsAt = date.performance.companionsReleasedAt;
  const done = await doneNotice(searchParams);
  return (
    <div className="max-w-4xl">
      <PageHeading title="Blocked seats" crumbs={crumbs}>
        What is kept for guests, comps, the house, wheelchair users or a promoter. Fans see it as not
        available; the box office sells from it.
      </PageHeading>
      {done && <Notice tone="success">{done}</Notice>}
      <Section title="Allocations">
        {house.allocations.length > 0 ? (
          <AllocationList ids={ids} zone={zone} allocations={house.allocations} />
        ) : (
          <p className="text-ink-soft">Nothing is kept off sale yet. Make an allocation, then block seats.</p>
        )}
        <details className="mt-5" open={house.allocations.length === 0}>
          <summary className="cursor-pointer py-2 font-semibold">Make an allocation</summary>
          <div className="mt-3">
            <AllocationForm key={house.allocations.length} ids={ids} zone={zone} />
          </div>
        </details>
      </Section>
      {house.companions > 0 && (
        <Section title="Companion places">
          <CompanionsForm
            key={date.performance.companionsReleasedAt?.getTime()}
            ids={ids}
            zone={zone}
            count={house.companions}
            releaseAt={companionsAt ? wallTime(companionsAt, timeZone) : ''}
          />
        </Section>
      )}
      <Section title={date.performance.planId ? 'Block or release seats' : 'Block places'}>
        <BlockForm key={house.version} ids={ids} house={house} currency={date.currency} />
      </Section>
    </div>
  );
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

async function doneNotice(searchParams: SearchParams): Promise<string | null> {
  const done = await textParam(searchParams, 'done');
  if (done === 'companions') return 'The time of the companion places is saved.';
  if (done === 'saved') return 'The allocation is saved.';
  if (done !== 'blocked' && done !== 'released') return null;
  const [seats, places] = [
    Number(await textParam(searchParams, 'seats')),
    Number(await textParam(searchParams, 'places')),
  ];
  const what = [seats && counted(seats, 'seat'), places && counted(places, 'place')]
    .filter(Boolean)
    .join(' and ');
  return done === 'blocked' ? `Blocked: ${what}.` : `Back on sale: ${what}.`;
}
