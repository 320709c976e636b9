import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PlanEditor } from '@/components/admin/plans/editor/plan-editor';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Notice } from '@/components/ui/notice';
import { getPlan } from '@/lib/inventory/plan-draft-queries';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'Seating plan' };

type PlanPageProps = { params: Promise<{ organizer: string; planId: string }> };

export default async function PlanPage({ params }: PlanPageProps) {
  const { organizer, planId } = await params;
  const { ctx, member } = await requireMember(organizer, 'plans.edit');
  const plan = await getPlan(ctx, member.organizerId, planId);
  if (!plan) notFound();
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-4 pt-6 pb-3">
        <Breadcrumbs crumbs={[{ label: 'Seating plans', href: `/admin/${member.slug}/plans` }]} />
        <h1 className="sr-only">{plan.name}</h1>
      </div>
      <noscript>
        <Notice tone="warning" title="Drawing a plan needs JavaScript." announce="none" />
      </noscript>
      <PlanEditor key={plan.id} organizer={member.slug} plan={plan} />
    </>
  );
}
