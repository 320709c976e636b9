'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Input } from '@/components/ui/text-field';

const unreachable = 'The picture did not arrive. Check your connection and send it again.';

type PictureFormProps = {
  /** Address of the route that takes it. */
  action: string;
  label: string;
  hint: string;
  /** True when nothing can be saved without a picture. */
  required: boolean;
  /** Further fields. */
  children?: ReactNode;
  submit: string;
};

/** A form with a picture. A plain one without JavaScript; with it, what is wrong is shown here. */
export function PictureForm({ action, label, hint, required, children, submit }: PictureFormProps) {
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
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      className="grid content-start gap-4"
    >
      {refused && <Notice tone="danger" title={refused} />}
      <Field label={label} hint={hint}>
        {(control) => (
          <Input
            {...control}
            type="file"
            name="file"
            accept="image/jpeg,image/png,image/webp"
            className="max-w-md"
            required={required}
          />
        )}
      </Field>
      {children}
      <Button
        type="submit"
        variant="secondary"
        className="justify-self-start"
        aria-disabled={isPending || undefined}
      >
        {isPending ? 'Sending the picture…' : submit}
      </Button>
    </form>
  );
}
