import type { ReactNode } from 'react';
import { SiteLink } from './site-link';

/** A filter that is set, as a link that takes it away; `removes` says what: "Remove filter: New York". */
export function RemovableChip({
  href,
  removes,
  children,
}: {
  href: string;
  removes: string;
  children: ReactNode;
}) {
  return (
    <SiteLink
      href={href}
      prefetch={false}
      aria-label={removes}
      className="chip border-accent bg-accent-wash text-accent-strong hover:border-accent-strong"
    >
      {children}
      <svg
        aria-hidden="true"
        width="10"
        height="10"
        viewBox="0 0 10 10"
        stroke="currentColor"
        strokeWidth="1.75"
      >
        <path d="M1 1l8 8M9 1L1 9" />
      </svg>
    </SiteLink>
  );
}

/** A choice among links; `current` marks the one that is chosen. */
export function ChoiceChip({
  href,
  current,
  children,
}: {
  href: string;
  current?: boolean;
  children: ReactNode;
}) {
  return (
    <SiteLink
      href={href}
      prefetch={false}
      aria-current={current ? 'true' : undefined}
      className="chip chip-choice"
    >
      {children}
    </SiteLink>
  );
}
