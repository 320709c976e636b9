import Link from 'next/link';

/** Who is buying: the account that is signed in, or the offer to sign in without losing the cart. */
export function AccountLine({ signedInAs }: { signedInAs: string | null }) {
  if (signedInAs) {
    return (
      <p className="text-ink-soft">
        Signed in as <strong className="break-all text-ink">{signedInAs}</strong>. The order will be in your
        account.
      </p>
    );
  }
  return (
    <p className="text-ink-soft">
      Buying as a guest.{' '}
      <Link href="/sign-in?callbackUrl=%2Fcheckout" prefetch={false} className="text-link">
        Sign in
      </Link>{' '}
      if you have an account; your seats come along.
    </p>
  );
}
