import { makeHistory, type Step } from './history';
import type { Plant } from './plants';
import { type Run, run } from './run';
import { shrink } from './shrink';
import type { Site } from './site';

export type Found = { seed: number; shortest: Step[]; run: Run };

/** Plays seeds one after the other until one fails; that one is shrunk, unless told not to. `seen` hears of each. */
export async function explore(
  site: Site,
  {
    seeds,
    steps,
    plant,
    shrinks = true,
    seen,
  }: {
    seeds: Iterable<number>;
    steps: number;
    plant?: Plant;
    shrinks?: boolean;
    seen?: (run: Run) => void;
  },
): Promise<Found | null> {
  for (const seed of seeds) {
    const history = makeHistory(seed, steps);
    const first = await run(site, history, { plant });
    seen?.(first);
    if (!first.violation) continue;
    if (!shrinks) return { seed, shortest: history, run: first };
    // What came behind the step that failed had no part in it.
    const { rule, at } = first.violation;
    const shortest = await shortestOf(site, history.slice(0, at), rule, plant);
    return { seed, shortest, run: await run(site, shortest, { plant, thorough: 1 }) };
  }
  return null;
}

/** The shortest part that breaks the same rule, its steps without what they do not need. */
function shortestOf(site: Site, history: Step[], rule: string, plant?: Plant): Promise<Step[]> {
  const fails = async (part: Step[]) =>
    (await run(site, part, { plant, thorough: 1 })).violation?.rule === rule;
  return shrink(history, fails, plainer);
}

function plainer(step: Step): Step[] {
  const { fault: _, ...undisturbed } = step;
  return [
    ...(step.fault ? [undisturbed as Step] : []),
    ...(step.kind === 'hold' && step.seats.length > 1
      ? step.seats.map((seat) => ({ ...step, seats: [seat] }))
      : []),
    ...(step.kind === 'hold places' && step.places > 1 ? [{ ...step, places: 1 }] : []),
  ];
}
