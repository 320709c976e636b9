import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';

type AuthPanelProps = {
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
  /** Where else to go, under the panel. */
  aside?: ReactNode;
};

/** The narrow page of everything around signing in. */
export function AuthPanel({ title, lead, children, aside }: AuthPanelProps) {
  return (
    <div className="wrap py-10 sm:py-16">
      <div className="mx-auto max-w-md">
        <div className="mosaic mb-6 w-26" aria-hidden="true" />
        <h1 className="text-4xl">{title}</h1>
        {lead && <p className="mt-3 text-ink-soft">{lead}</p>}
        <Card className="mt-6">{children}</Card>
        {aside && <p className="mt-5 text-center text-ink-soft">{aside}</p>}
      </div>
    </div>
  );
}
