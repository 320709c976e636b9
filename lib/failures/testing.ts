import { sql } from 'drizzle-orm';
import { makeUser } from '@/db/factories';
import { staffRoles } from '@/db/schema';
import type { TestDatabase } from '@/db/testing';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { captureFailures } from './capture';
import type { StaffRole } from './input';
import type { Incoming } from './source';

/** Somebody of the staff who may do this much. */
export async function makeStaff(
  { db }: TestDatabase,
  role: StaffRole,
): Promise<Extract<Actor, { kind: 'staff' }>> {
  const user = await makeUser(db, { role: 'staff' });
  await db.insert(staffRoles).values({ userId: user.id, role });
  return { kind: 'staff', userId: user.id, email: user.email };
}

/** A mail's job that failed for good, as it is handed over; there is no such mail unless `raw` says so. */
export const deadMail = (values: Partial<Incoming> = {}): Incoming => ({
  source: 'jobs',
  queue: 'send-mail',
  kind: 'send-mail',
  originalId: newId(),
  raw: Buffer.from(JSON.stringify({ mailId: newId() })),
  errors: [{ at: new Date().toISOString(), message: 'The provider does not answer' }],
  failedAt: new Date(),
  ...values,
});

/** Keeps messages and returns their ids in the order of their keeping. */
export async function keep({ ctx, db }: TestDatabase, messages: Incoming[]): Promise<string[]> {
  await captureFailures({ ctx: ctx({ kind: 'job', name: 'test' }), input: messages });
  const rows = await db.execute<{ id: string; originalId: string }>(
    sql`select id, original_id as "originalId" from failed_messages`,
  );
  const ids = new Map(rows.map(({ id, originalId }) => [originalId, id]));
  return messages.map(({ originalId }) => ids.get(originalId) ?? '');
}

/** How many jobs wait in a queue. */
export async function jobsIn({ db }: TestDatabase, queue = 'send-mail'): Promise<number> {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from pgboss.job where name = ${queue} and state < 'completed'`,
  );
  return row?.n ?? 0;
}
