import type { ReactNode } from 'react';
import { SiteLink } from './site-link';

type SectionProps = { title: string; more?: { href: string; label: string }; children: ReactNode };

/** A part of a page under an h2, with a way to more of it. */
export function Section({ title, more, children }: SectionProps) {
  return (
    <section className="mt-14 min-w-0">
      <div className="section-head">
        <h2 className="text-3xl">{title}</h2>
        {more && (
          <SiteLink href={more.href} prefetch={false} className="text-link text-sm">
            {more.label}
          </SiteLink>
        )}
      </div>
      {children}
    </section>
  );
}
