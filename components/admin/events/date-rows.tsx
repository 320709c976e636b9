import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { SiteLink } from '@/components/ui/site-link';
import type { OwnDateView } from '@/lib/catalog/own-event-queries';
import { dateStatusText } from '@/lib/catalog/own-event-view';

/** The dates of an event, each a way to its prices. */
export function DateRows({ dates, eventPath }: { dates: OwnDateView[]; eventPath: string }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {dates.map(({ id, startsAt, timeZone, timeKnown, venue, status, levels, sold }) => (
        <li
          key={id}
          className="group relative flex flex-wrap items-center gap-x-4 gap-y-1 py-3 hover:bg-sunken"
        >
          <SiteLink href={`${eventPath}/dates/${id}`} prefetch={false} className="cover-link font-semibold">
            <DateTime at={startsAt} timeZone={timeZone} timeKnown={timeKnown} />
          </SiteLink>
          <span className="text-ink-soft">{venue}</span>
          {status !== 'scheduled' && (
            <Badge tone={dateStatusText[status].tone}>{dateStatusText[status].text}</Badge>
          )}
          {levels === 0 && <Badge tone="warning">No prices yet</Badge>}
          <span className="ml-auto text-sm tabular-nums">{sold.toLocaleString('en')} sold</span>
        </li>
      ))}
    </ul>
  );
}
