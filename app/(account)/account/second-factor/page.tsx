import type { Metadata } from 'next';
import { AddPasskeyForm } from '@/components/account/second-factor/add-passkey-form';
import { AppSetup } from '@/components/account/second-factor/app-setup';
import {
  EndSecondFactorForm,
  RecoveryCodesForm,
  RemoveFactorForm,
} from '@/components/account/second-factor/change-forms';
import { FactorNotices } from '@/components/account/second-factor/factor-notices';
import { PasskeyList } from '@/components/account/second-factor/passkey-list';
import { UnverifiedNotice } from '@/components/account/unverified-notice';
import { DateTime } from '@/components/ui/date-time';
import { PageHeading } from '@/components/ui/page-heading';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { requireAccount } from '@/lib/identity/require-account';
import { getSecondFactor } from '@/lib/identity/second-factor-queries';
import { drawQr } from '@/lib/tickets/qr';

export const metadata: Metadata = { title: 'Second factor', robots: { index: false } };

export default async function SecondFactorPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, account } = await requireAccount('/account/second-factor');
  const [{ since, codesLeft, app, passkeys }, done, demandedBy] = await Promise.all([
    getSecondFactor(ctx),
    textParam(searchParams, 'done'),
    textParam(searchParams, 'for'),
  ]);
  const hasApp = app.state === 'on';
  const means = { hasApp, hasPasskey: passkeys.some((one) => !one.isDistrusted) };
  return (
    <>
      <PageHeading title="Second factor" crumbs={[{ label: 'Settings', href: '/account/settings' }]}>
        After your password, a passkey or a code from an app on your phone: a stolen password alone opens
        nothing.
      </PageHeading>
      <FactorNotices
        done={done}
        isDemanded={Boolean(demandedBy)}
        isOn={since !== null}
        codesLeft={codesLeft}
      />
      {!account.emailVerified ? (
        <UnverifiedNotice email={account.email} />
      ) : (
        <div className="grid gap-10">
          {since && (
            <p>
              It is on since <DateTime at={since} timeZone="UTC" style="date" />.{' '}
              {codesLeft === 1 ? 'One recovery code is' : `${codesLeft} recovery codes are`} left.
            </p>
          )}
          <section className="grid gap-4">
            <h2 className="text-2xl">Passkeys</h2>
            <p className="measure text-ink-soft">
              Your finger, face or PIN on this device, on your phone, or on a security key. Nobody can have it
              from you by a false page.
            </p>
            {passkeys.length > 0 && <PasskeyList passkeys={passkeys} means={means} />}
            {/* This form and the next stay where they are when the second factor comes on: they show the recovery codes. */}
            <AddPasskeyForm hasPassword={account.hasPassword} />
          </section>
          <section className="grid gap-4">
            <h2 className="text-2xl">Authenticator app</h2>
            {hasApp && <p>Your app is set up.</p>}
            <AppSetup
              isOn={hasApp}
              hasPassword={account.hasPassword}
              secret={app.state === 'begun' ? { ...app, qr: drawQr(app.uri) } : null}
            />
            {hasApp && means.hasPasskey && <RemoveFactorForm factor="app" name="the app" means={means} />}
          </section>
          {since && (
            <>
              <section className="grid gap-4">
                <h2 className="text-2xl">Recovery codes</h2>
                <RecoveryCodesForm means={means} />
              </section>
              <section className="grid gap-4">
                <h2 className="text-2xl">Switch it off</h2>
                <p className="measure text-ink-soft">
                  Organizers that ask for a second factor are closed to you until you set it up again.
                </p>
                <EndSecondFactorForm means={means} />
              </section>
            </>
          )}
        </div>
      )}
    </>
  );
}
