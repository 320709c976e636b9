'use client';

import { useActionState, useEffect, useRef } from 'react';

/** What every form's action answers, as far as a form shows it. */
export type FormState = {
  ok: boolean;
  code?: string;
  message?: string;
  fields?: Record<string, string>;
  values?: Record<string, string>;
} | null;

export type FormAction = (before: unknown, formData: FormData) => Promise<FormState>;

/**
 * Ties a form to its server action: works before and without JavaScript, and after a failure moves the focus to the
 * first field that is to be put right, else to the message.
 */
export function useFormAction(action: FormAction) {
  const [state, formAction] = useActionState<FormState, FormData>(action, null);
  const formRef = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!state || state.ok) return;
    const target = formRef.current?.querySelector<HTMLElement>('[aria-invalid], [data-form-message]');
    target?.focus();
  }, [state]);
  return { state, formRef, formAction, fields: state?.fields ?? {}, values: state?.values ?? {} };
}
