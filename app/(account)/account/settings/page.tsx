import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { DoneNotice } from '@/components/account/done-notice';
import { EmailForm } from '@/components/account/email-form';
import { PasswordForm } from '@/components/account/password-form';
import { ProfileForm } from '@/components/account/profile-form';
import { SessionList } from '@/components/account/session-list';
import { SignOutForm } from '@/components/account/sign-out-form';
import { UnverifiedNotice } from '@/components/account/unverified-notice';
import { buttonClasses } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { signOutEverywhereAction } from '@/lib/identity/account-actions';
import { currentSessionId } from '@/lib/identity/current';
import { listSessions } from '@/lib/identity/queries';
import { requireAccount } from '@/lib/identity/require-account';
import { getSecondFactor } from '@/lib/identity/second-factor-queries';

export const metadata: Metadata = { title: 'Settings', robots: { index: false } };

export default async function SettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, account } = await requireAccount('/account/settings');
  const [done, sessionId] = await Promise.all([textParam(searchParams, 'done'), currentSessionId()]);
  const [sessions, factor] = await Promise.all([listSessions(ctx, sessionId), getSecondFactor(ctx)]);
  return (
    <>
      <PageHeading title="Settings" />
      <DoneNotice done={done} className="mb-8" />
      <div className="grid gap-10">
        <Section title="Name">
          <ProfileForm name={account.name} />
        </Section>
        <Section title="E-mail address">
          {account.emailVerified ? (
            <p>
              <strong className="break-all">{account.email}</strong> is verified.
            </p>
          ) : (
            <UnverifiedNotice email={account.email} />
          )}
          {account.hasPassword && <EmailForm />}
        </Section>
        <Section title="Password">
          {account.hasPassword ? (
            <PasswordForm email={account.email} />
          ) : (
            <p>
              You sign in with Google. To have a password as well,{' '}
              <Link href="/reset" prefetch={false} className="text-link">
                ask for a link to choose one
              </Link>
              .
            </p>
          )}
        </Section>
        <Section title="Second factor">
          <p>
            {factor.since
              ? 'On: a sign-in asks for a passkey or a code as well. '
              : 'Off: your password alone opens the account. '}
            <Link href="/account/second-factor" prefetch={false} className="text-link">
              {factor.since ? 'Passkeys, app and recovery codes' : 'Set it up'}
            </Link>
          </p>
        </Section>
        <Section title="Where you are signed in">
          <SessionList sessions={sessions} />
          <SignOutForm action={signOutEverywhereAction} className={buttonClasses('danger')}>
            Sign out everywhere
          </SignOutForm>
        </Section>
      </div>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h2 className="text-2xl">{title}</h2>
      {children}
    </section>
  );
}
