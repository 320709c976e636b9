import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CatchingUp } from '@/components/admin/reports/catching-up';
import { StatementAccounts } from '@/components/admin/statements/statement-accounts';
import { PageHeading } from '@/components/ui/page-heading';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { isId } from '@/lib/ids';
import { requireMember } from '@/lib/organizers/admin-page';
import { readCompleteness } from '@/lib/payments/reports/read-completeness';
import { readStatement } from '@/lib/payments/statements/read-statements';
import { periodText, statementName } from '@/lib/payments/statements/statement-view';

export const metadata: Metadata = { title: 'Statement' };

type StatementPageProps = {
  params: Promise<{ organizer: string; statement: string }>;
  searchParams: SearchParams;
};

export default async function StatementPage({ params, searchParams }: StatementPageProps) {
  const { organizer, statement: name } = await params;
  const { ctx, member } = await requireMember(organizer, 'reports.view');
  const { slug, organizerId } = member;
  const event = await textParam(searchParams, 'event');
  const eventId = isId(event) ? event : undefined;
  const statement = await readStatement({ ctx, input: { organizerId, name, eventId } });
  if (!statement) notFound();
  const completeness = statement.behind ? await readCompleteness({ ctx, input: { organizerId } }) : null;
  const here = `/admin/${slug}/reports/statements`;
  const file = (kind: string) =>
    `/api/admin/${slug}/reports/statements/${name}.${kind}${eventId ? `?event=${eventId}` : ''}`;
  return (
    <>
      <PageHeading
        title={statementName(statement)}
        crumbs={[
          { label: 'Reports', href: `/admin/${slug}/reports` },
          { label: 'Statements', href: here },
        ]}
      >
        {statement.organizer}. {periodText(statement)}.
      </PageHeading>
      {completeness && <CatchingUp {...completeness} />}
      <p className="mb-6 flex flex-wrap gap-x-6 gap-y-2 print:hidden">
        <a href={file('pdf')} download className="text-link py-1">
          PDF
        </a>
        <a href={file('csv')} download className="text-link py-1">
          CSV
        </a>
        <a href={file('xlsx')} download className="text-link py-1">
          XLSX
        </a>
        {eventId && (
          <a href={`${here}/${name}`} className="text-link py-1">
            All events
          </a>
        )}
      </p>
      {statement.lines.length === 0 ? (
        <p className="text-ink-soft">Nothing has been sold or given back in this period.</p>
      ) : (
        <StatementAccounts
          lines={statement.lines}
          eventPath={eventId ? undefined : (id) => `${here}/${name}?event=${id}`}
        />
      )}
    </>
  );
}
