import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import type { ConflictView } from '@/lib/tickets/door-queries';

/** Tickets that let in more than one, or came in after they were given back. */
export function ConflictList({ conflicts, timeZone }: { conflicts: ConflictView[]; timeZone: string }) {
  return (
    <div className="mt-4 border-line border-t pt-3">
      <h3 className="font-semibold">Conflicts</h3>
      <ul className="mt-2 grid gap-3">
        {conflicts.map(({ scanId, outcome, gate, at, name, order, place, firstGate, firstAt }) => (
          <li key={scanId}>
            <Badge tone={outcome === 'void' ? 'danger' : 'warning'}>
              {outcome === 'void' ? 'Void ticket let in' : 'Let in twice'}
            </Badge>
            <p>
              {name}, {place}, {order}
            </p>
            <p className="text-ink-soft">
              {gate} at <DateTime {...{ at, timeZone }} style="time" />
              {firstGate && firstAt && (
                <>
                  ; first at {firstGate}, <DateTime at={firstAt} {...{ timeZone }} style="time" />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
