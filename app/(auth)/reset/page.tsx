import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthPanel } from '@/components/account/auth-panel';
import { ResetForm } from '@/components/account/reset-form';
import { ResetRequestForm } from '@/components/account/reset-request-form';
import { type SearchParams, textParam } from '@/lib/http/search-params';

export const metadata: Metadata = { title: 'New password', robots: { index: false } };

export default async function ResetPage({ searchParams }: { searchParams: SearchParams }) {
  const token = await textParam(searchParams, 'token');
  const aside = (
    <Link href="/sign-in" prefetch={false} className="text-link">
      Back to the sign-in
    </Link>
  );
  return token ? (
    <AuthPanel
      title="Choose a new password"
      lead="Every browser is signed out when you save it."
      aside={aside}
    >
      <ResetForm token={token} />
    </AuthPanel>
  ) : (
    <AuthPanel title="Forgot your password?" lead="We send a link to choose a new one." aside={aside}>
      <ResetRequestForm />
    </AuthPanel>
  );
}
