import { marksUpTo, stepPath } from './chart-scale';

export type Series = {
  key: string;
  label: string;
  points: { x: number; y: number }[];
  own: boolean;
  /** How comparable lines are told apart without colour. */
  dash: string;
};

type LineChartProps = {
  id: string;
  title: string;
  /** What the lines show, in words. */
  description: string;
  series: Series[];
  /** Today, in days before: the own line ends here. */
  today: number;
  /** How the marks beside the lines are written. */
  mark: (value: number) => string;
};

/** Running totals by days before the performance: this one strong, comparable ones thin. */
export function LineChart({ id, title, description, series, today, mark }: LineChartProps) {
  const points = series.flatMap((line) => line.points);
  const from = Math.max(1, ...points.map(({ x }) => x));
  const to = Math.min(0, ...points.map(({ x }) => x));
  const marks = marksUpTo(Math.max(0, ...points.map(({ y }) => y)));
  const top = marks.at(-1) ?? 1;
  const path = ({ points: own, own: isOwn }: Series) =>
    stepPath(own, { from, to, top, until: isOwn ? Math.max(today, to) : to });
  return (
    <div>
      <p className="mb-3 font-semibold text-sm" id={`${id}-name`}>
        {title}
      </p>
      <div className="relative h-56 pl-16">
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
          fill="none"
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
          {series
            .toSorted((a, b) => Number(a.own) - Number(b.own))
            .map((line) => (
              <path
                key={line.key}
                d={path(line)}
                stroke={line.own ? 'var(--accent)' : 'var(--ink-faint)'}
                strokeDasharray={line.dash}
                strokeWidth={line.own ? 2.5 : 1.25}
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
              >
                <title>{line.label}</title>
              </path>
            ))}
        </svg>
      </div>
      <p className="mt-2 flex justify-between pl-16 text-ink-faint text-xs" aria-hidden="true">
        <span>{from} days before</span>
        <span>{to < 0 ? `${-to} days after` : 'the day'}</span>
      </p>
    </div>
  );
}
