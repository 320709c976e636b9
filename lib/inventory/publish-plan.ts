import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { planDrafts, seatingPlans, seats } from '@/db/schema';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { type Full, refuseBeyond } from '@/lib/organizers/caps';
import { type Failure, fail } from '@/lib/result';
import { findIssues, type PlanIssue } from './plan-document/find-issues';
import { readPlanFile } from './plan-document/read-plan-file';
import { type PublishedSeat, toPublished } from './plan-document/to-published';
import { planNotFound } from './plan-draft';

type PlanToPublish = { organizerId: string; planId: string /** The save that is meant. */; version: number };

type Published =
  | { ok: true; versionId: string; version: number; seats: number }
  | Failure<'NOT_FOUND' | 'CONFLICT'>
  | Full
  | (Failure<'NOT_READY'> & { issues: PlanIssue[] });

/**
 * Makes a new version of a plan out of its draft, for performances to sell; a version never changes. Publishing the same
 * save again answers with the version it made. NOT_READY lists what is wrong with the plan.
 */
export async function publishPlan({ ctx, input }: { ctx: Ctx; input: PlanToPublish }): Promise<Published> {
  const published = await withTransaction<Published, Ctx>(ctx, (tx) => publish(tx, input));
  // Thousands of new rows, and holds begin at once: the planner should know of them.
  if (published.ok && published.seats > 0) await ctx.db.execute(sql`analyze seats`);
  return published;
}

async function publish(tx: Ctx & { db: Transaction }, input: PlanToPublish): Promise<Published> {
  const { organizerId, planId } = input;
  const [draft] = await tx.db
    .select()
    .from(planDrafts)
    .where(and(eq(planDrafts.id, planId), eq(planDrafts.organizerId, organizerId)))
    .for('update');
  if (!draft) return planNotFound();
  if (draft.version !== input.version)
    return fail('CONFLICT', 'The plan was saved again in the meantime. Look at it and publish again.');
  const [latest] = await tx.db
    .select({ id: seatingPlans.id, version: seatingPlans.version, draftVersion: seatingPlans.draftVersion })
    .from(seatingPlans)
    .where(and(eq(seatingPlans.draftId, planId), eq(seatingPlans.organizerId, organizerId)))
    .orderBy(desc(seatingPlans.version))
    .limit(1);
  if (latest?.draftVersion === draft.version)
    return { ok: true, versionId: latest.id, version: latest.version, seats: 0 };
  const full = refuseBeyond('versions', latest?.version ?? 0);
  if (full) return full;
  const read = readPlanFile(draft.document);
  if (!read.ok) throw new Error(`Plan ${planId} cannot be read: ${read.message}`);
  const issues = findIssues(read.document).filter(({ blocking }) => blocking);
  if (issues.length > 0) {
    const message = `This plan cannot be published yet. ${issues[0]?.message}`;
    return fail('NOT_READY', message, { issues: issues.slice(0, 50) });
  }
  const plan = toPublished(read.document, latest ? await guidsOf(tx.db, latest.id) : []);
  const versionId = newId();
  const version = (latest?.version ?? 0) + 1;
  await tx.db.insert(seatingPlans).values({
    id: versionId,
    organizerId,
    draftId: planId,
    draftVersion: draft.version,
    name: draft.name,
    version,
    width: plan.width,
    height: plan.height,
    shapes: plan.shapes,
  });
  await insertSeats(tx.db, versionId, plan.seats);
  await recordChange(tx, {
    organizerId,
    action: 'plan.published',
    subjectType: 'plan',
    subjectId: planId,
    after: { version, seats: plan.seats.length },
  });
  return { ok: true, versionId, version, seats: plan.seats.length };
}

/** Fourteen values a seat: PostgreSQL takes 65,535 in one statement. Wheelchair places first: their companions point to them. */
async function insertSeats(tx: Transaction, planId: string, published: PublishedSeat[]): Promise<void> {
  const sorted = [...published].sort(
    (a, b) => Number(b.accessible) - Number(a.accessible) || a.seatIndex - b.seatIndex,
  );
  for (let from = 0; from < sorted.length; from += 4_000)
    await tx.insert(seats).values(sorted.slice(from, from + 4_000).map((seat) => ({ ...seat, planId })));
}

async function guidsOf(tx: Transaction, planId: string): Promise<string[]> {
  const rows = await tx
    .select({ guid: seats.guid })
    .from(seats)
    .where(eq(seats.planId, planId))
    .orderBy(asc(seats.seatIndex));
  return rows.map(({ guid }) => guid ?? '');
}
