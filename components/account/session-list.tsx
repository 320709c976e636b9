'use client';

import { Badge } from '@/components/ui/badge';
import { buttonClasses } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { revokeSessionAction } from '@/lib/identity/account-actions';
import type { SessionView } from '@/lib/identity/queries';
import { SignOutForm } from './sign-out-form';

/** Where the account is signed in. Times are in UTC: a session has no venue. */
export function SessionList({ sessions }: { sessions: SessionView[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {sessions.map((session) => (
        <li key={session.key} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div>
            <p className="flex flex-wrap items-center gap-2 font-semibold">
              {session.browser}
              {session.isThisOne && <Badge tone="accent">This browser</Badge>}
            </p>
            <p className="text-ink-soft text-sm">
              Signed in <DateTime at={session.startedAt} timeZone="UTC" style="date" /> · last seen{' '}
              <DateTime at={session.lastSeenAt} timeZone="UTC" style="short" />
            </p>
          </div>
          {!session.isThisOne && (
            <SignOutForm
              action={revokeSessionAction}
              fields={{ session: session.key }}
              className={buttonClasses('secondary', 'small')}
            >
              Sign out<span className="sr-only"> {session.browser}</span>
            </SignOutForm>
          )}
        </li>
      ))}
    </ul>
  );
}
