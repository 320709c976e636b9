import type { ReactNode } from 'react';

/** One foldable part of the side of the editor. */
export function Panel({
  title,
  note,
  isOpen = true,
  children,
}: {
  title: string;
  note?: ReactNode;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={isOpen} className="rounded-tile border border-line bg-surface">
      <summary className="flex min-h-11 items-center justify-between gap-3 px-3 py-2">
        <h2 className="font-sans font-semibold text-base">{title}</h2>
        {note && <span className="text-ink-soft text-sm">{note}</span>}
      </summary>
      <div className="grid gap-3 border-line border-t p-3">{children}</div>
    </details>
  );
}
