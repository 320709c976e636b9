import { classes } from '@/components/ui/classes';

type Tile = { label: string; value: string; note?: string };

/** A few figures to know at once. */
export function FigureTiles({ tiles }: { tiles: Tile[] }) {
  return (
    <dl
      className={classes(
        'grid grid-cols-2 gap-px overflow-hidden rounded-tile border border-line bg-line',
        tiles.length > 2 && 'sm:grid-cols-4',
      )}
    >
      {tiles.map(({ label, value, note }) => (
        <div key={label} className="flex flex-col bg-surface p-4 sm:p-5">
          <dt className="text-ink-soft text-sm">{label}</dt>
          <dd className="mt-1 font-display whitespace-nowrap text-xl tabular-nums leading-tight sm:text-3xl">
            {value}
          </dd>
          {note && <dd className="mt-1 text-ink-faint text-xs">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
