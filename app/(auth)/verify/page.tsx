import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthPanel } from '@/components/account/auth-panel';
import { VerifyForm } from '@/components/account/verify-form';
import { type SearchParams, textParam } from '@/lib/http/search-params';

export const metadata: Metadata = { title: 'Verify your address', robots: { index: false } };

export default async function VerifyPage({ searchParams }: { searchParams: SearchParams }) {
  const token = await textParam(searchParams, 'token');
  if (token) {
    return (
      <AuthPanel title="Verify your address" lead="One press, and your address is yours here.">
        <VerifyForm token={token} />
      </AuthPanel>
    );
  }
  return (
    <AuthPanel
      title="Look into your mailbox"
      lead="We have written to the address you gave."
      aside={
        <Link href="/sign-in" prefetch={false} className="text-link">
          Go to the sign-in
        </Link>
      }
    >
      <p>
        Follow the link in that mail to verify your address. It works for a day. Until then you can sign in
        and buy; orders that you placed as a guest join your account once the address is verified.
      </p>
      <p className="mt-3 text-ink-soft">
        Nothing there? Look among the unwanted mail, or sign in and have it sent again.
      </p>
    </AuthPanel>
  );
}
