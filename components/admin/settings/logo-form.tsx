'use client';

import { type FormEvent, useState } from 'react';
import { OrganizerLogo } from '@/components/events/organizer-logo';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Input } from '@/components/ui/text-field';
import { removeLogoAction } from '@/lib/organizers/settings-actions';
import { MemberForm } from '../shell/member-form';

const unreachable = 'The picture did not arrive. Check your connection and send it again.';

/** The logo and a form for another. A plain form without JavaScript; with it, what is wrong is shown here. */
export function LogoForm({ organizer, logoId }: { organizer: string; logoId: string | null }) {
  const [refused, setRefused] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setPending(true);
    setRefused(null);
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new FormData(form),
      });
      const answer = await response.json();
      if (answer.ok) return window.location.assign(answer.location);
      setRefused(answer.message ?? unreachable);
    } catch {
      setRefused(unreachable);
    }
    setPending(false);
  };
  return (
    <div className="grid gap-5">
      {logoId && (
        <div className="flex flex-wrap items-center gap-5">
          <OrganizerLogo id={logoId} className="border border-line" />
          <MemberForm action={removeLogoAction} organizer={organizer} variant="danger">
            Remove the logo
          </MemberForm>
        </div>
      )}
      <form
        action={`/api/admin/${organizer}/logo`}
        method="post"
        encType="multipart/form-data"
        onSubmit={send}
        className="grid gap-4"
      >
        {refused && <Notice tone="danger" title={refused} />}
        <Field
          label={logoId ? 'Another logo' : 'Logo'}
          hint="JPEG, PNG or WebP, at most 5 MB. It stands on your page, your events and your mails, on a white ground."
        >
          {(control) => (
            <Input
              {...control}
              type="file"
              name="file"
              accept="image/jpeg,image/png,image/webp"
              className="max-w-md"
              required
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="secondary"
          className="justify-self-start"
          aria-disabled={isPending || undefined}
        >
          {isPending ? 'Sending the picture…' : 'Save the logo'}
        </Button>
      </form>
    </div>
  );
}
