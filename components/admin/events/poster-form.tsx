import { PagePoster } from '@/components/events/poster';
import { TextField } from '@/components/ui/text-field';
import { removePosterAction } from '@/lib/catalog/event-actions';
import { MemberForm } from '../shell/member-form';
import { PictureForm } from '../shell/picture-form';

type PosterFormProps = {
  organizer: string;
  event: {
    id: string;
    slug: string;
    poster: { id: string; width: number; height: number } | null;
    posterAlt: string | null;
  };
  /** Address of the drawn poster. */
  drawn: string;
};

/** The poster as it stands, and a form for another, or for what it shows. */
export function PosterForm({ organizer, event, drawn }: PosterFormProps) {
  const { id, slug, poster, posterAlt } = event;
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <div className="grid content-start gap-3">
        <PagePoster slug={slug} poster={poster} alt={posterAlt} drawn={drawn} className="max-w-44" />
        {poster ? (
          <MemberForm
            action={removePosterAction}
            organizer={organizer}
            fields={{ eventId: id }}
            variant="danger"
          >
            Back to the drawn one
          </MemberForm>
        ) : (
          <p className="note">Drawn from the title and the category.</p>
        )}
      </div>
      <PictureForm
        action={`/api/admin/${organizer}/events/${id}/poster`}
        label={poster ? 'Another poster' : 'Your own poster'}
        hint="JPEG, PNG or WebP, at most 5 MB and upright if you can. Lists show its middle, three wide to four high; the event’s page shows all of it."
        required={!poster}
        submit={poster ? 'Save' : 'Save the poster'}
      >
        <TextField
          label="What it shows"
          name="alt"
          optional
          maxLength={300}
          hint="For those who cannot see it: “The orchestra on stage, seen from the balcony”."
          defaultValue={posterAlt ?? ''}
        />
      </PictureForm>
    </div>
  );
}
