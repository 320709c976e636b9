import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AuthPanel } from '@/components/account/auth-panel';
import { GoogleButton } from '@/components/account/google-button';
import { SignUpForm } from '@/components/account/sign-up-form';
import { currentActor } from '@/lib/identity/current';
import { googleIsConfigured } from '@/lib/identity/google';

export const metadata: Metadata = { title: 'Open an account', robots: { index: false } };

export default async function SignUpPage() {
  if ((await currentActor()).kind !== 'visitor') redirect('/account');
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
      <SignUpForm />
      {googleIsConfigured() && <GoogleButton callbackUrl="/account" />}
    </AuthPanel>
  );
}
