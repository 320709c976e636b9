import type { ReactNode } from 'react';

type OpsSectionProps = { id?: string; title: string; more?: ReactNode; children: ReactNode };

/** A part of a page of the console under an h2, closer together than the shop's. */
export function OpsSection({ id, title, more, children }: OpsSectionProps) {
  return (
    <section id={id} className="mt-10 min-w-0 scroll-mt-6">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="text-2xl">{title}</h2>
        {more}
      </div>
      {children}
    </section>
  );
}
