import type { Metadata } from 'next';
import { OpsTable } from '@/components/ops/ops-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { getBatches } from '@/lib/operations/message-queries';
import { requireStaff } from '@/lib/operations/ops-page';
import { momentOf } from '@/lib/operations/rule-view';

export const metadata: Metadata = { title: 'Batches' };

export default async function BatchesPage() {
  const ctx = await requireStaff();
  const batches = await getBatches(ctx);
  return (
    <>
      <PageHeading title="Batches">
        Sets of messages that were frozen and counted, and what came of them.
      </PageHeading>
      {batches.length === 0 ? (
        <EmptyState title="Nothing was done in a batch yet">
          <p>Redrive, delete or resolve messages from their list.</p>
        </EmptyState>
      ) : (
        <OpsTable
          caption="Batches"
          head={['Since', 'What', 'State', 'Messages', 'Done', 'Skipped', 'Refused', 'Came back']}
          rows={batches.map((batch) => ({
            key: batch.id,
            cells: [
              <a key="at" href={`/ops/batches/${batch.id}`} className="text-link">
                {momentOf(batch.createdAt)}
              </a>,
              batch.action,
              batch.state.replaceAll('_', ' '),
              ...[batch.total, batch.handled, batch.skipped, batch.refused, batch.returned].map((count) =>
                count.toLocaleString('en-US'),
              ),
            ],
          }))}
        />
      )}
    </>
  );
}
