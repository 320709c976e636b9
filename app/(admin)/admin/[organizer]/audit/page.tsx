import type { Metadata } from 'next';
import { AuditFilterForm } from '@/components/admin/audit/audit-filter-form';
import { AuditList } from '@/components/admin/audit/audit-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import type { SearchParams } from '@/lib/http/search-params';
import { requireMember } from '@/lib/organizers/admin-page';
import { auditUrl, readAuditFilter } from '@/lib/organizers/audit-filter';
import { getAuditChoices, getAuditPage } from '@/lib/organizers/audit-queries';

export const metadata: Metadata = { title: 'Audit log' };

type AuditPageProps = { params: Promise<{ organizer: string }>; searchParams: SearchParams };

export default async function AuditLogPage({ params, searchParams }: AuditPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'audit.view');
  const { slug, organizerId } = member;
  const filter = readAuditFilter(await searchParams);
  const [{ entries, timeZone, newer, older }, choices] = await Promise.all([
    getAuditPage(ctx, organizerId, filter),
    getAuditChoices(ctx, organizerId),
  ]);
  return (
    <>
      <PageHeading title="Audit log">
        Every change, written down in the moment it was made. Times are in {timeZone.replaceAll('_', ' ')}.
      </PageHeading>
      <AuditFilterForm slug={slug} filter={filter} choices={choices} />
      <div className="mt-8">
        {entries.length > 0 ? (
          <AuditList slug={slug} timeZone={timeZone} entries={entries} />
        ) : (
          <EmptyState title="Nothing of that kind is in the log">
            <p>Take a filter away, or choose a longer time.</p>
          </EmptyState>
        )}
      </div>
      <Pagination
        label="Pages of the log"
        previous={newer === undefined ? undefined : auditUrl(slug, filter, { newer })}
        next={older === undefined ? undefined : auditUrl(slug, filter, { older })}
      />
    </>
  );
}
