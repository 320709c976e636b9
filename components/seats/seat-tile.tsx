import type { ComponentProps } from 'react';
import { classes } from '@/components/ui/classes';
import { PlaceMark, type PlaceMarkKind } from './place-mark';

type SeatTileProps = ComponentProps<'input'> & {
  /** The seat's number and its level's letter, as seen. */
  number: string;
  letter: string;
  mark?: PlaceMarkKind;
  /** The whole of it, as read out: "Seat 12, $80, available". */
  spoken: string;
};

/** One seat of a list: a checkbox that looks like a tile. Works without a script. */
export function SeatTile({ number, letter, mark, spoken, disabled, ...input }: SeatTileProps) {
  return (
    <label
      className={classes(
        'relative flex h-11 min-w-11 items-center justify-center gap-1 rounded-tile border px-1.5 text-sm tabular-nums',
        'has-focus-visible:outline-3 has-focus-visible:outline-[var(--focus)] has-focus-visible:outline-offset-2',
        'has-checked:border-ink has-checked:bg-ink has-checked:text-paper',
        disabled
          ? 'cursor-not-allowed border-line bg-sunken text-ink-faint line-through'
          : 'cursor-pointer border-line-strong bg-surface hover:border-ink',
      )}
    >
      <input
        type="checkbox"
        className="absolute inset-0 z-1 cursor-[inherit] appearance-none outline-none"
        aria-label={spoken}
        disabled={disabled}
        {...input}
      />
      <span aria-hidden="true">{number}</span>
      <span aria-hidden="true" className="text-xs opacity-75">
        {letter}
      </span>
      {mark && <PlaceMark kind={mark} />}
    </label>
  );
}
