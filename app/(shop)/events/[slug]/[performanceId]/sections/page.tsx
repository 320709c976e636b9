import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PerformanceHeader } from '@/components/seats/performance-header';
import { PriceKey } from '@/components/seats/price-key';
import { SectionForm } from '@/components/seats/section-form';
import { SectionPageNav } from '@/components/seats/section-page-nav';
import { SectionPageRows } from '@/components/seats/section-page-rows';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { currentCtx } from '@/lib/identity/current';
import { availability } from '@/lib/inventory/availability';
import { getPerformanceView, getSectionSeats } from '@/lib/inventory/plan-queries';
import { companionsReleased, type PerformanceView, sectionName } from '@/lib/inventory/plan-view';
import { getCart, ownWheelchairPlaces } from '@/lib/inventory/queries';

export const metadata: Metadata = { title: 'Choose seats by section', robots: { index: false } };

type Props = {
  params: Promise<{ slug: string; performanceId: string }>;
  searchParams: Promise<{ section?: string | string[] }>;
};

export default async function SectionsPage({ params, searchParams }: Props) {
  const { slug, performanceId } = await params;
  const performance = await getPerformanceView(slug, performanceId);
  if (!performance?.planId) notFound();
  const asked = Number((await searchParams).section);
  const section = performance.sections.find(({ number }) => number === asked) ?? performance.sections[0];
  if (!section) notFound();
  const ctx = await currentCtx();
  const [seats, free, cart, wheelchairs] = await Promise.all([
    getSectionSeats(performance.planId, section),
    availability(ctx.db, performance.id),
    getCart(ctx),
    ownWheelchairPlaces(ctx),
  ]);
  const bits = free?.now.taken;
  const isTaken = (seat: number) => !bits || ((bits[seat >> 3] ?? 0) & (1 << (seat & 7))) !== 0;
  const mine = cart?.items.filter((item) => item.performanceId === performance.id) ?? [];
  const inCart = new Set(mine.flatMap(({ seatIndex }) => seatIndex ?? []));
  const bought = wheelchairs.filter((place) => place.performanceId === performance.id);
  const had = new Set([...inCart, ...bought.map(({ seatIndex }) => seatIndex)]);
  const released = companionsReleased(performance, Date.now());
  return (
    <>
      <PerformanceHeader performance={performance} />
      <div className="wrap pb-10">
        <p className="mb-4">
          <Link href={`/events/${slug}/${performanceId}`} className="text-link">
            To the seating plan and best available
          </Link>
        </p>
        <SectionPageNav performance={performance} section={section} />
        <h2 className="mt-6 mb-2 text-2xl">{sectionName(section)}</h2>
        <PriceKey levels={performance.levels} currency={performance.currency} only={section.levelIds} />
        {free?.now.onSale === 'open' ? (
          <SectionForm
            performanceId={performance.id}
            codeField={codeField(performance)}
            names={Object.fromEntries(
              seats.map(({ seatIndex, rowLabel, seatLabel }) => [
                seatIndex,
                `${rowLabel && `Row ${rowLabel} · `}Seat ${seatLabel}`,
              ]),
            )}
          >
            <SectionPageRows
              seats={seats}
              levels={performance.levels}
              currency={performance.currency}
              isTaken={isTaken}
              inCart={inCart}
              isKept={({ companionOf }) =>
                companionOf !== null && !released && isTaken(companionOf) && !had.has(companionOf)
              }
            />
          </SectionForm>
        ) : (
          <Notice
            className="mt-4"
            announce="none"
            title="Nothing is on sale for this performance right now."
          />
        )}
      </div>
    </>
  );
}

function codeField({ codeRequired, levels }: PerformanceView) {
  if (!codeRequired && !levels.some((level) => level.codeRequired)) return null;
  return (
    <TextField
      label="Access code"
      name="accessCode"
      required={codeRequired}
      maxLength={60}
      autoComplete="off"
    />
  );
}
