import 'server-only';
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { events, performances, planDrafts, seatingPlans, venues } from '@/db/schema';
import { isId } from '@/lib/ids';
import type { PlanEditorView, PlanListItem } from './plan-admin-view';

const usedBy = sql<number>`(select count(*)::int from performances p where p.plan_id = ${seatingPlans.id})`;

/** An organizer's plans, the one that was saved last first. */
export async function listPlans(ctx: Ctx, organizerId: string): Promise<PlanListItem[]> {
  const rows = await ctx.db
    .select({
      id: planDrafts.id,
      name: planDrafts.name,
      seats: planDrafts.seatCount,
      savedAt: planDrafts.savedAt,
      preview: planDrafts.preview,
      draftVersion: planDrafts.version,
      version: sql<number>`coalesce(max(${seatingPlans.version}), 0)::int`,
      publishedDraft: sql<number | null>`max(${seatingPlans.draftVersion})`,
      performances: sql<number>`coalesce(sum(${usedBy}), 0)::int`,
    })
    .from(planDrafts)
    .leftJoin(seatingPlans, eq(seatingPlans.draftId, planDrafts.id))
    .where(eq(planDrafts.organizerId, organizerId))
    .groupBy(planDrafts.id)
    .orderBy(desc(planDrafts.savedAt), asc(planDrafts.id));
  return rows.map(({ draftVersion, publishedDraft, savedAt, ...row }) => ({
    ...row,
    savedAt: savedAt.toISOString(),
    isChanged: publishedDraft !== draftVersion,
  }));
}

/** A plan with its versions and the performances it concerns; null when the organizer has no such plan. */
export async function getPlan(ctx: Ctx, organizerId: string, planId: string): Promise<PlanEditorView | null> {
  if (!isId(planId)) return null;
  const mine = and(eq(planDrafts.id, planId), eq(planDrafts.organizerId, organizerId));
  const [draft] = await ctx.db
    .select({
      id: planDrafts.id,
      name: planDrafts.name,
      version: planDrafts.version,
      savedAt: planDrafts.savedAt,
    })
    .from(planDrafts)
    .where(mine);
  if (!draft) return null;
  const [versions, shows] = await Promise.all([
    ctx.db
      .select({
        id: seatingPlans.id,
        version: seatingPlans.version,
        draftVersion: seatingPlans.draftVersion,
        publishedAt: seatingPlans.createdAt,
        performances: usedBy,
      })
      .from(seatingPlans)
      .where(and(eq(seatingPlans.draftId, planId), eq(seatingPlans.organizerId, organizerId)))
      .orderBy(desc(seatingPlans.version)),
    ctx.db
      .select({
        id: performances.id,
        title: events.title,
        startsAt: performances.startsAt,
        timeZone: venues.timeZone,
        version: seatingPlans.version,
      })
      .from(performances)
      .innerJoin(events, eq(events.id, performances.eventId))
      .innerJoin(venues, eq(venues.id, performances.venueId))
      .innerJoin(seatingPlans, eq(seatingPlans.id, performances.planId))
      .where(
        and(
          eq(events.organizerId, organizerId),
          eq(seatingPlans.draftId, planId),
          gt(performances.startsAt, sql`now()`),
        ),
      )
      .orderBy(asc(performances.startsAt))
      .limit(200),
  ]);
  return {
    ...draft,
    savedAt: draft.savedAt.toISOString(),
    versions: versions.map(({ publishedAt, draftVersion, ...version }) => ({
      ...version,
      draftVersion: draftVersion ?? 0,
      publishedAt: publishedAt.toISOString(),
    })),
    performances: shows.map((show) => ({ ...show, startsAt: show.startsAt.toISOString() })),
  };
}

/** The draft as the file it is kept as; null when the organizer has no such plan. */
export async function getDraftFile(
  ctx: Ctx,
  organizerId: string,
  planId: string,
): Promise<{ name: string; version: number; file: string } | null> {
  const [draft] = await ctx.db
    .select({ name: planDrafts.name, version: planDrafts.version, file: planDrafts.document })
    .from(planDrafts)
    .where(and(eq(planDrafts.id, planId), eq(planDrafts.organizerId, organizerId)));
  return draft ?? null;
}
