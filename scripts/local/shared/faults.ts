import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** What a test asks for; all but the kind has a default. */
export const faultInput = z.strictObject({
  kind: z.enum(['status', 'cut', 'hang', 'delay']),
  method: z.enum(['GET', 'POST']).nullish(),
  path: z.string().optional(),
  times: z.int().positive().optional(),
  status: z.int().min(400).max(599).optional(),
  ms: z.number().nonnegative().optional(),
  phase: z.enum(['before', 'after']).optional(),
});
export type FaultInput = z.infer<typeof faultInput>;

/**
 * One kind of trouble for requests to a stand-in's API. `before` happens instead of the work (for `delay`: ahead
 * of it), `after` once the work is done, so that the caller does not learn of it.
 */
export type FaultRule = {
  id: string;
  method: string | null;
  /** A regular expression over the path, such as `^/v1/refunds$`. */
  path: string;
  times: number;
  kind: 'status' | 'cut' | 'hang' | 'delay';
  status: number;
  ms: number;
  phase: 'before' | 'after';
};

/** What the server is to do with the request that a fault met. */
export type FaultVerdict =
  | { kind: 'go-on' }
  | { kind: 'cut' }
  | { kind: 'hang' }
  | { kind: 'status'; status: number };

/** Completes a rule; throws when its path is no regular expression. */
export function newFault(id: string, input: FaultInput, defaultPath: string): FaultRule {
  const rule: FaultRule = {
    id,
    kind: input.kind,
    method: input.method ?? null,
    path: input.path ?? defaultPath,
    times: input.times ?? 1,
    status: input.status ?? 500,
    ms: input.ms ?? 1000,
    phase: input.phase ?? (input.kind === 'cut' ? 'after' : 'before'),
  };
  new RegExp(rule.path); // throws now rather than at the next request
  return rule;
}

/** Finds the first rule that matches and uses it up by one. */
export function takeFault(rules: FaultRule[], method: string, path: string): FaultRule | undefined {
  const rule = rules.find(
    (candidate) =>
      candidate.times > 0 &&
      (candidate.method === null || candidate.method === method) &&
      new RegExp(candidate.path).test(path),
  );
  if (rule) rule.times -= 1;
  return rule;
}

/** Plays a rule's part for one phase of a request; a delay is waited for here. */
export async function applyFault(
  rule: FaultRule | undefined,
  phase: FaultRule['phase'],
): Promise<FaultVerdict> {
  if (!rule || rule.phase !== phase) return { kind: 'go-on' };
  if (rule.kind === 'delay') {
    await pause(rule.ms);
    return { kind: 'go-on' };
  }
  return rule.kind === 'status' ? { kind: 'status', status: rule.status } : { kind: rule.kind };
}
