'use client';

import { useEffect, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import type { PlanEditorView } from '@/lib/inventory/plan-admin-view';
import type { PlanDocument } from '@/lib/inventory/plan-document/document';
import type { PlanFile } from '@/lib/inventory/plan-document/file-format';
import { fromFile } from '@/lib/inventory/plan-document/from-file';
import { Workspace } from './workspace';

export type LoadedPlan = { document: PlanDocument; version: number };

/** Fetches a draft; throws when the answer is not a plan. */
export async function loadPlan(url: string): Promise<LoadedPlan> {
  const response = await fetch(url, { cache: 'no-store' });
  if (!response.ok) throw new Error(`The plan could not be loaded (${response.status}).`);
  const file = (await response.json()) as PlanFile;
  return { document: fromFile(file), version: Number(response.headers.get('x-plan-version')) };
}

/** Loads the plan by itself, so that the page is there at once however large the plan is. */
export function PlanEditor({ organizer, plan }: { organizer: string; plan: PlanEditorView }) {
  const url = `/api/admin/${organizer}/plans/${plan.id}/draft`;
  const [loaded, setLoaded] = useState<LoadedPlan | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let isGone = false;
    loadPlan(url).then(
      (next) => !isGone && setLoaded(next),
      (error: Error) => !isGone && setProblem(error.message),
    );
    return () => {
      isGone = true;
    };
  }, [url]);
  if (problem)
    return (
      <Notice tone="danger" title={problem}>
        Check your connection and load the page again.
      </Notice>
    );
  if (!loaded)
    return (
      <p role="status" className="grid h-[60vh] place-items-center bg-sunken text-ink-soft">
        Loading the plan…
      </p>
    );
  return <Workspace url={url} organizer={organizer} plan={plan} loaded={loaded} />;
}
