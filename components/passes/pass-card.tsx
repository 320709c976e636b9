import { PassNote } from '@/components/events/pass-note';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Price } from '@/components/ui/price';
import { type PassView, passState } from '@/lib/inventory/passes/pass-view';
import { PassForm } from './pass-form';

/** A pass: its dates, its price, and how many of it one wants. `now` in milliseconds since 1970. */
export function PassCard({ pass, now }: { pass: PassView; now: number }) {
  return (
    <article id={pass.id} className="scroll-mt-8">
      <Card className="grid gap-5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 className="text-2xl">{pass.name}</h2>
          <p className="font-semibold text-xl">
            <Price amount={pass.price} currency={pass.currency} />
          </p>
        </div>
        {pass.description && <p className="measure">{pass.description}</p>}
        <ul className="grid gap-2">
          {pass.dates.map(({ performanceId, startsAt, timeZone, timeKnown, venueName, levelName }) => (
            <li key={performanceId}>
              <DateTime at={startsAt} timeZone={timeZone} timeKnown={timeKnown} />
              <span className="block text-ink-soft text-sm">
                {levelName} · {venueName}
              </span>
            </li>
          ))}
        </ul>
        <PassNote pass={pass} now={now} />
        {passState(pass, now) === 'on_sale' && (
          <PassForm passId={pass.id} name={pass.name} most={pass.maxPerBuyer} />
        )}
      </Card>
    </article>
  );
}
