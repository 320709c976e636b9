import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { PassView } from './pass-view';

const iso = (moment: SQL) => sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** The passes of the events (`e`) that the condition finds, as fans see them: those that have dates, in their currency. */
export async function readPasses({ db }: Pick<Ctx, 'db'>, which: SQL): Promise<PassView[]> {
  const rows = await db.execute<PassView>(sql`
    select s.id, s.name, s.description, s.currency, s.price, s.max_per_buyer as "maxPerBuyer",
      ${iso(sql`s.on_sale_at`)} as "onSaleAt", ${iso(sql`least(s.off_sale_at, d.off_sale_at)`)} as "offSaleAt",
      d.called_off or e.status = 'cancelled' as "isCalledOff", d.singly, d.dates
    from passes s join events e on e.id = s.event_id
    cross join lateral (
      select min(p.off_sale_at) as off_sale_at, bool_or(p.status <> 'scheduled') as called_off,
        bool_and(p.currency = s.currency) as same_currency,
        case when bool_or(l.access_code_required or p.access_code_required or l.pay_what_you_like) then null
             else sum(l.price)::int end as singly,
        jsonb_agg(jsonb_build_object('performanceId', p.id, 'startsAt', ${iso(sql`p.starts_at`)},
          'timeKnown', p.time_known, 'timeZone', v.time_zone, 'venueName', v.name, 'levelName', l.name)
          order by p.starts_at, p.id) as dates
      from pass_parts t join performances p on p.id = t.performance_id
      join price_levels l on l.id = t.price_level_id join venues v on v.id = p.venue_id
      where t.pass_id = s.id) d
    where ${which} and d.same_currency order by s.price desc, s.id`);
  return [...rows];
}
