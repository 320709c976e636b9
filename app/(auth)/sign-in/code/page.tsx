import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthPanel } from '@/components/account/auth-panel';
import { CodeForm } from '@/components/account/second-factor/code-form';
import { SignOutForm } from '@/components/account/sign-out-form';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { signOutAction } from '@/lib/identity/actions';
import { currentCtx } from '@/lib/identity/current';
import { safeReturnPath } from '@/lib/identity/return-path';
import { waitingSignIn } from '@/lib/identity/second-factor-queries';

export const metadata: Metadata = { title: 'Second step', robots: { index: false } };

export default async function CodePage({ searchParams }: { searchParams: SearchParams }) {
  const [ctx, given] = await Promise.all([currentCtx(), textParam(searchParams, 'callbackUrl')]);
  const callbackUrl = safeReturnPath(given);
  if (ctx.actor.kind !== 'visitor') redirect(callbackUrl);
  const waiting = await waitingSignIn(ctx);
  if (!waiting) redirect(`/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`);
  const { email, ...means } = waiting;
  return (
    <AuthPanel title="Second step" lead={`The password of ${email} is right. One thing more.`}>
      <CodeForm callbackUrl={callbackUrl} {...means} />
      <div className="mt-5 border-line border-t pt-4">
        <SignOutForm action={signOutAction} className="text-link text-sm">
          Sign in with another account
        </SignOutForm>
      </div>
    </AuthPanel>
  );
}
