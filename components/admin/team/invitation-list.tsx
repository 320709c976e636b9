import { MemberForm } from '@/components/admin/shell/member-form';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { roleNames } from '@/lib/organizers/role-view';
import { resendInvitationAction, revokeInvitationAction } from '@/lib/organizers/team-actions';
import type { WaitingInvitation } from '@/lib/organizers/team-queries';

type InvitationListProps = { organizer: string; timeZone: string; invitations: WaitingInvitation[] };

/** The invitations that nobody has used yet. */
export function InvitationList({ organizer, timeZone, invitations }: InvitationListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {invitations.map(({ id, email, role, expiresAt, isLate }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
          <div className="min-w-0">
            <p className="wrap-anywhere flex flex-wrap items-center gap-2 font-semibold">
              {email}
              {isLate && <Badge tone="warning">Too old</Badge>}
            </p>
            <p className="note">
              {roleNames[role]} · {isLate ? 'the link worked' : 'the link works'} until{' '}
              <DateTime at={expiresAt} timeZone={timeZone} style="short" />
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            <MemberForm action={resendInvitationAction} organizer={organizer} fields={{ invitation: id }}>
              Send again<span className="sr-only"> to {email}</span>
            </MemberForm>
            <MemberForm
              action={revokeInvitationAction}
              organizer={organizer}
              fields={{ invitation: id }}
              variant="danger"
            >
              Take back<span className="sr-only"> the invitation of {email}</span>
            </MemberForm>
          </div>
        </li>
      ))}
    </ul>
  );
}
