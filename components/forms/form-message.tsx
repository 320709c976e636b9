import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import type { FormState } from './use-form-action';

type FormMessageProps = {
  state: FormState;
  /** What is said when it worked. */
  success?: ReactNode;
};

/** How the last submission ended, at the top of its form. */
export function FormMessage({ state, success }: FormMessageProps) {
  if (!state || (state.ok && !success)) return null;
  return (
    <div data-form-message tabIndex={-1}>
      {state.ok ? <Notice tone="success">{success}</Notice> : <Notice tone="danger" title={state.message} />}
    </div>
  );
}
