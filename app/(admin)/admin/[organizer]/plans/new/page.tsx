import type { Metadata } from 'next';
import { ImportForm } from '@/components/admin/plans/list/import-form';
import { NewPlanForm } from '@/components/admin/plans/list/new-plan-form';
import { PageHeading } from '@/components/ui/page-heading';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'New seating plan' };

type NewPlanPageProps = { params: Promise<{ organizer: string }> };

export default async function NewPlanPage({ params }: NewPlanPageProps) {
  const { member } = await requireMember((await params).organizer, 'plans.edit');
  const crumbs = [{ label: 'Seating plans', href: `/admin/${member.slug}/plans` }];
  return (
    <>
      <PageHeading title="New seating plan" crumbs={crumbs}>
        Everything can be changed afterwards in the editor.
      </PageHeading>
      <div className="grid gap-12 lg:grid-cols-2">
        <section>
          <h2 className="mb-4 text-2xl">From rows of seats</h2>
          <NewPlanForm organizer={member.slug} />
        </section>
        <section>
          <h2 className="mb-4 text-2xl">From a file</h2>
          <ImportForm organizer={member.slug} />
        </section>
      </div>
    </>
  );
}
