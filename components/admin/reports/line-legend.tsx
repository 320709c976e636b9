import type { Series } from './line-chart';

/** Which line is which: a piece of each beside its name. */
export function LineLegend({ series }: { series: Series[] }) {
  return (
    <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {series.map(({ key, label, own, dash }) => (
        <li key={key} className="flex min-w-0 items-center gap-2">
          <svg aria-hidden="true" viewBox="0 0 28 8" className="h-2 w-7 shrink-0" fill="none">
            <path
              d="M0 4H28"
              stroke={own ? 'var(--accent)' : 'var(--ink-faint)'}
              strokeWidth={own ? 2.5 : 1.25}
              strokeDasharray={dash}
            />
          </svg>
          <span className={own ? 'font-semibold' : 'text-ink-soft'}>{own ? 'This date' : label}</span>
        </li>
      ))}
    </ul>
  );
}
