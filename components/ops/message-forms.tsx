'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-area-field';
import { TextField } from '@/components/ui/text-field';
import type { FailureState } from '@/lib/failures/input';
import { commentAction, editPayloadAction, messagesAction } from '@/lib/operations/message-actions';

/** What can be done with one message, by its state. */
export function MessageVerbs({ id, state: of }: { id: string; state: FailureState }) {
  const { state, formRef, formAction } = useFormAction(messagesAction);
  const waits = of === 'open' || of === 'snoozed';
  return (
    <form ref={formRef} action={formAction} className="grid gap-3">
      <FormMessage state={state} />
      <input type="hidden" name="ids" value={id} />
      <input type="hidden" name="back" value={`/ops/messages/${id}`} />
      <div className="flex flex-wrap items-end gap-2">
        {waits && (
          <>
            <SubmitButton size="small" name="verb" value="redrive">
              Redrive …
            </SubmitButton>
            <SubmitButton size="small" variant="secondary" name="verb" value="assign">
              Take on
            </SubmitButton>
            <SubmitButton size="small" variant="secondary" name="verb" value="snooze">
              Snooze for a day
            </SubmitButton>
            <SubmitButton size="small" variant="danger" name="verb" value="delete">
              Delete
            </SubmitButton>
            <TextField label="Reason" name="reason" maxLength={500} />
            <SubmitButton size="small" variant="secondary" name="verb" value="resolve">
              Resolve
            </SubmitButton>
          </>
        )}
        {of === 'deleted' && (
          <SubmitButton size="small" variant="secondary" name="verb" value="restore">
            Undo the deletion
          </SubmitButton>
        )}
        {(of === 'resolved' || of === 'snoozed') && (
          <SubmitButton size="small" variant="secondary" name="verb" value="reopen">
            Open again
          </SubmitButton>
        )}
      </div>
    </form>
  );
}

type PayloadFormProps = { id: string; version: number; current: string; readOnly: boolean };

/** The payload as text, to be put right. What was received is kept. */
export function PayloadForm({ id, version, current, readOnly }: PayloadFormProps) {
  const { state, formRef, formAction, values } = useFormAction(editPayloadAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-3">
      <FormMessage state={state} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <TextAreaField
        label="As text"
        name="payload"
        rows={10}
        spellCheck={false}
        readOnly={readOnly}
        defaultValue={values.payload ?? current}
        className="font-mono text-sm"
      />
      {!readOnly && (
        <div>
          <SubmitButton size="small" variant="secondary">
            Save as the next version
          </SubmitButton>
        </div>
      )}
    </form>
  );
}

/** A note for the rest of the staff. */
export function CommentForm({ id }: { id: string }) {
  const { state, formRef, formAction } = useFormAction(commentAction);
  return (
    <form ref={formRef} action={formAction} className="mt-4 grid max-w-2xl gap-3">
      <FormMessage state={state} />
      <input type="hidden" name="id" value={id} />
      <TextAreaField label="Note for the others" name="text" rows={2} maxLength={2_000} />
      <div>
        <SubmitButton size="small" variant="secondary">
          Note it
        </SubmitButton>
      </div>
    </form>
  );
}
