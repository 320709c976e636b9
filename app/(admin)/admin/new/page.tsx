import type { Metadata } from 'next';
import { AuthPanel } from '@/components/account/auth-panel';
import { UnverifiedNotice } from '@/components/account/unverified-notice';
import { NewOrganizerForm } from '@/components/admin/settings/new-organizer-form';
import { PageFrame } from '@/components/site/page-frame';
import { requireAccount } from '@/lib/identity/require-account';
import { timeZones } from '@/lib/organizers/input';

export const metadata: Metadata = { title: 'Become an organizer', robots: { index: false } };

export default async function NewOrganizerPage() {
  const { account } = await requireAccount('/admin/new');
  return (
    <PageFrame>
      <AuthPanel
        title="Become an organizer"
        lead="Sell tickets to your own events. You can change everything but the address later, and invite others to help."
      >
        {account.emailVerified ? (
          <NewOrganizerForm email={account.email} timeZones={timeZones} />
        ) : (
          <UnverifiedNotice email={account.email} />
        )}
      </AuthPanel>
    </PageFrame>
  );
}
