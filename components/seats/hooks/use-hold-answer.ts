import { useRouter } from 'next/navigation';
import { type FormEvent, useActionState, useEffect, useEffectEvent, useState, useTransition } from 'react';
import { formValues } from '@/lib/form-values';
import { type HoldState, holdAction } from '@/lib/inventory/actions';
import { sendHold } from './send-hold';

type Answer = Awaited<ReturnType<typeof sendHold>> | NonNullable<HoldState>;
type Refusal = Extract<Answer, { ok: false }>;

type HoldInHand = {
  /** Give it to `<form action>`: the server action, which works before the script runs. */
  formAction: (formData: FormData) => void;
  /** Give it to `onSubmit`: the same wish without rendering anything for it, once the script runs. */
  submit: (event: FormEvent<HTMLFormElement>) => void;
  /** The last answer, or null. */
  answer: Answer | null;
  /** From the press of the button until the answer, and on to the cart after a good one. */
  busy: boolean;
};

/**
 * Sends holds and goes on to the cart when one was granted. `onRefused` hears every refusal once, `onCrowd` each time when
 * the site is too busy and asks again by itself.
 */
export function useHoldAnswer(
  performanceId: string,
  { onRefused, onCrowd }: { onRefused: (answer: Refusal) => void; onCrowd: () => void },
): HoldInHand {
  const [posted, formAction, posting] = useActionState(holdAction, null);
  const [told, setTold] = useState<Answer | null>(null);
  const [sending, send] = useTransition();
  const router = useRouter();
  const answer = told ?? posted;
  const [seen, setSeen] = useState(answer);
  const refused = useEffectEvent(onRefused);

  useEffect(() => {
    if (answer === null || answer === seen) return;
    setSeen(answer);
    if (answer.ok) router.push(`/cart?of=${performanceId}`);
    else refused(answer);
  }, [answer, seen, router, performanceId]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const values = formValues(new FormData(event.currentTarget, submitter));
    if (!sending) send(async () => setTold({ ...(await sendHold(values, onCrowd)) }));
  };

  return { formAction, submit, answer, busy: posting || sending || answer?.ok === true };
}
