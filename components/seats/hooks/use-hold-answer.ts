import { useRouter } from 'next/navigation';
import { type FormEvent, useActionState, useEffect, useEffectEvent, useState } from 'react';
import { plainSubmit } from '@/components/forms/plain-submit';
import { type HoldState, holdAction } from '@/lib/inventory/actions';

type HoldAnswer = {
  /** Give it to `<form action>`; works before the script runs. */
  formAction: (formData: FormData) => void;
  /** Give it to `onSubmit`: the same in fewer bytes, once the script runs. */
  submit: (event: FormEvent<HTMLFormElement>) => void;
  /** The last answer, or null. */
  answer: HoldState;
  /** From the press of the button until the answer, and on to the cart after a good one. */
  busy: boolean;
};

/** Sends holds and goes on to the cart when one was granted. `onRefused` hears every refusal once. */
export function useHoldAnswer(
  performanceId: string,
  onRefused: (answer: HoldState & { ok: false }) => void,
): HoldAnswer {
  const [answer, formAction, pending] = useActionState(holdAction, null);
  const [seen, setSeen] = useState(answer);
  const router = useRouter();
  const refused = useEffectEvent(onRefused);

  useEffect(() => {
    if (answer === null || answer === seen) return;
    setSeen(answer);
    if (answer.ok) router.push(`/cart?of=${performanceId}`);
    else refused(answer);
  }, [answer, seen, router, performanceId]);

  return { formAction, submit: plainSubmit(formAction), answer, busy: pending || answer?.ok === true };
}
