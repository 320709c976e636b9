export type Bar = {
  key: string;
  label: string;
  /** What the bar says, in words and figures. */
  value: string;
  /** 0 … 1. */
  part: number;
};

/** Named bars, one above the other; the figures stand beside the names. */
export function BarList({ bars }: { bars: Bar[] }) {
  return (
    <ul className="grid gap-4">
      {bars.map(({ key, label, value, part }) => (
        <li key={key}>
          <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
            <span className="font-semibold">{label}</span>
            <span className="text-ink-soft">{value}</span>
          </p>
          <PartBar part={part} />
        </li>
      ))}
    </ul>
  );
}

/** How much of a whole, drawn; whoever cannot see it reads the figures beside it. */
export function PartBar({ part }: { part: number }) {
  const width = Math.round(Math.min(1, Math.max(0, part)) * 1_000) / 10;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      className="mt-1.5 block h-2 w-full rounded-tile bg-sunken"
    >
      <rect width={width} height="8" fill="var(--accent)" />
    </svg>
  );
}
