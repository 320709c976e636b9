import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { cities, venues } from '@/db/schema';
import { spendTry } from '@/lib/identity/rate-limits';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import type { VenueInput } from './event-form-input';
import { slugify } from './import/text';

type Tx = Parameters<Parameters<typeof withTransaction<string, Ctx>>[1]>[0];

/**
 * The venue with this name in this city, made when nobody has named it yet. Venues belong to all organizers: what one
 * of them wrote about it another cannot change. A hundred in a day.
 */
export async function createVenue({ ctx, input }: { ctx: Ctx; input: { organizerId: string } & VenueInput }) {
  const { organizerId, name, street, postalCode, timeZone } = input;
  const refused = await spendTry(ctx, 'new-venue', organizerId);
  if (refused) return refused;
  return withTransaction<{ ok: true; venueId: string }, Ctx>(ctx, async (tx) => {
    const cityId = await findOrMakeCity(tx, input);
    const [known] = await tx.db
      .select({ id: venues.id })
      .from(venues)
      .where(and(eq(venues.cityId, cityId), sql`lower(${venues.name}) = lower(${name})`));
    if (known) return { ok: true, venueId: known.id };
    const id = newId();
    const slug = `${slugify(name) || 'venue'}-${id.slice(-6)}`;
    const values = { name, street, postalCode, timeZone };
    await tx.db.insert(venues).values({ ...values, id, slug, cityId });
    await recordChange(tx, {
      organizerId,
      action: 'venue.created',
      subjectType: 'venue',
      subjectId: id,
      after: { ...values, city: input.city, countryCode: input.countryCode },
    });
    return { ok: true, venueId: id };
  });
}

async function findOrMakeCity(tx: Tx, input: VenueInput): Promise<string> {
  const { city: name, region, countryCode, timeZone } = input;
  const [known] = await tx.db
    .select({ id: cities.id })
    .from(cities)
    .where(
      and(
        sql`lower(${cities.name}) = lower(${name})`,
        eq(cities.countryCode, countryCode),
        region ? sql`lower(${cities.region}) = lower(${region})` : isNull(cities.region),
      ),
    );
  if (known) return known.id;
  const id = newId();
  const slug = slugify([name, region].filter(Boolean).join(' ')) || 'city';
  for (const wish of [slug, `${slug}-${countryCode.toLowerCase()}`, `${slug}-${id.slice(-6)}`]) {
    const [made] = await tx.db
      .insert(cities)
      .values({ id, slug: wish, name, region, countryCode, timeZone })
      .onConflictDoNothing({ target: cities.slug })
      .returning({ id: cities.id });
    if (made) return made.id;
  }
  throw new Error(`No address is free for ${slug}`);
}
