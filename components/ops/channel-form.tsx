'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { addChannelAction } from '@/lib/operations/alert-actions';

const hours = Array.from({ length: 24 }, (_, at) => at);

/** A new place where alerts are told. */
export function ChannelForm() {
  const { state, formRef, formAction, fields, values } = useFormAction(addChannelAction);
  const text = (name: string, otherwise = '') => ({
    name,
    error: fields[name],
    defaultValue: values[name] ?? otherwise,
  });
  return (
    <form ref={formRef} action={formAction} noValidate className="grid max-w-3xl gap-4">
      <FormMessage state={state} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label="Kind" {...text('kind', 'slack')}>
          <option value="slack">Slack, or what speaks like it</option>
          <option value="webhook">Signed webhook</option>
          <option value="mail">Mail</option>
        </SelectField>
        <TextField label="Name" {...text('name')} maxLength={80} />
      </div>
      <TextField
        label="Address"
        hint="https://… for Slack and webhooks; for mail one address, or nothing for all of the staff"
        {...text('target')}
      />
      <TextField
        label="Secret"
        hint="For webhooks: what the header tessera-signature is made with"
        name="secret"
        error={fields.secret}
        autoComplete="off"
        type="password"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label="Hears" {...text('severity', 'warning')}>
          <option value="warning">Every alert</option>
          <option value="critical">Critical alerts only</option>
        </SelectField>
        <TextField
          label="Minutes until it is told"
          hint="0: at once. More: only when nobody has taken it on by then"
          inputMode="numeric"
          {...text('afterMinutes', '0')}
        />
        <SelectField label="Quiet from" {...text('quietFrom', '0')}>
          {hours.map((at) => (
            <option key={at} value={at}>{`${at}:00`}</option>
          ))}
        </SelectField>
        <SelectField label="Quiet until" {...text('quietTo', '0')}>
          {hours.map((at) => (
            <option key={at} value={at}>{`${at}:00`}</option>
          ))}
        </SelectField>
      </div>
      <TextField label="Time zone of the quiet hours" {...text('timeZone', 'UTC')} />
      <div>
        <SubmitButton>Add the channel</SubmitButton>
      </div>
    </form>
  );
}
