import type { Metadata } from 'next';
import { AlertList } from '@/components/ops/alert-list';
import { BooksPanel } from '@/components/ops/books-panel';
import { OutcomeTable, ProcessTable, QueueTable } from '@/components/ops/health-tables';
import { MoneyPanel } from '@/components/ops/money-panel';
import { OpsSection } from '@/components/ops/ops-section';
import { PageHeading } from '@/components/ui/page-heading';
import { listLivingAlerts } from '@/lib/operations/alert-queries';
import { getHealth } from '@/lib/operations/health-queries';
import { requireStaff } from '@/lib/operations/ops-page';

export const metadata: Metadata = { title: 'Health' };

export default async function HealthPage() {
  const ctx = await requireStaff();
  const [alerts, health] = await Promise.all([listLivingAlerts(ctx), getHealth(ctx)]);
  const open = alerts.filter(({ state }) => state === 'open').length;
  const quiet = alerts.length === 0 && health.processes.workers > 0;
  return (
    <>
      <PageHeading
        title={
          open === 0
            ? quiet
              ? 'All is well'
              : 'Something is being looked at'
            : open === 1
              ? 'One thing is broken'
              : `${open} things are broken`
        }
      >
        {quiet && 'Nothing is broken that anybody could notice.'}
      </PageHeading>
      {alerts.length > 0 && <AlertList alerts={alerts} />}
      <div className="grid gap-x-12 lg:grid-cols-2">
        <OpsSection id="outcomes" title="The last hour">
          <OutcomeTable lines={health.outcomes} />
        </OpsSection>
        <OpsSection id="queues" title="Queues">
          <QueueTable queues={health.queues} />
        </OpsSection>
        <OpsSection id="processes" title="Processes">
          <ProcessTable processes={health.processes} />
        </OpsSection>
        <OpsSection id="money" title="Money">
          <MoneyPanel money={health.money} />
        </OpsSection>
        <OpsSection id="books" title="The books">
          <BooksPanel books={health.books} />
        </OpsSection>
      </div>
    </>
  );
}
