import type { Metadata } from 'next';
import Link from 'next/link';
import { CatchingUp } from '@/components/admin/reports/catching-up';
import { ChartFrame } from '@/components/admin/reports/chart-frame';
import { CurrencySummary } from '@/components/admin/reports/currency-summary';
import { PerformanceList } from '@/components/admin/reports/performance-list';
import { PromoPanel } from '@/components/admin/reports/promo-panel';
import { ShowChoice } from '@/components/admin/reports/show-choice';
import { Statement } from '@/components/admin/reports/statement';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { requireMember } from '@/lib/organizers/admin-page';
import { readCompleteness } from '@/lib/payments/reports/read-completeness';
import { readCapacities, readDays, readOverview, readToday } from '@/lib/payments/reports/read-overview';
import { readPromoLines } from '@/lib/payments/reports/read-promo-codes';
import { readShow } from '@/lib/payments/reports/report-view';

export const metadata: Metadata = { title: 'Reports' };

const perPage = 50;

type ReportsPageProps = { params: Promise<{ organizer: string }>; searchParams: SearchParams };

export default async function ReportsPage({ params, searchParams }: ReportsPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'reports.view');
  const { slug, organizerId } = member;
  const show = readShow(await textParam(searchParams, 'show'));
  const page = Math.max(1, Math.trunc(Number(await textParam(searchParams, 'page')) || 1));
  const [overview, { days, ...recent }, today, promos] = await Promise.all([
    readOverview({ ctx, input: { organizerId, show } }),
    readDays({ ctx, input: { organizerId } }),
    readToday({ ctx, input: { organizerId } }),
    readPromoLines({ ctx, input: { organizerId } }),
  ]);
  const all = show === 'past' ? overview.performances.toReversed() : overview.performances;
  const shown = all.slice((page - 1) * perPage, page * perPage);
  const completeness =
    overview.behind || recent.behind || promos.behind
      ? await readCompleteness({ ctx, input: { organizerId } })
      : null;
  const capacities = await readCapacities({ ctx, input: { performanceIds: shown.map(({ id }) => id) } });
  const here = (to: number) => `/admin/${slug}/reports?show=${show}&page=${to}`;
  const csv = (table: string) => `/api/admin/${slug}/reports/${table}?show=${show}`;
  return (
    <>
      <PageHeading title="Reports">
        What is sold and what it brings{completeness ? '' : ', true at this moment'}. Each currency stands by
        itself.
      </PageHeading>
      {completeness && <CatchingUp {...completeness} />}
      <ShowChoice slug={slug} show={show} />
      {all.length === 0 && (
        <EmptyState title="No performances here">
          <p>Choose other performances above. Figures appear with the first one that is planned.</p>
        </EmptyState>
      )}
      <div className="mt-6 grid gap-6">
        {overview.totals.map(({ currency, money }) => (
          <CurrencySummary
            key={currency}
            slug={slug}
            show={show}
            today={today}
            currency={currency}
            money={money}
            days={days.filter((day) => day.currency === currency)}
            channels={overview.channels.filter((line) => line.currency === currency)}
          />
        ))}
        {shown.length > 0 && (
          <ChartFrame title="Performances" summary="How full each house is." csv={csv('performances')}>
            <PerformanceList slug={slug} performances={shown} capacities={capacities} />
            <Pagination
              label="Pages of performances"
              previous={page > 1 ? here(page - 1) : undefined}
              next={page * perPage < all.length ? here(page + 1) : undefined}
            />
          </ChartFrame>
        )}
        {[...promos.lines].map(([currency, lines]) => (
          <PromoPanel
            key={currency}
            slug={slug}
            currency={currency}
            lines={lines}
            title={`Promo codes, ${currency.toUpperCase()}`}
            scope="over all performances"
            csv={`/api/admin/${slug}/reports/promo-codes`}
          />
        ))}
        {overview.totals.length > 0 && (
          <ChartFrame
            title="Statement"
            summary={
              <>
                What you are owed for each event.{' '}
                <Link href={`/admin/${slug}/reports/statements`} prefetch={false} className="text-link">
                  Statements by period
                </Link>
              </>
            }
            csv={csv('statement')}
          >
            <Statement events={overview.events} totals={overview.totals} />
          </ChartFrame>
        )}
      </div>
    </>
  );
}
