'use client';

import type { ReactNode } from 'react';
import { FormMessage } from '@/components/forms/form-message';
import { type FormAction, useFormAction } from '@/components/forms/use-form-action';

type SignOutFormProps = {
  action: FormAction;
  /** Hidden fields to send along. */
  fields?: Record<string, string>;
  className: string;
  children: ReactNode;
};

/** One button that ends sessions; a form, so that a link from elsewhere cannot do it. */
export function SignOutForm({ action, fields = {}, className, children }: SignOutFormProps) {
  const { state, formRef, formAction } = useFormAction(action);
  return (
    <form ref={formRef} action={formAction}>
      <FormMessage state={state} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={className}>
        {children}
      </button>
    </form>
  );
}
