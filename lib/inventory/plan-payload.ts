import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { seatingPlans, seats } from '@/db/schema';
import { encodePlan } from './plan-codec';

/** A plan never changes (a new version is a new row), so its text is kept; a few, since halls are few. */
const kept = new Map<string, Promise<string | null>>();
const keptAtMost = 16;

/** The geometry of a plan as JSON (see plan-codec.ts), packed once per process; null when there is no such plan. */
export async function getPlanPayload({ db }: Pick<Ctx, 'db'>, planId: string): Promise<string | null> {
  const known = kept.get(planId);
  if (known) return known;
  const packing = packPlan(db, planId);
  kept.set(planId, packing);
  try {
    const payload = await packing;
    if (!payload) kept.delete(planId);
    // Only now: ids that stand for nothing must not push out the plans that are asked for.
    else if (kept.size > keptAtMost) kept.delete(kept.keys().next().value ?? '');
    return payload;
  } catch (error) {
    kept.delete(planId);
    throw error;
  }
}

async function packPlan(db: Ctx['db'], planId: string): Promise<string | null> {
  const [plan] = await db.select().from(seatingPlans).where(eq(seatingPlans.id, planId));
  if (!plan) return null;
  const planSeats = await db
    .select()
    .from(seats)
    .where(eq(seats.planId, planId))
    .orderBy(asc(seats.seatIndex));
  const { id, name, width, height, shapes } = plan;
  return JSON.stringify(encodePlan({ id, name, width, height, shapes }, planSeats));
}
