'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { FailureRow } from '@/lib/failures/list-failures';
import { formatMoney } from '@/lib/money';
import { messagesAction } from '@/lib/operations/message-actions';
import { momentOf } from '@/lib/operations/rule-view';

type MessageTableProps = {
  rows: FailureRow[];
  /** "1,000+": what everything means. */
  total: string;
  /** The query of this very list, without a page. */
  query: string;
  back: string;
};

/** Messages with a mark each, and what can be done with those that are marked or with everything that matches. */
export function MessageTable({ rows, total, query, back }: MessageTableProps) {
  const { state, formRef, formAction } = useFormAction(messagesAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-4">
      <FormMessage state={state} />
      <input type="hidden" name="query" value={query} />
      <input type="hidden" name="back" value={back} />
      <ul className="divide-y divide-line border-line border-y">
        {rows.map((row) => (
          <li
            key={row.id}
            className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 py-2.5 md:grid-cols-[1.75rem_11rem_minmax(0,1fr)_8rem]"
          >
            <input
              type="checkbox"
              name="ids"
              value={row.id}
              aria-label={`Mark ${row.originalId}`}
              className="mt-1 size-5"
            />
            <p className="text-ink-soft text-sm tabular-nums">
              {momentOf(row.lastFailedAt)}
              <span className="block">
                {row.state}, {row.attempts} × failed
              </span>
            </p>
            <div className="min-w-0 max-md:col-start-2">
              <a
                href={`/ops/messages/${row.id}`}
                className="wrap-anywhere underline-offset-4 hover:underline"
              >
                {row.error || 'Without an error'}
              </a>
              <p className="wrap-anywhere text-ink-soft text-sm">
                <code>{row.queue}</code> · {row.kind} · <code>{row.originalId}</code>
              </p>
            </div>
            <p className="text-sm tabular-nums max-md:col-start-2 md:text-right">
              {row.moneyAtRisk !== null && row.currency && formatMoney(row.moneyAtRisk, row.currency)}
            </p>
          </li>
        ))}
      </ul>
      <fieldset className="flex flex-wrap items-end gap-2">
        <legend className="mb-2 text-ink-soft text-sm">With the marked ones</legend>
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
      </fieldset>
      <fieldset className="flex flex-wrap items-end gap-2">
        <legend className="mb-2 text-ink-soft text-sm">
          With all {total} that match; the set is counted before anything is done
        </legend>
        <SubmitButton size="small" name="verb" value="redrive-all">
          Redrive all …
        </SubmitButton>
        <SubmitButton size="small" variant="danger" name="verb" value="delete-all">
          Delete all …
        </SubmitButton>
        <TextField label="Reason" name="reason" maxLength={500} />
        <SubmitButton size="small" variant="secondary" name="verb" value="resolve">
          Resolve marked
        </SubmitButton>
        <SubmitButton size="small" variant="secondary" name="verb" value="resolve-all">
          Resolve all …
        </SubmitButton>
      </fieldset>
    </form>
  );
}
