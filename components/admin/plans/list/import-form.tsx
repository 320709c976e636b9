'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Input } from '@/components/ui/text-field';

type Refused = { message: string; problems: { path: string; reason: string }[] };

const unreachable = {
  message: 'The file did not arrive. Check your connection and send it again.',
  problems: [],
};

/** A plan from a file. A plain form without JavaScript; with it, what is wrong with a file is shown here. */
export function ImportForm({ organizer }: { organizer: string }) {
  const [refused, setRefused] = useState<Refused | null>(null);
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
      setRefused({ message: answer.message ?? unreachable.message, problems: answer.problems ?? [] });
    } catch {
      setRefused(unreachable);
    }
    setPending(false);
  };
  return (
    <form
      action={`/api/admin/${organizer}/plans/import`}
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      className="grid gap-4"
    >
      {refused && (
        <Notice tone="danger" title={refused.message}>
          {refused.problems.length > 1 && (
            <ul className="grid gap-1">
              {refused.problems.map(({ path, reason }) => (
                <li key={`${path} ${reason}`}>
                  <code className="break-all">{path || 'The file'}</code> {reason}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <Field
        label="File"
        hint="JSON of pretix’s open plan editor, or one that you downloaded here; at most 20 MB."
      >
        {(control) => <Input {...control} type="file" name="file" accept=".json,application/json" required />}
      </Field>
      <Button
        type="submit"
        variant="secondary"
        className="justify-self-start"
        aria-disabled={isPending || undefined}
      >
        {isPending ? 'Reading the file…' : 'Import the plan'}
      </Button>
    </form>
  );
}
