import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PerformanceHeader } from '@/components/seats/performance-header';
import { Notice } from '@/components/ui/notice';
import { JoinForm } from '@/components/waitlist/join-form';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { currentCtx } from '@/lib/identity/current';
import { getPerformanceView } from '@/lib/inventory/plan-queries';
import { ownAddress } from '@/lib/inventory/waitlist/entry-access';
import { durationText } from '@/lib/inventory/waitlist/waitlist-view';
import { getWaitlist } from '@/lib/inventory/waitlist-queries';

export const metadata: Metadata = { title: 'Waitlist', robots: { index: false } };

type Props = { params: Promise<{ slug: string; performanceId: string }>; searchParams: SearchParams };

export default async function WaitlistPage({ params, searchParams }: Props) {
  const { slug, performanceId } = await params;
  const performance = await getPerformanceView(slug, performanceId);
  if (!performance) notFound();
  const ctx = await currentCtx();
  const { lines, onSale, open, offerMinutes } = await getWaitlist(ctx, performance.id);
  const level = await textParam(searchParams, 'level');
  return (
    <>
      <PerformanceHeader performance={performance} />
      <div className="wrap pb-16">
        <h2 className="text-2xl">Waitlist</h2>
        <p className="measure mt-2 text-ink-soft">
          When tickets come back, they are held for who waits, in the order of joining, for{' '}
          {durationText(offerMinutes)} each. Nobody else can buy them meanwhile. Joining costs nothing.
        </p>
        {onSale.length > 0 && (
          <Notice className="mt-5 max-w-xl" announce="none" title={`On sale right now: ${onSale.join(', ')}`}>
            <Link href={`/events/${slug}/${performance.id}`} className="text-link">
              Choose your tickets
            </Link>
          </Notice>
        )}
        <div className="mt-6">
          {lines.length > 0 && (
            <JoinForm
              performanceId={performance.id}
              lines={lines}
              chosen={lines.find(({ levelId }) => levelId === level)?.levelId}
              currency={performance.currency}
              account={ownAddress(ctx.actor)}
            />
          )}
          {!open && (
            <Notice announce="none" title="Nobody can join a waitlist for this date now">
              Its sale has not begun, has ended, or the organizer does not keep a waitlist.
            </Notice>
          )}
        </div>
      </div>
    </>
  );
}
