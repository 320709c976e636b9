import { marksUpTo } from './chart-scale';

type DayBarsProps = {
  id: string;
  title: string;
  description: string;
  /** The days from the first to the last, also those with nothing. */
  days: { day: string; label: string; value: number }[];
  format: (value: number) => string;
  /** How the marks beside the bars are written; like the values unless said. */
  mark?: (value: number) => string;
};

/** One bar a day. */
export function DayBars({ id, title, description, days, format, mark = format }: DayBarsProps) {
  const marks = marksUpTo(Math.max(0, ...days.map(({ value }) => value)));
  const top = marks.at(-1) ?? 1;
  const width = 100 / Math.max(1, days.length);
  return (
    <div>
      <p className="mb-3 font-semibold text-sm">{title}</p>
      <div className="relative h-44 pl-16">
        {marks.map((at) => (
          <span
            key={at}
            aria-hidden="true"
            className="absolute left-0 w-14 -translate-y-1/2 whitespace-nowrap text-right text-ink-faint text-xs tabular-nums"
            style={{ top: `${100 - (at / top) * 100}%` }}
          >
            {mark(at)}
          </span>
        ))}
        <svg
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="h-full w-full overflow-visible"
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>{description}</desc>
          {marks.map((at) => (
            <path
              key={at}
              d={`M0 ${100 - (at / top) * 100}H100`}
              stroke="var(--line)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {days.map(({ day, label, value }, at) => (
            <rect
              key={day}
              x={at * width + width * 0.12}
              y={100 - (value / top) * 100}
              width={width * 0.76}
              height={(value / top) * 100}
              fill="var(--accent)"
            >
              <title>{`${label}: ${format(value)}`}</title>
            </rect>
          ))}
        </svg>
      </div>
      <p className="mt-2 flex justify-between pl-16 text-ink-faint text-xs" aria-hidden="true">
        <span>{days[0]?.label}</span>
        <span>{days.at(-1)?.label}</span>
      </p>
    </div>
  );
}
