import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BatchForms } from '@/components/ops/batch-forms';
import { BatchProgress } from '@/components/ops/batch-progress';
import { BatchTrial } from '@/components/ops/batch-trial';
import { OpsSection } from '@/components/ops/ops-section';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { formatMoney } from '@/lib/money';
import { getBatch } from '@/lib/operations/message-queries';
import { requireStaff } from '@/lib/operations/ops-page';

export const metadata: Metadata = { title: 'Batch' };

type BatchPageProps = { params: Promise<{ batchId: string }> };

const verbs = { redrive: 'Redrive', delete: 'Delete', resolve: 'Resolve' };

export default async function BatchPage({ params }: BatchPageProps) {
  const ctx = await requireStaff();
  const batch = await getBatch(ctx, (await params).batchId);
  if (!batch) notFound();
  const { total, action, money, state } = batch;
  const count = `${total.toLocaleString('en-US')} ${total === 1 ? 'message' : 'messages'}`;
  return (
    <>
      <PageHeading title={`${verbs[action]} ${count}`} crumbs={[{ label: 'Batches', href: '/ops/batches' }]}>
        {state === 'frozen' && 'The set is counted and will not grow. Nothing has been done yet.'}
        {state === 'awaiting_approval' && 'A second person must approve this.'}
      </PageHeading>
      {/* Moves on by itself while it runs, with and without JavaScript. */}
      {state === 'running' && <meta httpEquiv="refresh" content="3" />}
      {Object.entries(money).map(([currency, amount]) => (
        <p key={currency} className="font-semibold">
          {formatMoney(amount, currency)} hang on them.
        </p>
      ))}
      {batch.stopReason && (
        <Notice tone="warning" title="It stopped by itself" className="mt-4">
          {batch.stopReason}
        </Notice>
      )}
      <BatchProgress batch={batch} />
      <BatchForms
        batchId={batch.id}
        state={state}
        label={`${verbs[action]} ${count}`}
        mine={batch.mine}
        action={action}
      />
      {batch.trial && (
        <OpsSection title="What it would do">
          <BatchTrial trial={batch.trial} />
        </OpsSection>
      )}
    </>
  );
}
