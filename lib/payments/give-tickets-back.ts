import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { RollbackWith } from '@/lib/errors';
import { lockOrder } from '@/lib/orders/transition';
import { type Failure, fail, type Success } from '@/lib/result';
import { lockDoor } from '@/lib/tickets/lock-door';
import { refundTickets, type TicketsRefunded } from './refund-tickets';
import { breaksPass, passIsWhole } from './whole-passes';

type GiveTicketsBack = { orderId: string; ticketIds: string[] };

type GivenBack =
  | Success<{ /** Minor units. */ amount: number }>
  | Failure<'NOT_FOUND' | 'TOO_LATE' | 'ASK' | 'PASS_IS_WHOLE'>
  | Exclude<TicketsRefunded, { ok: true }>;

type Choice = {
  id: string;
  organizerId: string;
  keepsFees: boolean;
  byRule: boolean;
  inTime: boolean;
  isIn: boolean;
};

/**
 * A buyer gives tickets back by himself, by the rule under which he ordered (of what was called off, by that of the
 * cancellation, which a run of refunds may not have come to): in time, paid over the web, and not scanned
 * at the door; a pass with all of its dates. The caller has checked that the order is his. Doors wait meanwhile, so that of a scan and a return at the
 * same moment one is first: a ticket that was let in stays, one that was given back is a conflict at the door.
 */
export function giveTicketsBack({ ctx, input }: { ctx: Ctx; input: GiveTicketsBack }): Promise<GivenBack> {
  const { orderId, ticketIds } = input;
  // The tickets are the key: the same request twice gives the money back once.
  const key = createHash('sha256')
    .update([...ticketIds].sort().join(' '))
    .digest('base64url');
  return withRollback<GivenBack, Ctx>(ctx, async (tx) => {
    if (!(await lockOrder(tx.db, orderId))) return fail('NOT_FOUND', 'This order is not there.');
    for (const door of await doorsOf(tx.db, orderId, ticketIds)) await lockDoor(tx, door);
    const chosen = await choicesOf(tx.db, orderId, ticketIds);
    if (chosen.length === 0 || chosen.length !== new Set(ticketIds).size) {
      return fail('NOT_FOUND', 'Choose tickets of this order.');
    }
    if (chosen.some(({ byRule }) => !byRule)) {
      return fail('ASK', 'Some of these tickets are given back only by asking the organizer.');
    }
    if (chosen.some(({ inTime, isIn }) => !inTime || isIn)) {
      return fail(
        'TOO_LATE',
        'The time to give these tickets back is over, or they were scanned at the door. Ask the organizer instead.',
      );
    }
    if (await breaksPass(tx.db, orderId, ticketIds)) return passIsWhole();
    let amount = 0;
    for (const [organizerId, keepFees] of partsOf(chosen)) {
      const own = chosen.filter((one) => one.organizerId === organizerId && one.keepsFees === keepFees);
      const wish = { organizerId, orderId, ticketIds: own.map(({ id }) => id), keepFees };
      const result = await refundTickets({
        ctx: tx,
        // A pass that has a cancelled date comes in two parts, each by its rule.
        input: { ...wish, key: `buyer ${key} ${keepFees ? 'net' : 'all'}`, partOfPass: true },
      });
      // All or nothing, also where the order is of several organizers.
      if (!result.ok) throw new RollbackWith(result);
      amount += result.amount;
    }
    return { ok: true, amount };
  });
}

function partsOf(chosen: Choice[]): [organizerId: string, keepFees: boolean][] {
  const parts = new Map(
    chosen.map(({ organizerId, keepsFees }) => [
      `${organizerId} ${keepsFees}`,
      [organizerId, keepsFees] as const,
    ]),
  );
  return [...parts.values()].map(([organizerId, keepsFees]) => [organizerId, keepsFees]);
}

const idsOf = (ticketIds: string[]) => sql`${`{${ticketIds.join(',')}}`}::uuid[]`;

/** In one order, so that two buyers with tickets for the same evenings do not wait for each other. */
async function doorsOf(tx: Transaction, orderId: string, ticketIds: string[]) {
  const rows = await tx.execute<{ organizerId: string; performanceId: string }>(sql`
    select distinct e.organizer_id as "organizerId", p.id as "performanceId"
    from tickets t join performances p on p.id = t.performance_id join events e on e.id = p.event_id
    where t.order_id = ${orderId} and t.id = any(${idsOf(ticketIds)}) order by 2`);
  return [...rows];
}

async function choicesOf(tx: Transaction, orderId: string, ticketIds: string[]): Promise<Choice[]> {
  const rows = await tx.execute<Choice>(sql`
    select t.id, e.organizer_id as "organizerId", case when p.status = 'cancelled' then coalesce(r.keeps_fees, false) else i.refund_keeps_fees end as "keepsFees",
      i.refund_days is not null and (o.total = 0 or exists (
        select 1 from payments y where y.order_id = o.id and y.method = 'stripe')) as "byRule",
      coalesce(clock_timestamp() < p.starts_at - make_interval(days => i.refund_days), false) as "inTime",
      exists (select 1 from scans s where s.ticket_id = t.id and s.outcome = 'first' and s.undone_at is null) as "isIn"
    from tickets t join orders o on o.id = t.order_id join order_items i on i.id = t.order_item_id
    join performances p on p.id = t.performance_id join events e on e.id = p.event_id
    left join performance_refunds r on r.performance_id = p.id
    where t.order_id = ${orderId} and t.id = any(${idsOf(ticketIds)}) order by t.id`);
  return [...rows];
}
