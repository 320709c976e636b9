import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { wallTime } from '@/lib/catalog/venue-time';

export type OwnPass = {
  id: string;
  name: string;
  description: string | null;
  currency: string;
  price: number;
  faceAmount: number;
  feeAmount: number;
  taxAmount: number;
  maxSold: number | null;
  maxPerBuyer: number;
  /** Clock times at the venue; '' where none is stated. */
  onSaleAt: string;
  offSaleAt: string;
  sold: number;
  inCarts: number;
  /** The price level of each of its dates. */
  parts: Record<string, string>;
  /** Why nobody can buy it, whatever the clock says; null when he can. */
  problem: string | null;
};

/** A date that a pass can have, with its prices of places without numbers. */
export type PassDate = {
  id: string;
  startsAt: string;
  timeKnown: boolean;
  timeZone: string;
  currency: string;
  status: 'scheduled' | 'postponed' | 'cancelled';
  levels: { id: string; name: string; price: number }[];
};

type Row = Omit<OwnPass, 'onSaleAt' | 'offSaleAt' | 'problem'> & {
  on_sale_at: string | null;
  off_sale_at: string | null;
};

/** The passes of one of the organizer's events, and the dates that they can have. */
export async function getOwnPasses(
  { db }: Ctx,
  organizerId: string,
  eventId: string,
): Promise<{ passes: OwnPass[]; dates: PassDate[] }> {
  const own = sql`e.id = ${eventId} and e.organizer_id = ${organizerId}`;
  const [rows, found] = await Promise.all([
    db.execute<Row>(sql`
      select s.id, s.name, s.description, s.currency, s.price, s.face_amount as "faceAmount", s.fee_amount as "feeAmount",
        s.tax_amount as "taxAmount", s.max_sold as "maxSold", s.max_per_buyer as "maxPerBuyer", s.on_sale_at, s.off_sale_at,
        (select coalesce(max(n), 0)::int from (select sum(quantity) as n from place_claims c
          where c.pass_id = s.id and c.state = 'sold' group by c.price_level_id) x) as sold,
        (select coalesce(max(n), 0)::int from (select sum(quantity) as n from place_claims c
          where c.pass_id = s.id and c.state = 'held' and c.expires_at > clock_timestamp() group by c.price_level_id) x) as "inCarts",
        (select coalesce(jsonb_object_agg(t.performance_id, t.price_level_id), '{}') from pass_parts t
          where t.pass_id = s.id) as parts
      from passes s join events e on e.id = s.event_id where ${own} order by s.id`),
    db.execute<PassDate>(sql`
      select p.id, to_char(p.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt",
        p.time_known as "timeKnown", v.time_zone as "timeZone", p.currency, p.status,
        coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'price', l.price) order by l.position)
          filter (where l.id is not null), '[]') as levels
      from performances p join events e on e.id = p.event_id join venues v on v.id = p.venue_id
      left join price_levels l on l.performance_id = p.id and l.kind = 'general'
      where ${own} group by p.id, v.id order by p.starts_at, p.id`),
  ]);
  const dates = [...found];
  const zone = dates[0]?.timeZone ?? 'UTC';
  const wall = (at: string | null) => (at ? wallTime(new Date(at), zone) : '');
  return {
    dates,
    passes: [...rows].map(({ on_sale_at, off_sale_at, ...pass }) => ({
      ...pass,
      onSaleAt: wall(on_sale_at),
      offSaleAt: wall(off_sale_at),
      problem: problemOf(
        pass.currency,
        dates.filter(({ id }) => id in pass.parts),
      ),
    })),
  };
}

function problemOf(currency: string, dates: PassDate[]): string | null {
  if (dates.length === 0) return 'It has no dates yet, so nobody sees it. Choose them below.';
  if (dates.some((date) => date.status !== 'scheduled')) {
    return 'One of its dates is postponed or cancelled: it is not sold meanwhile.';
  }
  if (dates.some((date) => date.currency !== currency)) {
    return 'Its dates are sold in another currency by now: nobody sees it. Save it with a new price.';
  }
  return null;
}
