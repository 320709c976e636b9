import { type Ctx, withTransaction } from '@/db';
import type { Full } from '@/lib/organizers/caps';
import { type RefusedFile, readPlanFile } from './plan-document/read-plan-file';
import { insertDraft } from './plan-draft';

type PlanToImport = { organizerId: string /** The text of the file. */; file: string };
type Imported = { ok: true; planId: string } | RefusedFile | Full;

/** Makes a plan of a file; FILE_REFUSED names the places where the file breaks the format. */
export async function importPlan({ ctx, input }: { ctx: Ctx; input: PlanToImport }): Promise<Imported> {
  const read = readPlanFile(input.file);
  if (!read.ok) return read;
  const { organizerId } = input;
  return withTransaction(ctx, (tx) =>
    insertDraft(tx, { organizerId, document: read.document, action: 'plan.imported' }),
  );
}
