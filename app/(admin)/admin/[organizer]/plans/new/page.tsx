import type { Metadata } from 'next';
import { HousePlans } from '@/components/admin/plans/list/house-plans';
import { ImportForm } from '@/components/admin/plans/list/import-form';
import { NewPlanForm } from '@/components/admin/plans/list/new-plan-form';
import { PageHeading } from '@/components/ui/page-heading';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { listHousePlans } from '@/lib/inventory/house-plan-queries';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'New seating plan' };

type NewPlanPageProps = { params: Promise<{ organizer: string }>; searchParams: SearchParams };

export default async function NewPlanPage({ params, searchParams }: NewPlanPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'plans.edit');
  const search = ((await textParam(searchParams, 'q')) ?? '').trim().slice(0, 100);
  const houses = await listHousePlans(ctx, member.organizerId, search);
  const crumbs = [{ label: 'Seating plans', href: `/admin/${member.slug}/plans` }];
  return (
    <>
      <PageHeading title="New seating plan" crumbs={crumbs}>
        Everything can be changed afterwards in the editor.
      </PageHeading>
      <div className="grid gap-12 lg:grid-cols-2">
        <div className="grid content-start gap-12">
          <section>
            <h2 className="mb-4 text-2xl">From rows of seats</h2>
            <NewPlanForm organizer={member.slug} />
          </section>
          <section>
            <h2 className="mb-4 text-2xl">From a file</h2>
            <ImportForm organizer={member.slug} />
          </section>
        </div>
        <section>
          <h2 className="mb-4 text-2xl">From a hall’s plan</h2>
          <p className="mb-4 text-ink-soft text-sm">
            These halls share their plan with everybody who plays there: dates there can sell it as it is. A
            copy is yours to change.
          </p>
          <HousePlans organizer={member.slug} plans={houses} search={search} />
        </section>
      </div>
    </>
  );
}
