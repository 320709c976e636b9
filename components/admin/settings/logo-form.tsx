import { OrganizerLogo } from '@/components/events/organizer-logo';
import { removeLogoAction } from '@/lib/organizers/settings-actions';
import { MemberForm } from '../shell/member-form';
import { PictureForm } from '../shell/picture-form';

/** The logo and a form for another. */
export function LogoForm({ organizer, logoId }: { organizer: string; logoId: string | null }) {
  return (
    <div className="grid gap-5">
      {logoId && (
        <div className="flex flex-wrap items-center gap-5">
          <OrganizerLogo id={logoId} className="border border-line" />
          <MemberForm action={removeLogoAction} organizer={organizer} variant="danger">
            Remove the logo
          </MemberForm>
        </div>
      )}
      <PictureForm
        action={`/api/admin/${organizer}/logo`}
        label={logoId ? 'Another logo' : 'Logo'}
        hint="JPEG, PNG or WebP, at most 5 MB. It stands on your page, your events and your mails, on a white ground."
        required
        submit="Save the logo"
      />
    </div>
  );
}
