'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { addCodeAction, dropCodeAction } from '@/lib/inventory/date-actions';
import { MemberForm } from '../shell/member-form';

type AccessCodesProps = {
  organizer: string;
  ids: { eventId: string; performanceId: string };
  codes: { id: string; code: string; until: string }[];
};

/** Codes that open hidden prices, or a date that is sold only with one. */
export function AccessCodes({ organizer, ids, codes }: AccessCodesProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(addCodeAction);
  return (
    <div className="grid gap-5">
      {codes.length > 0 && (
        <ul className="divide-y divide-line border-line border-y">
          {codes.map(({ id, code, until }) => (
            <li key={id} className="flex flex-wrap items-center gap-4 py-2">
              <span className="font-semibold">{code}</span>
              {until && <span className="text-ink-soft text-sm">until {until.replace('T', ', ')}</span>}
              <div className="ml-auto">
                <MemberForm
                  action={dropCodeAction}
                  organizer={organizer}
                  fields={{ ...ids, codeId: id }}
                  variant="quiet"
                >
                  Take {code} back
                </MemberForm>
              </div>
            </li>
          ))}
        </ul>
      )}
      <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
        <FormMessage state={state} />
        {Object.entries({ organizer, ...ids }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField label="Access code" name="accessCode" maxLength={40} error={fields.accessCode} />
          <TextField
            label="Works until"
            name="validUntil"
            type="datetime-local"
            optional
            defaultValue={values.validUntil}
            error={fields.validUntil}
          />
        </div>
        <SubmitButton variant="secondary" className="justify-self-start">
          Add the code
        </SubmitButton>
      </form>
    </div>
  );
}
