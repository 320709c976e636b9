import type { ReactNode } from 'react';

/** Nothing to show, why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="border-line border-y py-12">
      <div className="mosaic mb-6 w-26" aria-hidden="true" />
      <h2 className="text-2xl">{title}</h2>
      {children && <div className="measure mt-3 text-ink-soft">{children}</div>}
    </div>
  );
}
