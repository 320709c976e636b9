import { Badge } from '@/components/ui/badge';
import { Input } from '@/components/ui/text-field';
import type { OwnLine, OwnWaitlist } from '@/lib/inventory/own-waitlist-queries';
import { tickets } from '@/lib/inventory/waitlist/waitlist-view';
import { sendNowAction } from '@/lib/inventory/waitlist-admin-actions';
import { MemberForm } from '../shell/member-form';

type LineListProps = {
  organizer: string;
  ids: { eventId: string; performanceId: string };
  list: OwnWaitlist;
  mayEdit: boolean;
};

/** How many wait for which price, and what became of the offers. */
export function LineList({ organizer, ids, list, mayEdit }: LineListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {list.lines.map((line) => (
        <li key={line.id} className="grid gap-2 py-4">
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="font-display text-xl">{line.name}</span>
            {line.kept && line.free > 0 && (
              <Badge tone="warning">{tickets(line.free)} kept for who waits</Badge>
            )}
          </div>
          <dl className="grid grid-cols-2 gap-x-6 gap-y-1 text-sm sm:grid-cols-4">
            {factsOf(line).map(([name, value]) => (
              <div key={name}>
                <dt className="text-ink-soft">{name}</dt>
                <dd className="font-semibold">{value}</dd>
              </div>
            ))}
          </dl>
          {mayEdit && line.waiting > 0 && line.free > 0 && (
            <MemberForm
              action={sendNowAction}
              organizer={organizer}
              fields={{ ...ids, priceLevelId: line.id }}
              className="flex flex-wrap items-center gap-3"
              before={
                <label htmlFor={`count-${line.id}`} className="flex items-center gap-2 text-sm">
                  Next in line
                  <Input
                    id={`count-${line.id}`}
                    name="count"
                    inputMode="numeric"
                    defaultValue="1"
                    className="w-16"
                  />
                </label>
              }
            >
              Send offers now
            </MemberForm>
          )}
        </li>
      ))}
    </ul>
  );
}

const factsOf = (line: OwnLine): [string, string][] => [
  ['Waiting', line.waiting === 0 ? 'nobody' : `${line.waiting}, for ${tickets(line.wished)}`],
  ['Offers out', line.taken > 0 ? `${line.offered}, ${line.taken} in carts` : String(line.offered)],
  ['Bought', String(line.bought)],
  ['Lapsed', String(line.lapsed)],
];
