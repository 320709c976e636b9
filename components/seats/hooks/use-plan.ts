import { useCallback, useEffect, useState } from 'react';
import { decodePlan, type Plan, type WirePlan } from '@/lib/inventory/plan-codec';

type PlanState = { status: 'loading' | 'ready' | 'failed'; plan: Plan | null };

async function loadPlan(planId: string, signal: AbortSignal): Promise<Plan> {
  const response = await fetch(`/api/plans/${planId}`, { signal });
  if (!response.ok) throw new Error(`The plan answered ${response.status}`);
  return decodePlan((await response.json()) as WirePlan);
}

/** Loads the geometry of a plan; `retry` tries again after a failure. Without a plan it stays loading. */
export function usePlan(planId: string | null): PlanState & { retry: () => void } {
  const [state, setState] = useState<PlanState>({ status: 'loading', plan: null });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => {
    setState({ status: 'loading', plan: null });
    setAttempt((before) => before + 1);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is a reason to load again
  useEffect(() => {
    if (!planId) return;
    const leaving = new AbortController();
    loadPlan(planId, leaving.signal).then(
      (plan) => setState({ status: 'ready', plan }),
      () => leaving.signal.aborted || setState({ status: 'failed', plan: null }),
    );
    return () => leaving.abort();
  }, [planId, attempt]);

  return { ...state, retry };
}
