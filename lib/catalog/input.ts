import { z } from 'zod';
import { isSlug } from './slug';

/** The filters of the listing, as they stand in the address. Client code may import this file. */

export const datePresets = ['today', 'weekend', 'week', 'month'] as const;
export const saleFilters = ['now', 'soon'] as const;
export const sorts = ['date', 'announced', 'price'] as const;

export type DatePreset = (typeof datePresets)[number];
export type SaleFilter = (typeof saleFilters)[number];
export type Sort = (typeof sorts)[number];

/** Events on a page of the listing. */
export const pageSize = 24;
/** Totals above this are written "1,000+": counting on would cost more than it tells. */
export const totalCap = 1_000;
/** Price filters compare amounts of this currency only. */
export const priceCurrency = 'usd';

export const datePresetLabels: Record<DatePreset, string> = {
  today: 'Today',
  weekend: 'This weekend',
  week: 'Next 7 days',
  month: 'This month',
};
export const saleLabels: Record<SaleFilter, string> = { now: 'On sale now', soon: 'On sale soon' };
export const sortLabels: Record<Sort, string> = { date: 'Date', announced: 'Just announced', price: 'Price' };

const slug = z.string().refine(isSlug);
const wholePrice = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

/** Anything unknown or malformed becomes the default; nothing else reaches SQL. */
const filters = z.object({
  q: z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 100).trim())
    .catch(''),
  when: z.enum(datePresets).nullable().catch(null),
  from: z.iso.date().nullable().catch(null),
  to: z.iso.date().nullable().catch(null),
  city: slug.nullable().catch(null),
  venue: slug.nullable().catch(null),
  category: slug.nullable().catch(null),
  artist: slug.nullable().catch(null),
  min: wholePrice.nullable().catch(null),
  max: wholePrice.nullable().catch(null),
  available: z
    .literal('1')
    .transform(() => true)
    .catch(false),
  sale: z.enum(saleFilters).nullable().catch(null),
  sort: z.enum(sorts).catch('date'),
});

/** `min` and `max` in whole units of `priceCurrency`, `from` and `to` calendar days at the venue, both included. */
export type ListingFilters = z.output<typeof filters>;

export const filterKeys = Object.keys(filters.shape) as (keyof ListingFilters)[];

export type RawParams = Record<string, string | string[] | undefined>;

/** Reads filters from the address; of a repeated key the first value counts. Never fails. */
export function parseFilters(params: RawParams): ListingFilters {
  const first = (key: string) => {
    const value = params[key];
    return Array.isArray(value) ? value[0] : value;
  };
  const parsed = filters.parse(Object.fromEntries(filterKeys.map((key) => [key, first(key)])));
  if (parsed.from && parsed.to && parsed.from > parsed.to)
    [parsed.from, parsed.to] = [parsed.to, parsed.from];
  if (parsed.min !== null && parsed.max !== null && parsed.min > parsed.max) {
    [parsed.min, parsed.max] = [parsed.max, parsed.min];
  }
  // A range that was typed says more than a preset.
  if (parsed.from || parsed.to) parsed.when = null;
  return parsed;
}

export const noFilters: ListingFilters = parseFilters({});
