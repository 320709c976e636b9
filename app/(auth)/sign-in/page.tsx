import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AuthPanel } from '@/components/account/auth-panel';
import { DoneNotice } from '@/components/account/done-notice';
import { GoogleButton } from '@/components/account/google-button';
import { SignInForm } from '@/components/account/sign-in-form';
import { Notice } from '@/components/ui/notice';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { currentActor, currentCtx } from '@/lib/identity/current';
import { googleIsConfigured } from '@/lib/identity/google';
import { safeReturnPath } from '@/lib/identity/return-path';
import { waitingSignIn } from '@/lib/identity/second-factor-queries';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, given, done, error] = await Promise.all([
    currentActor(),
    textParam(searchParams, 'callbackUrl'),
    textParam(searchParams, 'done'),
    textParam(searchParams, 'error'),
  ]);
  const callbackUrl = safeReturnPath(given);
  if (actor.kind !== 'visitor') redirect(callbackUrl);
  // However the password or Google was given, an account with a second factor goes on there.
  if (await waitingSignIn(await currentCtx())) {
    redirect(`/sign-in/code?callbackUrl=${encodeURIComponent(callbackUrl)}`);
  }
  return (
    <AuthPanel
      title="Sign in"
      lead="For your orders and tickets. Seats in your cart come along."
      aside={
        <>
          New here?{' '}
          <Link
            href={given ? `/sign-up?callbackUrl=${encodeURIComponent(callbackUrl)}` : '/sign-up'}
            prefetch={false}
            className="text-link"
          >
            Open an account
          </Link>
        </>
      }
    >
      <DoneNotice done={done} className="mb-5" />
      {error && (
        <Notice tone="danger" className="mb-5" title="That sign-in did not work.">
          {error === 'google'
            ? 'This Google account cannot be used here. Sign in with your password instead.'
            : 'Please try again, or use your password.'}
        </Notice>
      )}
      <SignInForm callbackUrl={callbackUrl} />
      {googleIsConfigured() && <GoogleButton callbackUrl={callbackUrl} />}
    </AuthPanel>
  );
}
