import { type SQL, sql } from 'drizzle-orm';
import { type SaleState, saleState } from './sale-state';

/** What a listing shows of an event: its next date that fits the filters. Moments are ISO 8601. */
export type EventCard = {
  id: string;
  slug: string;
  title: string;
  subtitle: string | null;
  category: string;
  /** Of the uploaded poster; null for the drawn one. */
  posterId: string | null;
  /** Names of at most three artists, in playing order. */
  artists: string[];
  startsAt: string;
  timeKnown: boolean;
  timeZone: string;
  venueName: string;
  cityName: string;
  /** How many dates fit. */
  dates: number;
  /** The last of them. */
  lastStartsAt: string;
  onSaleAt: string;
  announcedAt: string;
  state: SaleState;
  /** All-in, minor units, the lowest over the dates that fit; null when nothing is priced. */
  lowestPrice: number | null;
  currency: string;
};

export type CardRow = {
  id: string;
  slug: string;
  title: string;
  subtitle: string | null;
  category: string;
  poster_id: string | null;
  artists: string[];
  starts_at: string;
  time_known: boolean;
  time_zone: string;
  venue_name: string;
  city_name: string;
  dates: number;
  last_starts_at: string;
  on_sale_at: string;
  off_sale_at: string;
  announced_at: string;
  status: 'scheduled' | 'postponed' | 'cancelled';
  event_status: 'draft' | 'published' | 'cancelled';
  availability: 'available' | 'few' | 'sold_out';
  lowest_price: number | null;
  currency: string;
};

/**
 * The columns of a card and the joins that give them, for a statement that begins `with page as (… event_id …)
 * select`. `matching` is what must hold for a performance `p` at a venue `v`. The nearest date that can be bought
 * decides the state, so that one sold-out evening does not hide the others.
 */
export const cardColumns = (matching: SQL) => sql`
    e.id, e.slug, e.title, e.subtitle, k.name as category, e.announced_at, e.status as event_status,
    e.poster_id,
    coalesce(a.names, '{}') as artists, n.*, s.*
  from page
  join events e on e.id = page.event_id
  join categories k on k.slug = e.category
  cross join lateral (
    select count(*)::int as dates, max(p.starts_at) as last_starts_at, min(p.lowest_price) as lowest_price
    from performances p join venues v on v.id = p.venue_id
    where p.event_id = e.id and ${matching}) s
  cross join lateral (
    select p.starts_at, p.time_known, p.on_sale_at, p.off_sale_at, p.status, p.currency,
      min(p.availability) over () as availability,
      v.time_zone, v.name as venue_name, c.name as city_name
    from performances p join venues v on v.id = p.venue_id join cities c on c.id = v.city_id
    where p.event_id = e.id and ${matching}
    order by p.starts_at, p.id limit 1) n
  left join lateral (
    select array_agg(name order by position) as names from (
      select artists.name, ea.position from event_artists ea join artists on artists.id = ea.artist_id
      where ea.event_id = e.id order by ea.position limit 3) first_three) a on true`;

/** A moment as PostgreSQL writes it, as ISO 8601 in UTC. */
const toIso = (moment: string): string => new Date(moment).toISOString();

/** The card of a row, with its state at `now`. */
export function toCard(row: CardRow, now: Date): EventCard {
  const [startsAt, onSaleAt, offSaleAt] = [
    toIso(row.starts_at),
    toIso(row.on_sale_at),
    toIso(row.off_sale_at),
  ];
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    subtitle: row.subtitle,
    category: row.category,
    posterId: row.poster_id,
    artists: row.artists,
    startsAt,
    timeKnown: row.time_known,
    timeZone: row.time_zone,
    venueName: row.venue_name,
    cityName: row.city_name,
    dates: row.dates,
    lastStartsAt: toIso(row.last_starts_at),
    onSaleAt,
    announcedAt: toIso(row.announced_at),
    state: saleState(
      {
        eventStatus: row.event_status,
        status: row.status,
        availability: row.availability,
        startsAt,
        onSaleAt,
        offSaleAt,
      },
      now.getTime(),
    ),
    lowestPrice: row.lowest_price,
    currency: row.currency,
  };
}
