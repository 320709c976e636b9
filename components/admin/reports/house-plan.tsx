import { classes } from '@/components/ui/classes';
import { type Fill, type SeatState, seatStateNames, seatStates } from '@/lib/payments/reports/report-view';

const strokes: Record<SeatState, string> = {
  sold: 'stroke-accent',
  held: 'stroke-gold',
  blocked: 'stroke-ink-faint',
  free: 'stroke-line',
};
const swatches: Record<SeatState, string> = {
  sold: 'bg-accent',
  held: 'bg-gold',
  blocked: 'bg-ink-faint',
  free: 'bg-line',
};

type HousePlanProps = { plan: NonNullable<Fill['plan']>; counts: Record<SeatState, number> };

/** The house from above: each seat a dot, coloured by what it is at this moment. */
export function HousePlan({ plan, counts }: HousePlanProps) {
  const said = seatStates.map((state) => `${seatStateNames[state]}: ${counts[state]}`).join(', ');
  return (
    <>
      <svg
        role="img"
        aria-labelledby="house-title house-desc"
        viewBox={`0 0 1000 ${plan.height}`}
        className="mx-auto block max-h-[32rem] w-full max-w-3xl"
        fill="none"
        strokeLinecap="round"
      >
        <title id="house-title">The house at this moment</title>
        <desc id="house-desc">{said}.</desc>
        {plan.shapes.map(({ kind, d, text, x, y }) => (
          <g key={d}>
            <path d={d} className={classes('stroke-line-strong', kind === 'outline' ? '' : 'fill-sunken')} />
            {text && (
              <text
                x={x}
                y={y}
                textAnchor="middle"
                dominantBaseline="middle"
                className="fill-ink-soft font-sans text-[1.5rem]"
              >
                {text}
              </text>
            )}
          </g>
        ))}
        {seatStates.map((state) => (
          <path key={state} d={plan.seats[state]} strokeWidth={plan.dot} className={strokes[state]} />
        ))}
      </svg>
      <ul className="mt-4 flex flex-wrap justify-center gap-x-6 gap-y-1 text-sm">
        {seatStates.map((state) => (
          <li key={state} className="flex items-center gap-2">
            <span aria-hidden="true" className={classes('size-3 rounded-full', swatches[state])} />
            {seatStateNames[state]}
            <span className="text-ink-soft tabular-nums">{counts[state].toLocaleString('en-US')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
