'use client';

import { useState } from 'react';
import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { brandProblem } from '@/lib/organizers/brand-view';
import { saveBrandAction } from '@/lib/organizers/settings-actions';
import { BrandSample } from './brand-sample';

type BrandFormProps = { organizer: string; name: string; brandColor: string | null };

/** The colour is judged while it is typed, and again by the server. */
export function BrandForm({ organizer, name, brandColor }: BrandFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(saveBrandAction);
  const [color, setColor] = useState(values.brandColor ?? brandColor ?? '');
  const typed = color.trim().toLowerCase();
  const isColor = /^#[0-9a-f]{6}$/.test(typed);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <TextField
        label="Brand colour"
        name="brandColor"
        hint="# and six digits. It must be readable on a light page; on a dark one it is lightened as far as needed. Leave it empty for our green."
        placeholder="#0a5f4e"
        autoComplete="off"
        spellCheck={false}
        maxLength={7}
        className="max-w-md"
        value={color}
        onChange={(event) => setColor(event.target.value)}
        error={(isColor ? brandProblem(typed) : fields.brandColor) ?? undefined}
      />
      {isColor && <BrandSample color={typed} name={name} />}
      <SubmitButton className="justify-self-start" pendingText="Saving…">
        Save the colour
      </SubmitButton>
    </form>
  );
}
