import type { Metadata } from 'next';
import { ChannelForm } from '@/components/ops/channel-form';
import { ChannelList } from '@/components/ops/channel-list';
import { OpsSection } from '@/components/ops/ops-section';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { listChannels } from '@/lib/operations/alert-queries';
import { requireStaff } from '@/lib/operations/ops-page';

export const metadata: Metadata = { title: 'Where alerts are told' };

export default async function ChannelsPage() {
  const ctx = await requireStaff();
  const channels = await listChannels(ctx);
  return (
    <>
      <PageHeading title="Where alerts are told" crumbs={[{ label: 'Alerts', href: '/ops/alerts' }]}>
        Add a channel that does not depend on mail: when mail is broken, it is the one that says so.
      </PageHeading>
      {channels.some(({ enabled }) => enabled) ? null : (
        <Notice tone="warning" title="Nobody is told of anything" className="mb-6">
          No channel is switched on.
        </Notice>
      )}
      <ChannelList channels={channels} />
      <OpsSection title="Another channel">
        <ChannelForm />
      </OpsSection>
    </>
  );
}
