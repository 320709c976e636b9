'use client';

import type { ReactNode } from 'react';
import { FormMessage } from '@/components/forms/form-message';
import { type FormAction, useFormAction } from '@/components/forms/use-form-action';
import type { ButtonVariant } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';

type QueueFormProps = {
  action: FormAction;
  roomId: string;
  /** Gives up a turn that is over and queues anew. */
  again?: boolean;
  variant?: ButtonVariant;
  children: ReactNode;
};

/** One button of the waiting room; works without JavaScript. */
export function QueueForm({ action, roomId, again = false, variant, children }: QueueFormProps) {
  const { state, formRef, formAction } = useFormAction(action);
  return (
    <form ref={formRef} action={formAction} className="grid justify-items-start gap-3">
      <FormMessage state={state} />
      <input type="hidden" name="roomId" value={roomId} />
      {again && <input type="hidden" name="again" value="1" />}
      <SubmitButton variant={variant}>{children}</SubmitButton>
    </form>
  );
}
