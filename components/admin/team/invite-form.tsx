'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { inviteAction } from '@/lib/organizers/team-actions';
import { RoleOptions } from './role-options';

export function InviteForm({ organizer }: { organizer: string }) {
  const { state, formRef, formAction, fields, values } = useFormAction(inviteAction);
  const sent = state?.ok ? values.email : undefined;
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage
        state={state}
        success={`The invitation to ${sent} is on its way. It works for seven days.`}
      />
      <input type="hidden" name="organizer" value={organizer} />
      <div className="grid max-w-xl gap-4">
        <TextField
          label="E-mail address"
          name="email"
          type="email"
          inputMode="email"
          autoComplete="off"
          required
          defaultValue={sent ? '' : values.email}
          error={fields.email}
        />
        <SelectField
          key={values.role}
          label="Role"
          name="role"
          defaultValue={values.role ?? 'manager'}
          error={fields.role}
        >
          <RoleOptions hints />
        </SelectField>
      </div>
      <SubmitButton className="justify-self-start" pendingText="Inviting…">
        Invite
      </SubmitButton>
    </form>
  );
}
