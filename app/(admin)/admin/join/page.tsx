import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthPanel } from '@/components/account/auth-panel';
import { SignOutForm } from '@/components/account/sign-out-form';
import { AcceptForm, JoinForm } from '@/components/admin/team/join-form';
import { PageFrame } from '@/components/site/page-frame';
import { buttonClasses } from '@/components/ui/button';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { signOutAction } from '@/lib/identity/actions';
import { currentCtx } from '@/lib/identity/current';
import { findInvitation } from '@/lib/organizers/queries';
import { roleHints, roleNames } from '@/lib/organizers/role-view';

export const metadata: Metadata = { title: 'Join a team', robots: { index: false } };

export default async function JoinPage({ searchParams }: { searchParams: SearchParams }) {
  const [ctx, token = ''] = await Promise.all([currentCtx(), textParam(searchParams, 'token')]);
  const invitation = await findInvitation(ctx, token);
  if (!invitation) {
    return (
      <PageFrame>
        <AuthPanel
          title="This invitation is no longer open"
          lead="It was used or taken back, or is older than seven days."
        >
          <p>
            If you have joined already, go to{' '}
            <Link href="/admin" prefetch={false} className="text-link">
              your organizers
            </Link>
            . Otherwise ask whoever invited you to send it again.
          </p>
        </AuthPanel>
      </PageFrame>
    );
  }
  const { organizer, inviter, role, email, hasAccount, isMine } = invitation;
  const here = `/admin/join?token=${encodeURIComponent(token)}`;
  return (
    <PageFrame>
      <AuthPanel
        title={`Join the team of ${organizer}`}
        lead={`${inviter} invites you. Your role would be ${roleNames[role].toLowerCase()}: ${roleHints[role].toLowerCase()}.`}
      >
        {isMine ? (
          <AcceptForm token={token} />
        ) : ctx.actor.kind !== 'visitor' ? (
          <div className="grid gap-5">
            <p>
              The invitation is for <strong className="wrap-anywhere">{email}</strong>, and you are signed in
              with another address. Sign out, then open the link of the mail again.
            </p>
            <SignOutForm action={signOutAction} className={buttonClasses()}>
              Sign out
            </SignOutForm>
          </div>
        ) : hasAccount ? (
          <div className="grid gap-5">
            <p>
              <strong className="wrap-anywhere">{email}</strong> has an account here. Sign in with it to join.
            </p>
            <Link
              href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`}
              prefetch={false}
              className={buttonClasses()}
            >
              Sign in
            </Link>
          </div>
        ) : (
          <JoinForm token={token} email={email} />
        )}
      </AuthPanel>
    </PageFrame>
  );
}
