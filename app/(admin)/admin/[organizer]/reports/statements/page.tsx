import type { Metadata } from 'next';
import { CatchingUp } from '@/components/admin/reports/catching-up';
import { MemberForm } from '@/components/admin/shell/member-form';
import { StatementList } from '@/components/admin/statements/statement-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { requireMember } from '@/lib/organizers/admin-page';
import { may } from '@/lib/organizers/permissions';
import { readCompleteness } from '@/lib/payments/reports/read-completeness';
import { issueStatementAction } from '@/lib/payments/statement-actions';
import { listStatements, readOpenStatement } from '@/lib/payments/statements/read-statements';

export const metadata: Metadata = { title: 'Statements' };

type StatementsPageProps = { params: Promise<{ organizer: string }> };

export default async function StatementsPage({ params }: StatementsPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'reports.view');
  const { slug, organizerId, role } = member;
  const [open, issued] = await Promise.all([
    readOpenStatement({ ctx, input: { organizerId } }),
    listStatements({ ctx, input: { organizerId } }),
  ]);
  const completeness = open.behind ? await readCompleteness({ ctx, input: { organizerId } }) : null;
  return (
    <>
      <PageHeading title="Statements" crumbs={[{ label: 'Reports', href: `/admin/${slug}/reports` }]}>
        What you are owed, event by event. A statement ends its period and never changes; what is refunded
        later stands in a later one.
      </PageHeading>
      {completeness && <CatchingUp {...completeness} />}
      {open.lines.length === 0 && issued.length === 0 && (
        <EmptyState title="Nothing to state yet">
          <p>The first sale makes the first account.</p>
        </EmptyState>
      )}
      {open.lines.length > 0 && (
        <>
          <StatementList slug={slug} statements={[open]} />
          {may(role, 'statements.issue') && !open.behind && (
            <div className="mt-4">
              <MemberForm action={issueStatementAction} organizer={slug} variant="primary">
                End the period and issue its statement
              </MemberForm>
            </div>
          )}
        </>
      )}
      {issued.length > 0 && (
        <section className="mt-10" aria-labelledby="issued">
          <h2 id="issued" className="mb-2 text-2xl">
            Issued
          </h2>
          <StatementList slug={slug} statements={issued} />
        </section>
      )}
    </>
  );
}
