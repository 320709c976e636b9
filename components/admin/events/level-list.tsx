import { Badge } from '@/components/ui/badge';
import { Price } from '@/components/ui/price';
import { dropLevelAction } from '@/lib/inventory/level-actions';
import type { OwnDateDetails } from '@/lib/inventory/own-date-queries';
import { MemberForm } from '../shell/member-form';
import { LevelForm } from './level-form';

type LevelListProps = { organizer: string; date: OwnDateDetails; mayEdit: boolean };

/** The prices of a date; each opens to be changed. */
export function LevelList({ organizer, date, mayEdit }: LevelListProps) {
  const ids = { eventId: date.event.id, performanceId: date.id };
  return (
    <ul className="divide-y divide-line border-line border-y">
      {date.levels.map((level) => (
        <li key={level.id} className="py-4">
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="font-display text-xl">{level.name}</span>
            <Price amount={level.price} currency={date.currency} />
            {level.accessCodeRequired && <Badge>Hidden</Badge>}
            {level.payWhatYouLike && <Badge>Pay what you like</Badge>}
            <span className="ml-auto text-ink-soft text-sm tabular-nums">
              {level.stock
                ? `${level.stock.sold} sold, ${level.stock.held} in carts, of ${level.stock.capacity}`
                : level.categories.join(', ')}
            </span>
          </div>
          {mayEdit && (
            <details className="mt-2">
              <summary className="cursor-pointer py-2 text-link text-sm">Change {level.name}</summary>
              <div className="mt-3 grid gap-5">
                <LevelForm organizer={organizer} date={date} kind={level.kind} level={level} />
                {date.event.status === 'draft' && (
                  <MemberForm
                    action={dropLevelAction}
                    organizer={organizer}
                    fields={{ ...ids, levelId: level.id }}
                    variant="quiet"
                  >
                    Take {level.name} away
                  </MemberForm>
                )}
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
