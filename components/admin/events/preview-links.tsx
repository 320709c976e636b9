'use client';

import { useActionState } from 'react';
import { FormMessage } from '@/components/forms/form-message';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { makePreviewAction, revokePreviewAction } from '@/lib/catalog/event-actions';
import { MemberForm } from '../shell/member-form';

type Made = Awaited<ReturnType<typeof makePreviewAction>> | null;

type PreviewLinksProps = {
  organizer: string;
  eventId: string;
  /** Links that are open, and until when. */
  links: { id: string; until: string }[];
};

/** Links that show the draft to whoever has them. A new one is told once. */
export function PreviewLinks({ organizer, eventId, links }: PreviewLinksProps) {
  const [state, formAction] = useActionState<Made, FormData>(makePreviewAction, null);
  return (
    <div className="measure grid gap-5">
      <form action={formAction} className="grid gap-4">
        {state?.ok ? (
          <TextField
            label="The link"
            hint="Copy it now: it is not shown again. Whoever has it sees the page as fans will, and can buy nothing."
            readOnly
            value={state.url}
          />
        ) : (
          <FormMessage state={state} />
        )}
        <input type="hidden" name="organizer" value={organizer} />
        <input type="hidden" name="eventId" value={eventId} />
        <div className="flex flex-wrap items-end gap-4">
          <SelectField label="It works for" name="days" defaultValue="7">
            <option value="1">a day</option>
            <option value="7">a week</option>
            <option value="30">30 days</option>
          </SelectField>
          <SubmitButton variant="secondary">Make a preview link</SubmitButton>
        </div>
      </form>
      {links.length > 0 && (
        <ul className="ruled">
          {links.map(({ id, until }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <span>A link that works until {until}</span>
              <MemberForm
                action={revokePreviewAction}
                organizer={organizer}
                fields={{ eventId, previewId: id }}
                variant="danger"
              >
                Take it back
              </MemberForm>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
