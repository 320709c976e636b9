import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CatchingUp } from '@/components/admin/reports/catching-up';
import { PerformanceReportView } from '@/components/admin/reports/performance-report-view';
import { DateTime } from '@/components/ui/date-time';
import { PageHeading } from '@/components/ui/page-heading';
import { requireMember } from '@/lib/organizers/admin-page';
import { readCompleteness } from '@/lib/payments/reports/read-completeness';
import { readPerformance } from '@/lib/payments/reports/read-performance';

export const metadata: Metadata = { title: 'Report of a performance' };

type ReportPageProps = { params: Promise<{ organizer: string; performanceId: string }> };

export default async function PerformanceReportPage({ params }: ReportPageProps) {
  const { organizer, performanceId } = await params;
  const { ctx, member } = await requireMember(organizer, 'reports.view');
  const { slug, organizerId } = member;
  const report = await readPerformance({ ctx, input: { organizerId, performanceId } });
  if (!report) notFound();
  const completeness = report.behind ? await readCompleteness({ ctx, input: { organizerId } }) : null;
  const { title, startsAt, timeZone, timeKnown, venue } = report.performance;
  const crumbs = [{ label: 'Reports', href: `/admin/${slug}/reports` }];
  return (
    <>
      <PageHeading title={title} crumbs={crumbs}>
        <DateTime at={startsAt} timeZone={timeZone} timeKnown={timeKnown} />, {venue}
      </PageHeading>
      {completeness && <CatchingUp {...completeness} />}
      <PerformanceReportView slug={slug} report={report} />
    </>
  );
}
