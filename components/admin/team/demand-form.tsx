import { MemberForm } from '@/components/admin/shell/member-form';
import { demandSecondFactorAction } from '@/lib/organizers/team-actions';

type DemandFormProps = {
  organizer: string;
  isDemanded: boolean;
  /** Who has none yet, by name. */
  without: string[];
};

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Whether the admin area asks everybody for a second factor. */
export function DemandForm({ organizer, isDemanded, without }: DemandFormProps) {
  return (
    <div className="measure grid gap-4">
      <p>
        {isDemanded
          ? 'The admin area opens only to members who sign in with a password and a passkey or a code.'
          : 'A password alone opens the admin area to a member. You can ask for a passkey or a code as well.'}
      </p>
      {without.length > 0 && (
        <p className="note">
          Without a second factor: {list.format(without)}.{' '}
          {isDemanded
            ? 'They are led to set it up.'
            : 'They would be led to set it up before they see anything.'}
        </p>
      )}
      <MemberForm
        action={demandSecondFactorAction}
        organizer={organizer}
        fields={{ demanded: isDemanded ? 'no' : 'yes' }}
        variant={isDemanded ? 'danger' : 'secondary'}
        size="medium"
      >
        {isDemanded ? 'No longer ask for it' : 'Ask the team for a second factor'}
      </MemberForm>
    </div>
  );
}
