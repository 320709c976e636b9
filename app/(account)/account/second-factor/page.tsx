import type { Metadata } from 'next';
import { EndSecondFactorForm, RecoveryCodesForm } from '@/components/account/second-factor-change';
import { SecondFactorSetup } from '@/components/account/second-factor-setup';
import { UnverifiedNotice } from '@/components/account/unverified-notice';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { requireAccount } from '@/lib/identity/require-account';
import { getSecondFactor } from '@/lib/identity/second-factor-queries';
import { drawQr } from '@/lib/tickets/qr';

export const metadata: Metadata = { title: 'Second factor', robots: { index: false } };

export default async function SecondFactorPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, account } = await requireAccount('/account/second-factor');
  const [factor, done, demandedBy] = await Promise.all([
    getSecondFactor(ctx),
    textParam(searchParams, 'done'),
    textParam(searchParams, 'for'),
  ]);
  const isOn = factor.state === 'on';
  return (
    <>
      <PageHeading title="Second factor" crumbs={[{ label: 'Settings', href: '/account/settings' }]}>
        After your password, a code from an app on your phone: a stolen password alone opens nothing.
      </PageHeading>
      {demandedBy && !isOn && (
        <Notice tone="warning" className="mb-8" title="The organizer asks its team for a second factor">
          Set it up here, then go back to the admin area.
        </Notice>
      )}
      {done === 'recovery' && isOn && (
        <Notice tone="warning" className="mb-8" title="You used a recovery code">
          {factor.codesLeft} are left. If your phone is lost, switch the second factor off and set it up anew.
        </Notice>
      )}
      {!account.emailVerified ? (
        <UnverifiedNotice email={account.email} />
      ) : (
        <div className="grid gap-10">
          {isOn && (
            <p>
              It is on since <DateTime at={factor.since} timeZone="UTC" style="date" />.{' '}
              {factor.codesLeft === 1 ? 'One recovery code is' : `${factor.codesLeft} recovery codes are`}{' '}
              left.
            </p>
          )}
          {/* Stays where it is when the second factor comes on: it shows the recovery codes. */}
          <SecondFactorSetup
            isOn={isOn}
            hasPassword={account.hasPassword}
            secret={factor.state === 'begun' ? { ...factor, qr: drawQr(factor.uri) } : null}
          />
          {isOn && (
            <>
              <section className="grid gap-4">
                <h2 className="text-2xl">Recovery codes</h2>
                <RecoveryCodesForm />
              </section>
              <section className="grid gap-4">
                <h2 className="text-2xl">Switch it off</h2>
                <p className="measure text-ink-soft">
                  Organizers that ask for a second factor are closed to you until you set it up again.
                </p>
                <EndSecondFactorForm />
              </section>
            </>
          )}
        </div>
      )}
    </>
  );
}
