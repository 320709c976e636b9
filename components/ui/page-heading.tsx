import type { ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from './breadcrumbs';

type PageHeadingProps = { title: ReactNode; crumbs?: Crumb[]; children?: ReactNode };

/** The top of a page: the way here, the one h1, a sentence. */
export function PageHeading({ title, crumbs, children }: PageHeadingProps) {
  return (
    <header className="pt-8 pb-6 sm:pt-12">
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <h1 className="mt-2 text-4xl sm:text-5xl">{title}</h1>
      {children && <div className="measure mt-3 text-ink-soft text-lg">{children}</div>}
    </header>
  );
}
