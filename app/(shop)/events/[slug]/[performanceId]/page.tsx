import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PerformanceHeader } from '@/components/seats/performance-header';
import { SeatPicker } from '@/components/seats/seat-picker';
import { pageMetadata } from '@/lib/catalog/metadata';
import { linkPoster } from '@/lib/catalog/poster-view';
import { getEvent } from '@/lib/catalog/queries';
import { formatMoment } from '@/lib/clock';
import { getPerformanceView } from '@/lib/inventory/plan-queries';
import { saleState } from '@/lib/inventory/plan-view';

/** Static, and rendered anew at most once a minute: a sale opens and ends by the clock. */
export const revalidate = 60;

type Props = { params: Promise<{ slug: string; performanceId: string }> };

/** None at build time: each page is made when it is first asked for, then kept. */
export const generateStaticParams = (): Awaited<Props['params']>[] => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, performanceId } = await params;
  const performance = await getPerformanceView(slug, performanceId);
  if (!performance) return {};
  const { event, venue, startsAt, timeZone, timeKnown } = performance;
  const date = formatMoment(startsAt, timeZone, { timeKnown });
  return pageMetadata({
    title: `Choose seats: ${event.title}, ${formatMoment(startsAt, timeZone, { style: 'date' })}`,
    description: `Tickets for ${event.title} on ${date} at ${venue.name}, ${venue.city}. All fees are in the price.`,
    path: `/events/${slug}/${performanceId}`,
    image: linkPoster({ slug, poster: (await getEvent(slug))?.poster ?? null }),
  });
}

export default async function PerformancePage({ params }: Props) {
  const { slug, performanceId } = await params;
  const performance = await getPerformanceView(slug, performanceId);
  if (!performance) notFound();
  return (
    <>
      <PerformanceHeader performance={performance} />
      <SeatPicker performance={performance} renderedState={saleState(performance, Date.now())} />
    </>
  );
}
