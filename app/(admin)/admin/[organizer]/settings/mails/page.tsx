import type { Metadata } from 'next';
import { MailPreview } from '@/components/admin/messages/mail-preview';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { getSampleMails } from '@/lib/messages/sample-mail-queries';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'Mails' };

type MailsPageProps = { params: Promise<{ organizer: string }> };

export default async function MailsPage({ params }: MailsPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'settings.edit');
  const samples = await getSampleMails(ctx, member.organizerId);
  return (
    <div className="max-w-3xl">
      <PageHeading
        title="Your mails"
        crumbs={[{ label: 'Settings', href: `/admin/${member.slug}/settings` }]}
      >
        As fans get them, with invented orders. Your logo, colour and paragraph stand in them when the whole
        order is yours; an order of several organizers has our head, and each paragraph under its name.
      </PageHeading>
      {samples.map(({ title, preview }) => (
        <Section key={title} title={title}>
          <MailPreview preview={preview} />
        </Section>
      ))}
    </div>
  );
}
