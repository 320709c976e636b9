import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { failureStates } from '@/lib/failures/input';
import type { MessagesQuery } from '@/lib/operations/messages-filter';

/** Which messages to show; a plain form whose address can be kept and sent. */
export function MessageFilter({ query }: { query: MessagesQuery }) {
  return (
    <form action="/ops/messages" className="grid gap-3 rounded-tile border border-line bg-surface p-4">
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <TextField
          label="Search"
          name="q"
          type="search"
          defaultValue={query.q}
          hint="Words of id, kind, queue, error, payload"
        />
        <SelectField label="State" name="state" defaultValue={query.state ?? 'open'}>
          {failureStates.map((state) => (
            <option key={state} value={state}>
              {state}
            </option>
          ))}
          <option value="all">all</option>
        </SelectField>
        <TextField label="Queue" name="queue" defaultValue={query.queue} />
        <TextField label="Order" name="order" defaultValue={query.order} hint="Its id" />
        <TextField label="From" name="from" type="datetime-local" defaultValue={query.from} hint="UTC" />
        <TextField label="Until" name="to" type="datetime-local" defaultValue={query.to} hint="UTC" />
        {query.group && <TextField label="Group" name="group" defaultValue={query.group} />}
      </div>
      <label className="flex items-center gap-2 text-sm">
        <input type="checkbox" name="money" value="1" defaultChecked={query.money === '1'} /> Only what money
        hangs on
      </label>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton variant="secondary" size="small">
          Show
        </SubmitButton>
        <a href="/ops/messages" className="text-link text-sm">
          Show everything
        </a>
      </div>
    </form>
  );
}
