import type { Metadata } from 'next';
import { AlertList } from '@/components/ops/alert-list';
import { OpsSection } from '@/components/ops/ops-section';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { listLivingAlerts, listPastAlerts } from '@/lib/operations/alert-queries';
import { requireStaff } from '@/lib/operations/ops-page';

export const metadata: Metadata = { title: 'Alerts' };

export default async function AlertsPage() {
  const ctx = await requireStaff();
  const [living, past] = await Promise.all([listLivingAlerts(ctx), listPastAlerts(ctx)]);
  return (
    <>
      <PageHeading title="Alerts">
        One for each cause, for as long as it lasts.{' '}
        <a href="/ops/alerts/channels" className="text-link">
          Where they are told
        </a>
      </PageHeading>
      {living.length > 0 ? (
        <AlertList alerts={living} />
      ) : (
        <EmptyState title="No alert is open">
          <p>When one is, it stands here and is told on every channel that wants to hear it.</p>
        </EmptyState>
      )}
      {past.length > 0 && (
        <OpsSection title="Over">
          <AlertList alerts={past} />
        </OpsSection>
      )}
    </>
  );
}
