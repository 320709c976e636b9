'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Spinner } from '@/components/ui/spinner';

type PaymentWatchProps = {
  /** Asks Stripe, and says whether the page would look different now. */
  ask: () => Promise<'pending' | 'changed'>;
};

/** Quick while a webhook is usually on its way, calmer after; ms. */
const pauseMs = (tries: number) => (tries < 15 ? 2_000 : 8_000);
/** After about six minutes the mail will tell; the page stops asking. */
const mostTries = 55;

/** Asks again and again how a payment ended, and shows the order anew when it has. Without scripts the page reloads. */
export function PaymentWatch({ ask }: PaymentWatchProps) {
  const router = useRouter();
  const [patient, setPatient] = useState(true);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    let tries = 0;
    async function look() {
      const answer = await ask().catch(() => 'pending');
      if (left) return;
      if (answer === 'changed') router.refresh();
      else if (++tries < mostTries) timer = setTimeout(look, pauseMs(tries));
      else setPatient(false);
    }
    timer = setTimeout(look, 1_000);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [ask, router]);

  return (
    <div role="status" className="flex items-center gap-3 rounded-tile bg-accent-wash px-4 py-3">
      {patient ? (
        <>
          <Spinner /> Asking Stripe how the payment ended…
        </>
      ) : (
        'Stripe has not answered yet. We keep asking, and your tickets come by e-mail; you can close this page.'
      )}
    </div>
  );
}
