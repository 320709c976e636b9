import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { AuditChoice, AuditChoices } from '@/lib/organizers/audit-choices';
import type { AuditFilter } from '@/lib/organizers/audit-filter';

type AuditFilterFormProps = { slug: string; filter: AuditFilter; choices: AuditChoices };

/** What of the log to show; a plain form whose address can be kept. */
export function AuditFilterForm({ slug, filter, choices }: AuditFilterFormProps) {
  const [type = ''] = filter.subject?.split(':') ?? [];
  // A single thing, chosen from a row of the list, stays chosen.
  const subjects =
    filter.subject && filter.subject !== type
      ? [{ value: filter.subject, label: 'This one only' }, ...choices.subjects]
      : choices.subjects;
  return (
    <form
      action={`/admin/${slug}/audit`}
      className="grid gap-4 rounded-tile border border-line bg-surface p-4 sm:p-5"
    >
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <TextField label="Search" name="q" type="search" defaultValue={filter.search} maxLength={200} />
        <Choice label="Who" name="who" all="Everybody" value={filter.who} choices={choices.who} />
        <Choice label="What" name="what" all="Everything" value={filter.what} choices={choices.what} />
        <Choice label="About" name="subject" all="Everything" value={filter.subject} choices={subjects} />
        <TextField label="From" name="from" type="date" defaultValue={filter.from} />
        <TextField label="Until" name="to" type="date" defaultValue={filter.to} />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton variant="secondary">Show</SubmitButton>
        <a href={`/admin/${slug}/audit`} className="text-link text-sm">
          Show everything
        </a>
      </div>
    </form>
  );
}

type ChoiceProps = { label: string; name: string; all: string; value?: string; choices: AuditChoice[] };

function Choice({ label, name, all, value, choices }: ChoiceProps) {
  return (
    <SelectField label={label} name={name} defaultValue={value ?? ''}>
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </SelectField>
  );
}
