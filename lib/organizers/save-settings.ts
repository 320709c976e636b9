import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { organizers } from '@/db/schema';
import { recordChange } from './audit';
import { type NotFound, noSuchMember } from './team';

type Row = typeof organizers.$inferSelect;

/** What can be set; each form brings a part of it. The slug stays: it is in links. */
export type Settings = Partial<
  Pick<
    Row,
    | 'name'
    | 'supportEmail'
    | 'website'
    | 'currency'
    | 'timeZone'
    | 'brandColor'
    | 'about'
    | 'refundPolicy'
    | 'imprint'
    | 'terms'
    | 'privacy'
    | 'refundDays'
    | 'refundKeepsFees'
    | 'mailNote'
  >
>;

/** Tells public pages that what they say of the organizer with this slug has changed, in the transaction. */
export type AnnounceOrganizer = (call: { ctx: Ctx; slug: string }) => Promise<void>;

/** Changes settings of an organizer; public pages show it when the transaction has committed. */
export async function saveSettings({
  ctx,
  input,
  announce,
}: {
  ctx: Ctx;
  input: { organizerId: string; settings: Settings };
  announce: AnnounceOrganizer;
}): Promise<{ ok: true } | NotFound> {
  const { organizerId, settings } = input;
  return withTransaction(ctx, async (tx): Promise<{ ok: true } | NotFound> => {
    const own = eq(organizers.id, organizerId);
    const [before] = await tx.db.select().from(organizers).where(own).for('no key update');
    if (!before) return noSuchMember();
    const fields = Object.keys(settings) as (keyof Settings)[];
    if (fields.every((field) => before[field] === settings[field])) return { ok: true };
    await tx.db.update(organizers).set(settings).where(own);
    await recordChange(tx, {
      organizerId,
      action: 'settings.changed',
      subjectType: 'organizer',
      subjectId: organizerId,
      before: Object.fromEntries(fields.map((field) => [field, before[field]])),
      after: settings,
    });
    await announce({ ctx: tx, slug: before.slug });
    return { ok: true };
  });
}
