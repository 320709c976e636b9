import { formatMoment } from '@/lib/clock';

/** The days of a rule, each with a tick to take away: the exceptions. */
export function DatePreview({ days }: { days: string[] }) {
  return (
    <fieldset className="rounded-tile border border-line p-4">
      <legend className="px-1 font-semibold text-sm">{days.length} dates</legend>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {days.map((day) => (
          <label key={day} className="flex min-h-6 items-center gap-2">
            <input type="checkbox" name="day" value={day} defaultChecked />
            {formatMoment(`${day}T12:00:00Z`, 'UTC', { style: 'date' })}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
