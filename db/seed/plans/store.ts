import type { Transaction } from '@/db';
import { seatingPlans, seats } from '@/db/schema';
import { newId } from '@/lib/ids';
import { arena } from './arena';
import { carnegieHall } from './carnegie-hall';
import { davidGeffenHall } from './david-geffen-hall';
import type { DrawnPlan } from './drawing';
import { recitalHall } from './recital-hall';

/** How a hall is sold: its plan, and how many seats each category has. */
export type StoredPlan = { planId: string; categories: Map<string, number>; seats: number };

const drawn: Record<string, () => DrawnPlan> = {
  'david-geffen-hall': davidGeffenHall,
  'carnegie-hall': carnegieHall,
  'alice-tully-hall': () => recitalHall({ rows: 27, widths: [1_060, 1_480], crossAisle: 12 }),
  'merkin-hall': () => recitalHall({ rows: 19, widths: [690, 960], crossAisle: 10 }),
  'harborlight-arena': arena,
};

/** Halls that are sold by another hall's plan: Avery Fisher Hall is David Geffen Hall under its old name. */
const sharedPlans: Record<string, string> = { 'avery-fisher-hall': 'david-geffen-hall' };

/** Draws and stores every plan of the demo; returned by the venue's slug. */
export async function storePlans(db: Transaction): Promise<Map<string, StoredPlan>> {
  const stored = new Map<string, StoredPlan>();
  for (const [venueSlug, draw] of Object.entries(drawn))
    stored.set(venueSlug, await storePlan(db, venueSlug, draw()));
  for (const [venueSlug, other] of Object.entries(sharedPlans)) {
    const plan = stored.get(other);
    if (plan) stored.set(venueSlug, plan);
  }
  return stored;
}

async function storePlan(db: Transaction, venueSlug: string, plan: DrawnPlan): Promise<StoredPlan> {
  const planId = newId();
  const { name, width, height, shapes } = plan;
  await db.insert(seatingPlans).values({ id: planId, venueSlug, name, width, height, shapes });
  // Twelve values a seat: PostgreSQL takes 65,535 in one statement.
  for (let from = 0; from < plan.seats.length; from += 5_000) {
    await db.insert(seats).values(plan.seats.slice(from, from + 5_000).map((seat) => ({ ...seat, planId })));
  }
  const categories = new Map<string, number>();
  for (const { category } of plan.seats) categories.set(category, (categories.get(category) ?? 0) + 1);
  return { planId, categories, seats: plan.seats.length };
}
