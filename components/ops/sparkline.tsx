import { classes } from '@/components/ui/classes';

type SparklineProps = {
  /** Counts, the oldest first. */
  values: number[];
  /** Drawn in red on top of them, one for each. */
  bad?: number[];
  /** What it shows, for who does not see it. */
  label: string;
  className?: string;
};

/** Small bars over time. They say whether it grows, not how much: the numbers stand beside it. */
export function Sparkline({ values, bad, label, className }: SparklineProps) {
  const highest = Math.max(1, ...values.map((value, at) => value + (bad?.[at] ?? 0)));
  const width = 100 / Math.max(1, values.length);
  // A single one among many is still to be seen.
  const height = (value: number) => (value === 0 ? 0 : Math.max(2, (value / highest) * 24));
  return (
    <svg
      viewBox="0 0 100 24"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={classes('h-6 w-24 text-line-strong', className)}
    >
      {values.map((value, at) => {
        const red = height(bad?.[at] ?? 0);
        const box = { x: at * width, width: width * 0.8 };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
          <g key={at}>
            <rect {...box} y={24 - height(value) - red} height={height(value)} fill="currentColor" />
            <rect {...box} y={24 - red} height={red} className="fill-danger" />
          </g>
        );
      })}
      <line x1="0" y1="23.75" x2="100" y2="23.75" stroke="currentColor" strokeWidth="0.5" />
    </svg>
  );
}
