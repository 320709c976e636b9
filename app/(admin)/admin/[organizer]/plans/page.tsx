import type { Metadata } from 'next';
import { PlanCard } from '@/components/admin/plans/list/plan-card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeading } from '@/components/ui/page-heading';
import { listPlans } from '@/lib/inventory/plan-draft-queries';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'Seating plans' };

type PlansPageProps = { params: Promise<{ organizer: string }> };

export default async function PlansPage({ params }: PlansPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'plans.edit');
  const plans = await listPlans(ctx, member.organizerId);
  const add = <LinkButton href={`/admin/${member.slug}/plans/new`}>New plan</LinkButton>;
  return (
    <>
      <PageHeading title="Seating plans">
        {plans.length > 0 && 'Draw a hall once, and sell it at as many performances as you like.'}
      </PageHeading>
      {plans.length === 0 ? (
        <EmptyState title="You have no seating plan yet">
          <p className="mb-5">
            A plan says where every seat is. Without one you sell places that are not numbered.
          </p>
          {add}
        </EmptyState>
      ) : (
        <>
          {add}
          <ul className="mt-6 grid gap-5 sm:grid-cols-2 2xl:grid-cols-3">
            {plans.map((plan) => (
              <PlanCard key={plan.id} organizer={member.slug} plan={plan} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
