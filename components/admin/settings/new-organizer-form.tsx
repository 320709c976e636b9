'use client';

import { useState } from 'react';
import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { Folded } from '@/components/ui/folded';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { createOrganizerAction } from '@/lib/organizers/actions';
import { proposeSlug } from '@/lib/organizers/slug-view';
import { OrganizerFields } from './organizer-fields';

type NewOrganizerFormProps = { email: string; timeZones: readonly string[] };

/** Without JavaScript the address may stay empty: the name then gives it. */
export function NewOrganizerForm({ email, timeZones }: NewOrganizerFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(createOrganizerAction);
  const [slug, setSlug] = useState(values.slug ?? '');
  const [isChosen, setIsChosen] = useState(false);
  const proposed = {
    supportEmail: values.supportEmail ?? email,
    website: values.website ?? '',
    currency: values.currency ?? 'usd',
    timeZone: values.timeZone ?? 'America/New_York',
  };
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <TextField
        label="Name"
        name="name"
        hint="As it stands on posters: a hall, a festival, a club, a company."
        autoComplete="organization"
        required
        maxLength={100}
        defaultValue={values.name}
        error={fields.name}
        onChange={(event) => !isChosen && setSlug(proposeSlug(event.target.value))}
      />
      <TextField
        label="Address on this site"
        name="slug"
        hint="The end of your page’s address: letters, digits and hyphens. It stays when the name changes."
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        value={slug}
        error={fields.slug}
        onChange={(event) => {
          setSlug(event.target.value);
          setIsChosen(event.target.value !== '');
        }}
      />
      <Folded
        summary="Mail for questions, currency, time zone"
        note={`${proposed.supportEmail}, ${proposed.currency.toUpperCase()}, ${proposed.timeZone.replaceAll('_', ' ')}`}
        open={Object.keys(proposed).some((name) => fields[name])}
      >
        <div className="grid gap-5 sm:col-span-2">
          <OrganizerFields values={proposed} errors={fields} timeZones={timeZones} />
        </div>
      </Folded>
      <SubmitButton className="justify-self-start" pendingText="One moment…">
        Become an organizer
      </SubmitButton>
    </form>
  );
}
