import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { eventStatusText } from '@/lib/catalog/own-event-view';

type EventFilterProps = { organizer: string; search: string; status?: string };

/** Which events to list; a plain form whose address can be kept. */
export function EventFilter({ organizer, search, status }: EventFilterProps) {
  return (
    <form action={`/admin/${organizer}/events`} className="flex flex-wrap items-end gap-4">
      <TextField label="Search" name="q" type="search" defaultValue={search} maxLength={100} />
      <SelectField label="Status" name="status" defaultValue={status ?? ''}>
        <option value="">All</option>
        {Object.entries(eventStatusText).map(([value, { text }]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </SelectField>
      <SubmitButton variant="secondary">Show</SubmitButton>
    </form>
  );
}
