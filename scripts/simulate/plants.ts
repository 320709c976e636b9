import { sql } from 'drizzle-orm';
import { database, withTransaction } from '@/db';
import { oweMail } from '@/lib/messages/owe-mail';
import type { Call } from './gateways';
import { currentProcess, type Process } from './process';
import type { Between } from './sql';

/** A bug, put between the real verbs and the world outside: verbs and site stay as they are. */
export type Plant = Between & {
  /** What is asked of Stripe instead, and what is done before. */
  onStripe?: (call: Call) => Promise<Call>;
  /** What the database is made to do, with each fresh evening, and how it is undone. */
  enter?: string;
  leave?: string;
};

const takesOver = /and \(claims\.expires_at <= clock_timestamp\(\) or claims\.hold_id = excluded\.hold_id\)/;

/** Whoever asks for a held seat gets it. */
const noTakeoverCondition: Plant = { rewrite: (statement) => statement.replace(takesOver, '') };

/** Stripe does not see that a call is the same as before. */
const noIdempotencyKey: Plant = {
  onStripe: async (call) => {
    const { 'idempotency-key': _, ...headers } = call.headers;
    return { ...call, headers };
  },
};

/** The seats of a payment come free, then Stripe is asked to end it. */
const releaseBeforeExpiry: Plant = {
  onStripe: async (call) => {
    const [, sessionId] = /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/.exec(call.path) ?? [];
    if (sessionId) {
      await database().execute(sql`
        delete from claims where state = 'held' and hold_id = (
          select o.hold_id from checkout_attempts a join orders o on o.id = a.order_id where a.session_id = ${sessionId})`);
    }
    return call;
  },
};

const late = new WeakMap<Process, { id: string; address: string }[]>();

/** The order is committed without its receipt, which the same process owes in a transaction of its own, if it lives so long. */
const receiptOutside: Plant = {
  enter: `
    create table simulated.late (id uuid not null, address text not null);
    create function simulated.not_here() returns trigger language plpgsql as $$ begin
      if current_setting('simulated.apart', true) = 'yes' then return new; end if;
      insert into simulated.late values (new.order_id, new.to_address);
      return null;
    end $$;
    create trigger not_here before insert on mails for each row when (new.kind = 'receipt') execute function simulated.not_here()`,
  leave: 'drop trigger not_here on mails; drop function simulated.not_here(); drop table simulated.late',
  beforeCommit: async (send) => {
    const process = currentProcess();
    const rows = await send('delete from simulated.late returning id, address');
    if (process && rows.length > 0)
      late.set(process, [...rows] as unknown as { id: string; address: string }[]);
  },
  afterCommit: async () => {
    const process = currentProcess();
    const missing = (process && late.get(process)) ?? [];
    if (process) late.delete(process);
    const ctx = { actor: { kind: 'job', name: 'simulated' } as const, db: database() };
    for (const { id, address } of missing) {
      await withTransaction(ctx, async (tx) => {
        await tx.db.execute(sql`set local simulated.apart = 'yes'`);
        await oweMail({ ctx: tx, input: { kind: 'receipt', orderId: id, toAddress: address } });
      });
    }
  },
};

/** The bugs of docs/simulator.md, by name. */
export const plants: Record<string, Plant> = {
  'no takeover condition': noTakeoverCondition,
  'no idempotency key': noIdempotencyKey,
  'release before expiry is confirmed': releaseBeforeExpiry,
  'receipt outside the transaction': receiptOutside,
};
