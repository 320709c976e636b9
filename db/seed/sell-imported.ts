import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { events, performances, venues } from '@/db/schema';
import { chance } from '@/lib/catalog/poster/chance';
import { createLevels, type LevelDraft } from './levels';
import type { StoredPlan } from './plans/store';
import { ladderStep, seatPrice } from './pricing';

const day = 86_400_000;

type Row = {
  id: string;
  event: string;
  announcedAt: Date | null;
  category: string;
  title: string;
  venue: string;
  venueName: string;
  currency: string;
  startsAt: Date;
};

/** Gives every imported performance a plan or a number of places, prices, and a sale window. */
export async function sellImported(
  db: Transaction,
  plans: Map<string, StoredPlan>,
  now: Date,
): Promise<void> {
  const rows: Row[] = await db
    .select({
      id: performances.id,
      event: events.id,
      announcedAt: events.announcedAt,
      category: events.category,
      title: events.title,
      venue: venues.slug,
      venueName: venues.name,
      currency: performances.currency,
      startsAt: performances.startsAt,
    })
    .from(performances)
    .innerJoin(events, eq(events.id, performances.eventId))
    .innerJoin(venues, eq(venues.id, performances.venueId))
    .where(eq(performances.source, 'nyphil'));
  const levels = createLevels();
  const updates = rows.map((row) => {
    const plan = plans.get(row.venue);
    const drafts = plan ? seated(row, plan) : unseated(row);
    levels.add(row.id, drafts);
    const { announcedAt, onSaleAt } = saleDates(row, now);
    return {
      id: row.id,
      event: row.event,
      plan_id: plan?.planId ?? null,
      lowest: Math.min(...drafts.map((draft) => draft.price)),
      highest: Math.max(...drafts.map((draft) => draft.price)),
      on_sale_at: onSaleAt.toISOString(),
      announced_at: announcedAt.toISOString(),
    };
  });
  await levels.store(db);
  await updateAll(db, updates);
}

/** One statement for all of them: a row at a time would take as long as everything else together. */
async function updateAll(db: Transaction, updates: object[]) {
  const rows = sql`jsonb_to_recordset(${JSON.stringify(updates)}::text::jsonb) as u(id uuid, event uuid, plan_id uuid,
    lowest int, highest int, on_sale_at timestamptz, announced_at timestamptz)`;
  await db.execute(sql`
    update performances p set plan_id = u.plan_id, lowest_price = u.lowest, highest_price = u.highest,
      on_sale_at = u.on_sale_at, doors_at = case when p.time_known then p.starts_at - interval '45 minutes' end,
      ends_at = case when p.time_known then p.starts_at + interval '2 hours' end
    from ${rows} where p.id = u.id`);
  await db.execute(sql`
    update events e set announced_at = u.announced_at
    from (select event, min(announced_at) as announced_at from ${rows} group by event) u where e.id = u.event`);
}

const levelNames: Record<string, [string, string]> = {
  A: ['Premium', 'The best seats of the house'],
  B: ['Preferred', 'Near the stage or facing it'],
  C: ['Standard', 'A good view from the side or further back'],
  D: ['Value', 'Upper tiers, facing the stage'],
  E: ['Saver', 'High up, the whole hall before you'],
  F: ['Balcony', 'The top rows and partial side views'],
};

function seated(row: Row, plan: StoredPlan): LevelDraft[] {
  const keys = [...plan.categories.keys()].sort();
  // A famous name or a weekend costs more; whole performances differ, categories keep their order.
  const lift = 0.85 + chance(row.event)() * 0.4;
  return keys.map((key, index) => ({
    name: levelNames[key]?.[0] ?? `Category ${key}`,
    description: levelNames[key]?.[1],
    price: seatPrice(ladderStep(index, keys.length), {
      category: row.category,
      currency: row.currency,
      lift,
    }),
    categories: [key],
  }));
}

const outdoors = /Park|Lawn|Plaza|Ballpark|Harbor|Vineyard|Amphitheat|Fort|Opernplatz/i;
const free = /Free Concert|Concert in the Park/;
const intimate =
  /Penthouse|Studio|Room|Gallery|Club|Library|Boathouse|Caf|Embassy|Villa|Offices|Headquarters/i;
const sacred = /Church|Cathedral|Frauenkirche/i;

/** How many people a hall without a plan of its own takes; made up, of the right size for its kind. */
function capacityOf({ venueName, venue }: Row): number {
  const random = chance(venue)();
  if (outdoors.test(venueName)) return 6_000 + Math.round(random * 60) * 100;
  if (intimate.test(venueName)) return 80 + Math.round(random * 12) * 10;
  if (sacred.test(venueName)) return 700 + Math.round(random * 20) * 50;
  return 1_400 + Math.round(random * 22) * 50;
}

function unseated(row: Row): LevelDraft[] {
  const capacity = capacityOf(row);
  if (free.test(row.title)) return [{ name: 'Free admission', price: 0, capacity, maxPerOrder: 4 }];
  const lift = 0.9 + chance(row.event)() * 0.4;
  const price = (step: number) => seatPrice(step, { category: row.category, currency: row.currency, lift });
  if (capacity < 400) return [{ name: 'General admission', price: price(3), capacity }];
  return [
    { name: 'Front stalls', price: price(1), capacity: Math.round(capacity * 0.3) },
    { name: 'Stalls', price: price(3), capacity: Math.round(capacity * 0.45) },
    {
      name: 'Gallery',
      price: price(5),
      capacity: capacity - Math.round(capacity * 0.3) - Math.round(capacity * 0.45),
    },
  ];
}

/** Announced over the last months; nearly all on sale, some going on sale in the coming weeks. */
function saleDates(row: Row, now: Date): { announcedAt: Date; onSaleAt: Date } {
  const random = chance(`${row.event} sale`);
  const daysAgo = 1 + random() ** 2 * 200;
  const announced = Math.min(now.getTime() - daysAgo * day, row.startsAt.getTime() - 100 * day);
  const later = random() < 0.12 && row.startsAt.getTime() > now.getTime() + 120 * day;
  const hour = 3_600_000;
  const wholeHour = (time: number) => new Date(Math.floor(time / hour) * hour);
  // Sales open at ten in the morning in New York.
  const opening = Math.ceil(now.getTime() / day + 1 + random() * 45) * day + 15 * hour;
  const since = Math.min(announced + 3 * day, row.startsAt.getTime() - day, now.getTime() - hour);
  return { announcedAt: wholeHour(announced), onSaleAt: wholeHour(later ? opening : since) };
}
