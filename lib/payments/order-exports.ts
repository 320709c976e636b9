import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { seatName } from '@/lib/inventory/cart-view';
import { isReachable } from '@/lib/orders/box-office-address';
import type { OrderFilter } from '@/lib/orders/order-filter';
import { feesKept, orderConditions, ownPart } from './order-search';
import { amountCell, type Cell, momentCell } from './spreadsheets/cell';

export const exportNames = ['orders', 'tickets', 'attendees'] as const;
type ExportName = (typeof exportNames)[number];

type Asked = { organizerId: string; filter: OrderFilter; timeZone: string };

const batch = 1_000;
const utc = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

/**
 * The rows of an export, the heading first, read in batches by id: however many there are, a batch is all that is kept.
 * Only what is the organizer's; moments of orders in his zone, those of evenings in the venue's.
 */
export async function* exportRows(ctx: Ctx, name: ExportName, asked: Asked): AsyncGenerator<Cell[]> {
  const table = name === 'orders' ? orderTable(asked) : ticketTable(asked, name === 'attendees');
  yield table.heading;
  let after: string | null = null;
  for (;;) {
    const rows: Row[] = [...(await ctx.db.execute<Row>(table.query(after)))];
    for (const row of rows) yield table.cells(row);
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.id;
  }
}

type Value = string | number | null | undefined;
type Row = Record<string, string | number | null> & { id: string };
type Table = { heading: string[]; query: (after: string | null) => SQL; cells: (row: Row) => Cell[] };

const text = (value: Value) => (value == null ? '' : String(value));
const moment = (at: Value, zone: string) => momentCell(text(at), zone);
const money = (minor: Value, { currency }: Row) => amountCell(Number(minor), text(currency));
const address = (email: string) => (isReachable(email) ? email : '');

function orderTable({ organizerId, filter, timeZone }: Asked): Table {
  return {
    heading: [
      'Order',
      'Status',
      'Sold',
      `Placed (${timeZone.replaceAll('_', ' ')})`,
      'Buyer',
      'E-mail',
      'Tickets',
      'Amount',
      'Currency',
      'Event',
      'Promo code',
      'Discount',
      'Pass',
    ],
    query: (after) => sql`
      select o.id, o.number, o.status, ${feesKept} as fees_kept, o.channel, ${utc('o.created_at')} as placed, o.buyer_name, o.email,
        mine.pieces, mine.amount, o.currency, mine.title, mine.discount, (
          select c.code from promo_codes c where c.id = o.promo_code_id and c.organizer_id = ${organizerId}) as promo
      -- Both ids are bounded, so that no plan walks to the place from the beginning.
      from order_search own join orders o on o.id = own.order_id ${ownPart(organizerId, filter.performanceId)}
      where own.organizer_id = ${organizerId} and ${orderConditions(organizerId, filter, timeZone)}
        ${after ? sql`and own.order_id > ${after} and o.id > ${after}` : sql``}
      order by own.order_id limit ${batch}`,
    cells: (row) => [
      text(row.number),
      text(row.status).replaceAll('_', ' ') + (row.fees_kept ? ', fees kept' : ''),
      row.channel === 'web' ? 'web' : 'box office',
      moment(row.placed, timeZone),
      text(row.buyer_name),
      address(text(row.email)),
      Number(row.pieces),
      money(row.amount, row),
      text(row.currency).toUpperCase(),
      text(row.title),
      text(row.promo),
      money(row.discount, row),
      text(row.pass ?? ''),
    ],
  };
}

function ticketTable({ organizerId, filter, timeZone }: Asked, attendeesOnly: boolean): Table {
  const query = (after: string | null) => sql`
    select t.id, o.number, t.status, t.attendee_name, o.buyer_name, o.email, e.title, ${utc('p.starts_at')} as starts,
      v.time_zone, l.name as level, s.zone, s.section, s.row_label, s.seat_label,
      i.face_amount + i.fee_amount + i.tax_amount as price, i.discount_amount as discount, o.currency, ps.name as pass
    from tickets t join orders o on o.id = t.order_id join order_items i on i.id = t.order_item_id
    join performances p on p.id = t.performance_id join events e on e.id = p.event_id
    join venues v on v.id = p.venue_id join price_levels l on l.id = t.price_level_id
    left join seats s on s.id = t.seat_id left join passes ps on ps.id = i.pass_id
    where e.organizer_id = ${organizerId} and ${orderConditions(organizerId, filter, timeZone)}
      ${filter.performanceId ? sql`and p.id = ${filter.performanceId}` : sql``}
      ${attendeesOnly ? sql`and t.status = 'valid'` : sql``}
      ${after ? sql`and t.id > ${after}` : sql``}
    order by t.id limit ${batch}`;
  const where = (row: Row): Cell[] => [
    text(row.title),
    moment(row.starts, text(row.time_zone)),
    text(row.level),
    row.zone === null
      ? ''
      : seatName({
          zone: text(row.zone),
          section: text(row.section),
          rowLabel: text(row.row_label),
          seatLabel: text(row.seat_label),
        }),
  ];
  if (attendeesOnly) {
    return {
      heading: ['Name', 'E-mail', 'Event', 'When (at the venue)', 'Level', 'Seat', 'Order'],
      query,
      cells: (row) => [
        text(row.attendee_name ?? row.buyer_name),
        address(text(row.email)),
        ...where(row),
        text(row.number),
      ],
    };
  }
  return {
    heading: [
      'Ticket',
      'Order',
      'Status',
      'Event',
      'When (at the venue)',
      'Level',
      'Seat',
      'Attendee',
      'Buyer',
      'Price',
      'Currency',
      'Discount',
    ],
    query,
    cells: (row) => [
      text(row.id),
      text(row.number),
      text(row.status),
      ...where(row),
      text(row.attendee_name),
      text(row.buyer_name),
      money(row.price, row),
      text(row.currency).toUpperCase(),
      money(row.discount, row),
    ],
  };
}
