import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeGeneralPerformance } from '@/db/factories';
import { orderItems, organizers } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { makePaidOrder } from '@/lib/tickets/testing';
import { orderBrand } from './order-brand';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('an order of one organizer has its head and its address for answers; one of two has ours, and both paragraphs', async () => {
  const { db } = database;
  const { orderId, organizer } = await makePaidOrder(db);
  await db
    .update(organizers)
    .set({ name: 'Hall of Sound', brandColor: '#7a1f3d', mailNote: 'The bar opens at six.' })
    .where(eq(organizers.id, organizer.id));
  expect(await orderBrand(db, orderId)).toMatchObject({
    brand: { name: 'Hall of Sound', colors: { light: '#7a1f3d' }, logoUrl: null },
    replyTo: 'help@example.test',
    notes: [{ name: 'Hall of Sound', text: 'The bar opens at six.' }],
  });
  const other = await makeGeneralPerformance(db);
  await db
    .update(organizers)
    .set({ name: 'The Club', mailNote: 'Cash only.' })
    .where(eq(organizers.id, other.organizer.id));
  const amounts = { faceAmount: 0, feeAmount: 0, taxAmount: 0 };
  await db.insert(orderItems).values({
    orderId,
    performanceId: other.performance.id,
    priceLevelId: other.level.id,
    quantity: 1,
    ...amounts,
  });
  expect(await orderBrand(db, orderId)).toEqual({
    brand: null,
    replyTo: null,
    notes: [
      { name: 'Hall of Sound', text: 'The bar opens at six.' },
      { name: 'The Club', text: 'Cash only.' },
    ],
  });
});
