import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AlertForms } from '@/components/ops/alert-forms';
import { OpsSection } from '@/components/ops/ops-section';
import { OpsTable } from '@/components/ops/ops-table';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeading } from '@/components/ui/page-heading';
import { getAlert } from '@/lib/operations/alert-queries';
import { requireStaff } from '@/lib/operations/ops-page';
import { alertWords, lengthOf, momentOf } from '@/lib/operations/rule-view';

export const metadata: Metadata = { title: 'Alert' };

type AlertPageProps = { params: Promise<{ alertId: string }> };

const news = { opened: 'Open', worse: 'Worse', resolved: 'Resolved' };

export default async function AlertPage({ params }: AlertPageProps) {
  const ctx = await requireStaff();
  const alert = await getAlert(ctx, (await params).alertId);
  if (!alert) notFound();
  const isOver = alert.state === 'resolved';
  const words = alertWords(alert.rule, alert.subject, isOver ? alert.worst : alert.value);
  return (
    <>
      <PageHeading title={words.title} crumbs={[{ label: 'Alerts', href: '/ops/alerts' }]}>
        {words.meaning}
      </PageHeading>
      <p className="text-ink-soft text-sm">
        {alert.severity === 'critical' ? 'Critical' : 'Warning'}, since {momentOf(alert.firstSeenAt)}
        {isOver ? `, over after ${lengthOf(alert.lasted)}` : `, for ${lengthOf(alert.lasted)}`}.
        {alert.acknowledgedBy && ` ${alert.acknowledgedBy} looks after it.`}
        {!isOver && alert.snoozedUntil && ` Told to nobody until ${momentOf(alert.snoozedUntil)}.`}
      </p>
      {!isOver && (
        <>
          <p className="measure mt-4">{words.todo}</p>
          <LinkButton href={words.href} prefetch={false} className="mt-6">
            Look at it
          </LinkButton>
          {alert.state === 'open' && (
            <OpsSection title="What you do about it">
              <AlertForms alertId={alert.id} acknowledged={alert.acknowledgedAt !== null} />
            </OpsSection>
          )}
        </>
      )}
      <OpsSection title="Who was told">
        {alert.told.length === 0 ? (
          <p className="text-ink-soft text-sm">Nobody yet.</p>
        ) : (
          <OpsTable
            caption="Who was told"
            head={['When', 'Channel', 'What', 'How it went']}
            rows={alert.told.map((one) => ({
              key: one.id,
              cells: [
                momentOf(one.at),
                one.channel,
                news[one.news],
                one.lastError && one.state !== 'sent'
                  ? `${one.state}, tried ${one.attempts} times: ${one.lastError}`
                  : one.state,
              ],
            }))}
          />
        )}
      </OpsSection>
    </>
  );
}
