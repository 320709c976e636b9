import type { ReactNode } from 'react';
import type { FormAction } from '@/components/forms/use-form-action';
import { MemberForm } from '../shell/member-form';

type ConfirmFormProps = {
  action: FormAction;
  organizer: string;
  fields: Record<string, string>;
  /** The step as it is offered: "Cancel the event…". */
  offer: string;
  /** What it does, before it is done. */
  children: ReactNode;
  button: string;
};

/** A step that cannot be taken back: told first, then pressed. Works without JavaScript. */
export function ConfirmForm({ action, organizer, fields, offer, children, button }: ConfirmFormProps) {
  return (
    <details className="measure">
      <summary className="cursor-pointer py-2 text-danger underline underline-offset-4">{offer}</summary>
      <div className="mt-2 grid gap-3 border-danger border-l-4 pl-4">
        <p>{children}</p>
        <MemberForm action={action} organizer={organizer} fields={fields} variant="danger">
          {button}
        </MemberForm>
      </div>
    </details>
  );
}
