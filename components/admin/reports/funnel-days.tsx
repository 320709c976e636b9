import type { FunnelDay } from '@/lib/payments/reports/report-view';
import { dayLabel } from './short-day';

const shown = 30;
const lines = [
  { step: 'views', name: 'Looks' },
  { step: 'carts', name: 'Carts' },
  { step: 'paid', name: 'Paid orders' },
] as const;

/** The last days with something to tell, without gaps: up to thirty. */
function lastDays(days: FunnelDay[]): FunnelDay[] {
  const last = days.at(-1);
  const first = days[0];
  if (!last || !first) return [];
  const known = new Map(days.map((day) => [day.day, day]));
  const end = Date.parse(last.day);
  const length = Math.min(shown, (end - Date.parse(first.day)) / 86_400_000 + 1);
  return Array.from({ length }, (_, at) => {
    const day = new Date(end - (length - 1 - at) * 86_400_000).toISOString().slice(0, 10);
    return known.get(day) ?? { day, views: 0, carts: 0, begun: 0, atPayment: 0, paid: 0 };
  });
}

/** Looks, carts and orders by day, one below the other, each drawn to its own height. */
export function FunnelDays({ days }: { days: FunnelDay[] }) {
  const drawn = lastDays(days);
  if (drawn.length < 2) return null;
  const width = 100 / drawn.length;
  return (
    <div>
      <p className="font-semibold text-sm">By day</p>
      {lines.map(({ step, name }) => {
        const most = Math.max(0, ...drawn.map((day) => day[step]));
        const said = `${name} by day; at most ${most.toLocaleString('en-US')}`;
        return (
          <div key={step} className="mt-2 grid grid-cols-[6rem_minmax(0,1fr)] items-end gap-3">
            <p className="text-sm leading-tight">
              {name}
              <span className="block text-ink-faint text-xs tabular-nums">
                up to {most.toLocaleString('en-US')}
              </span>
            </p>
            <svg
              role="img"
              aria-label={said}
              viewBox="0 0 100 100"
              preserveAspectRatio="none"
              className="block h-12 w-full border-line border-b"
            >
              {drawn.map((day, at) => (
                <rect
                  key={day.day}
                  x={at * width + width * 0.12}
                  y={100 - (most > 0 ? (day[step] / most) * 100 : 0)}
                  width={width * 0.76}
                  height={most > 0 ? (day[step] / most) * 100 : 0}
                  fill="var(--accent)"
                >
                  <title>{`${dayLabel(day.day)}: ${day[step].toLocaleString('en-US')}`}</title>
                </rect>
              ))}
            </svg>
          </div>
        );
      })}
      <p className="mt-1 flex justify-between pl-27 text-ink-faint text-xs" aria-hidden="true">
        <span>{dayLabel(drawn[0]?.day ?? '')}</span>
        <span>{dayLabel(drawn.at(-1)?.day ?? '')}</span>
      </p>
    </div>
  );
}
