import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { passes, passParts } from '@/db/schema';
import { announceEvent, lockOwnEvent, noSuchEvent } from '@/lib/catalog/own-event';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { refuseBeyond } from '@/lib/organizers/caps';
import { fail } from '@/lib/result';
import { levelValues } from '../level-values';
import { lockPasses, passesTaken } from './lock-passes';
import type { PassInput } from './pass-form-input';

type Tx = Ctx & { db: Transaction };

const badField = (field: string, message: string) =>
  fail('BAD_PASS', 'Please check the marked fields.', { fields: { [field]: message } });

export const noSuchPass = () => fail('NOT_FOUND', 'This pass is not there any more.');

/**
 * Makes or changes a pass of one of the organizer's events. Its dates stay once somebody has held or bought it; how many
 * there are is never below what is sold and held. Orders keep what they paid; carts see the new price when they are paid
 * for. Times are the venue's.
 */
export async function savePass({ ctx, input }: { ctx: Ctx; input: { organizerId: string } & PassInput }) {
  const { organizerId, eventId } = input;
  return withTransaction(ctx, async (tx) => {
    const event = await lockOwnEvent(tx, { organizerId, eventId });
    if (!event) return noSuchEvent();
    if (input.passId) await lockPasses(tx.db, [input.passId]);
    const before = input.passId ? await findOwn(tx, eventId, input.passId) : undefined;
    if (input.passId && !before) return noSuchPass();
    const full = before
      ? null
      : refuseBeyond('passes', await tx.db.$count(passes, eq(passes.eventId, eventId)));
    if (full) return full;
    const dates = await datesOf(tx, input);
    const [first] = dates;
    if (!first || dates.length !== input.parts.length) {
      return badField('parts', 'Choose places without numbers, one price of each date of this event.');
    }
    if (dates.some(({ currency }) => currency !== first.currency)) {
      return badField('parts', 'These dates are sold in different currencies. Choose those of one.');
    }
    const { timeZone, currency } = first;
    if (before && before.currency !== currency && input.amount === null) {
      return badField('amount', 'Its dates are sold in another currency now. Enter what it costs.');
    }
    const values = levelValues(
      { ...input, minPerOrder: 1, maxPerOrder: null, suggestedAmounts: [] },
      { currency, timeZone, before },
    );
    if (!values.ok) return values;
    const refused = before && (await keptBySales(tx, before, input));
    if (refused) return refused;
    const { faceAmount, feeAmount, taxAmount, onSaleAt, offSaleAt } = values.level;
    const { name, description, maxSold, maxPerBuyer } = input;
    const after = {
      ...{ name, description, currency, faceAmount, feeAmount, taxAmount },
      ...{ onSaleAt, offSaleAt, maxSold, maxPerBuyer },
    };
    const passId = before?.id ?? newId();
    if (before) await tx.db.update(passes).set(after).where(eq(passes.id, passId));
    else await tx.db.insert(passes).values({ ...after, id: passId, eventId });
    if (!before || !sameParts(before.levels, input)) {
      await tx.db.delete(passParts).where(eq(passParts.passId, passId));
      await tx.db.insert(passParts).values(input.parts.map((part) => ({ ...part, passId })));
    }
    await recordChange(tx, {
      organizerId,
      action: before ? 'pass.changed' : 'pass.created',
      subjectType: 'event',
      subjectId: eventId,
      before,
      after: { ...after, id: passId, levels: levelsOf(input) },
    });
    await announceEvent(tx, event);
    return { ok: true as const, passId };
  });
}

const levelsOf = ({ parts }: PassInput) => parts.map(({ priceLevelId }) => priceLevelId).sort();
const sameParts = (levels: string[], input: PassInput) => levels.join() === levelsOf(input).join();

async function findOwn({ db }: Tx, eventId: string, passId: string) {
  const [row] = await db
    .select()
    .from(passes)
    .where(and(eq(passes.id, passId), eq(passes.eventId, eventId)));
  if (!row) return undefined;
  const { price, createdAt, eventId: _, ...pass } = row;
  const parts = await db.select().from(passParts).where(eq(passParts.passId, passId));
  return { ...pass, levels: parts.map(({ priceLevelId }) => priceLevelId).sort() };
}

/** Of the chosen dates those that are the event's, with a price of places without numbers. */
async function datesOf({ db }: Tx, { eventId, parts }: PassInput) {
  const rows = await db.execute<{ currency: string; timeZone: string }>(sql`
    select p.currency, v.time_zone as "timeZone"
    from json_to_recordset(${JSON.stringify(parts)}::text::json) as w("performanceId" uuid, "priceLevelId" uuid)
    join performances p on p.id = w."performanceId" and p.event_id = ${eventId}
    join price_levels l on l.id = w."priceLevelId" and l.performance_id = p.id and l.kind = 'general'
    join venues v on v.id = p.venue_id order by p.starts_at, p.id`);
  return [...rows];
}

/** What carts and orders do not let change. */
async function keptBySales({ db }: Tx, { id, levels }: { id: string; levels: string[] }, input: PassInput) {
  const taken = await passesTaken(db, id);
  if (input.maxSold !== null && input.maxSold < taken) {
    return badField('maxSold', `${taken} are sold or in carts. Enter ${taken} or more.`);
  }
  if (sameParts(levels, input)) return null;
  const [ordered] = await db.execute(sql`select 1 from order_items where pass_id = ${id} limit 1`);
  if (taken === 0 && !ordered) return null;
  return badField(
    'parts',
    'Somebody has this pass in his cart or has bought it, so its dates stay. End its sale, and make another pass.',
  );
}
