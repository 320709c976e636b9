'use client';

import type { ReactNode } from 'react';
import { FormMessage } from '@/components/forms/form-message';
import { type FormAction, useFormAction } from '@/components/forms/use-form-action';
import type { ButtonSize, ButtonVariant } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';

type MemberFormProps = {
  action: FormAction;
  /** The organizer's slug, for which runMemberAction asks. */
  organizer: string;
  /** Hidden fields to send along. */
  fields?: Record<string, string>;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
  /** What stands before the button: inputs, a question. */
  before?: ReactNode;
  children: ReactNode;
};

/** A small form of the admin area: what it is about in hidden fields, and one button. */
export function MemberForm({
  action,
  organizer,
  fields = {},
  variant = 'secondary',
  size = 'small',
  className,
  before,
  children,
}: MemberFormProps) {
  const { state, formRef, formAction } = useFormAction(action);
  return (
    <form ref={formRef} action={formAction} className="grid gap-2">
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className={className}>
        {before}
        <SubmitButton variant={variant} size={size}>
          {children}
        </SubmitButton>
      </div>
    </form>
  );
}
