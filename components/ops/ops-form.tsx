'use client';

import type { ReactNode } from 'react';
import { FormMessage } from '@/components/forms/form-message';
import { type FormAction, useFormAction } from '@/components/forms/use-form-action';
import type { ButtonVariant } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';

type OpsFormProps = {
  action: FormAction;
  /** Hidden fields to send along. */
  fields?: Record<string, string>;
  variant?: ButtonVariant;
  /** What is said when it worked and nothing else shows it. */
  success?: string;
  /** What stands before the button. */
  before?: ReactNode;
  children: ReactNode;
};

/** A small form of the console: what it is about in hidden fields, and one button. Works without JavaScript. */
export function OpsForm({
  action,
  fields = {},
  variant = 'secondary',
  success,
  before,
  children,
}: OpsFormProps) {
  const { state, formRef, formAction } = useFormAction(action);
  return (
    <form ref={formRef} action={formAction} className="grid gap-2">
      <FormMessage state={state} success={success} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-end gap-3">
        {before}
        <SubmitButton variant={variant} size="small">
          {children}
        </SubmitButton>
      </div>
    </form>
  );
}
