'use client';

import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser';
import { useRef, useState, useTransition } from 'react';
import { useHydrated } from '@/components/forms/use-hydrated';
import { Button, type ButtonVariant } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { askForPasskeyAction } from '@/lib/identity/passkey-actions';
import { askBrowser } from './browser-passkey';

/** Lets a passkey sign and sends the form around it with the answer in the field `passkey`. */
export function PasskeyButton({ variant = 'secondary' }: { variant?: ButtonVariant }) {
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, startAsking] = useTransition();
  if (!useHydrated() || !browserSupportsWebAuthn()) return null;

  const ask = () =>
    startAsking(async () => {
      setProblem(null);
      const asked = await askForPasskeyAction(null, new FormData());
      if (!asked.ok) return setProblem(asked.message);
      const { options } = asked;
      const answer = await askBrowser(() => startAuthentication({ optionsJSON: options }));
      if (!answer.ok) return setProblem(answer.message);
      if (!field.current) return;
      field.current.value = answer.passkey;
      field.current.form?.requestSubmit();
    });

  return (
    <div className="grid gap-2">
      <input type="hidden" name="passkey" ref={field} />
      <Button
        variant={variant}
        className="justify-self-start"
        aria-disabled={isAsking || undefined}
        onClick={() => isAsking || ask()}
      >
        {isAsking && <Spinner />}
        {isAsking ? 'Waiting for your passkey…' : 'Use a passkey'}
      </Button>
      <p role="status" className="text-danger text-sm">
        {problem}
      </p>
    </div>
  );
}
