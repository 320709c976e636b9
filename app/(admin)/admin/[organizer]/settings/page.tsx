import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { BrandForm } from '@/components/admin/settings/brand-form';
import { GeneralForm } from '@/components/admin/settings/general-form';
import { LogoForm } from '@/components/admin/settings/logo-form';
import { MailsForm } from '@/components/admin/settings/mails-form';
import { RefundsForm } from '@/components/admin/settings/refunds-form';
import { TextsForm } from '@/components/admin/settings/texts-form';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site-link';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { requireMember } from '@/lib/organizers/admin-page';
import { timeZones } from '@/lib/organizers/input';
import { getSettings } from '@/lib/organizers/settings-queries';

export const metadata: Metadata = { title: 'Settings' };

type SettingsPageProps = { params: Promise<{ organizer: string }>; searchParams: SearchParams };

export default async function OrganizerSettingsPage({ params, searchParams }: SettingsPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'settings.edit');
  const settings = (await getSettings(ctx, member.organizerId)) ?? notFound();
  const done = await textParam(searchParams, 'done');
  const publicPage = `/organizers/${settings.slug}`;
  return (
    <div className="max-w-3xl">
      <PageHeading title="Settings">
        What fans see of you stands on{' '}
        <Link href={publicPage} prefetch={false} className="text-link">
          your public page
        </Link>
        .
      </PageHeading>
      {done === 'saved' && <Notice tone="success">Saved. Public pages show it within a moment.</Notice>}
      <Section title="Organizer">
        <Card>
          <GeneralForm settings={settings} timeZones={timeZones} />
        </Card>
      </Section>
      <Section title="Look">
        <Card>
          <BrandForm organizer={settings.slug} name={settings.name} brandColor={settings.brandColor} />
        </Card>
        <Card className="mt-5">
          <LogoForm organizer={settings.slug} logoId={settings.logoId} />
        </Card>
      </Section>
      <Section title="Refunds">
        <Card>
          <RefundsForm settings={settings} />
        </Card>
      </Section>
      <Section title="Mails">
        <p className="mb-4">
          <SiteLink href={`/admin/${settings.slug}/settings/mails`} className="text-link">
            See your mails as fans get them
          </SiteLink>
        </p>
        <Card>
          <MailsForm organizer={settings.slug} mailNote={settings.mailNote} />
        </Card>
      </Section>
      <Section title="Texts of your public page">
        <p className="mb-4">
          Terms, privacy and imprint stand on{' '}
          <Link href={`${publicPage}/legal`} prefetch={false} className="text-link">
            a page of their own
          </Link>
          , to which the checkout links.
        </p>
        <Card>
          <TextsForm settings={settings} />
        </Card>
      </Section>
    </div>
  );
}
