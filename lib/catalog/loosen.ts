import type { Ctx } from '@/db';
import { countEvents } from './count-events';
import { type ListingFilters, noFilters } from './input';
import { setKeys } from './listing-url';
import { resolveFilters } from './resolve-filters';

/** What leaving out one filter would show. */
export type LooserListing = { key: keyof ListingFilters; total: number };

/** For a listing without events: the filters that stand in the way, the one whose absence shows most first. */
export async function loosen(
  ctx: Pick<Ctx, 'db'>,
  filters: ListingFilters,
  now: Date,
): Promise<LooserListing[]> {
  const keys = setKeys(filters).filter((key) => key !== 'sort');
  const looser = await Promise.all(
    keys.map(async (key) => {
      const { resolved } = await resolveFilters(ctx, { ...filters, [key]: noFilters[key] });
      return { key, total: await countEvents(ctx, resolved, now) };
    }),
  );
  return looser.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
}
