import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AuthPanel } from '@/components/account/auth-panel';
import { GoogleButton } from '@/components/account/google-button';
import { SignUpForm } from '@/components/account/sign-up-form';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { currentActor } from '@/lib/identity/current';
import { googleIsConfigured } from '@/lib/identity/google';
import { safeReturnPath } from '@/lib/identity/return-path';

export const metadata: Metadata = { title: 'Open an account', robots: { index: false } };

export default async function SignUpPage({ searchParams }: { searchParams: SearchParams }) {
  const given = await textParam(searchParams, 'callbackUrl');
  const callbackUrl = given ? safeReturnPath(given) : undefined;
  if ((await currentActor()).kind !== 'visitor') redirect(callbackUrl ?? '/account');
  return (
    <AuthPanel
      title="Open an account"
      lead="Your orders and tickets in one place, also those you bought as a guest with the same address."
      aside={
        <>
          Have one already?{' '}
          <Link href="/sign-in" prefetch={false} className="text-link">
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm callbackUrl={callbackUrl} />
      {googleIsConfigured() && <GoogleButton callbackUrl={callbackUrl ?? '/account'} />}
    </AuthPanel>
  );
}
