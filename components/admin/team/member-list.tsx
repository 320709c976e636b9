import { MemberForm } from '@/components/admin/shell/member-form';
import { Badge } from '@/components/ui/badge';
import { buttonClasses } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { SelectField } from '@/components/ui/select-field';
import { changeRoleAction, removeMemberAction } from '@/lib/organizers/team-actions';
import type { TeamMember } from '@/lib/organizers/team-queries';
import { RoleOptions } from './role-options';

type MemberListProps = { organizer: string; me: string; timeZone: string; members: TeamMember[] };

/** Who is in the team, with the role of each to be changed, and the way out. */
export function MemberList({ organizer, me, timeZone, members }: MemberListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {members.map(({ userId, name, email, role, since, isDisabled, hasSecondFactor }) => (
        <li
          key={userId}
          className="grid items-start gap-x-6 gap-y-3 py-4 md:grid-cols-[minmax(0,1fr)_auto_auto]"
        >
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 font-semibold">
              {name}
              {userId === me && <Badge tone="accent">You</Badge>}
              {hasSecondFactor && <Badge>Second factor</Badge>}
              {isDisabled && <Badge tone="danger">Account closed</Badge>}
            </p>
            <p className="wrap-anywhere note">
              {email} · since <DateTime at={since} timeZone={timeZone} style="date" />
            </p>
          </div>
          <MemberForm
            // After a change the select shows what is stored, also when it was refused.
            key={role}
            action={changeRoleAction}
            organizer={organizer}
            fields={{ member: userId }}
            className="flex items-center gap-2"
            before={
              <SelectField
                label={`Role of ${name}`}
                labelHidden
                name="role"
                defaultValue={role}
                className="min-w-36 [&_select]:min-h-9 [&_select]:py-1 [&_select]:text-sm"
              >
                <RoleOptions />
              </SelectField>
            }
          >
            Set role<span className="sr-only"> of {name}</span>
          </MemberForm>
          <details className="md:w-36">
            <summary className={`${buttonClasses('secondary', 'small')} list-none md:w-full`}>
              Remove…<span className="sr-only"> {name}</span>
            </summary>
            <MemberForm
              action={removeMemberAction}
              organizer={organizer}
              fields={{ member: userId }}
              variant="danger"
              className="mt-2 grid gap-2"
              before={
                <p className="text-sm">
                  {userId === me ? 'You' : name} will no longer get into this admin area.
                </p>
              }
            >
              {userId === me ? 'Leave the team' : `Remove ${name}`}
            </MemberForm>
          </details>
        </li>
      ))}
    </ul>
  );
}
