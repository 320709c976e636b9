import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLog, mails } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { getOrder } from '@/lib/orders/queries';
import { makePaidOrder } from '@/lib/tickets/testing';
import { markBounced } from './mark-bounced';
import { oweMail } from './owe-mail';
import { hasUndeliveredMail } from './queries';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function sentReceipt() {
  const { orderId, buyerKey } = await makePaidOrder(database.db);
  const ctx = database.ctx({ kind: 'visitor', visitorId: buyerKey.slice('visitor:'.length) });
  const owed = await oweMail({ ctx, input: { kind: 'receipt', orderId, toAddress: 'ada@example.test' } });
  await database.db
    .update(mails)
    .set({ state: 'sent', sentAt: new Date() })
    .where(eq(mails.orderId, orderId));
  const order = await getOrder(ctx, orderId);
  if (!order) throw new Error('The buyer does not see the order');
  return { order, ctx, mailId: owed?.mailId ?? '' };
}

const bounced = (mailId: string) =>
  markBounced({ ctx: database.ctx({ kind: 'job', name: 'test' }), input: { mailId } });

test('a receipt that came back is flagged on its order, once', async () => {
  const { order, ctx, mailId } = await sentReceipt();
  expect(await hasUndeliveredMail(ctx, order)).toBe(false);
  expect(await bounced(mailId)).toBe(true);
  expect(await bounced(mailId)).toBe(false);
  expect(await hasUndeliveredMail(ctx, order)).toBe(true);
  expect(await database.db.$count(auditLog, eq(auditLog.subjectId, order.id))).toBe(1);
});

test('an unknown mail changes nothing', async () => {
  const { order, ctx } = await sentReceipt();
  expect(await bounced(newId())).toBe(false);
  expect(await hasUndeliveredMail(ctx, order)).toBe(false);
});
