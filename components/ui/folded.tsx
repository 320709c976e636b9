import type { ReactNode } from 'react';

type FoldedProps = {
  summary: string;
  /** What holds as long as nobody looks inside. */
  note?: ReactNode;
  /** Open from the start: something inside is to be put right, or has been chosen. */
  open?: boolean;
  children: ReactNode;
};

/** A part of a form that few need: its fields are sent, and have values that fit most, whether it is open or not. */
export function Folded({ summary, note, open, children }: FoldedProps) {
  return (
    <details open={open} className="rounded-tile border border-line">
      <summary className="cursor-pointer px-4 py-3">
        <span className="font-semibold text-sm">{summary}</span>
        {note && <span className="ml-2 text-ink-soft text-sm">{note}</span>}
      </summary>
      <div className="grid gap-5 px-4 pt-1 pb-5 sm:grid-cols-2">{children}</div>
    </details>
  );
}
