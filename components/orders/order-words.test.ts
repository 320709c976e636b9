import { expect, test } from 'vitest';
import { orderWords } from './order-words';

const refund = (amount: number, reason = 'tickets', state: 'succeeded' | 'failed' = 'succeeded') => ({
  ...{ amount, reason, state },
});
const order = { status: 'refunded' as const, processing: false, total: 16_000, currency: 'usd' };

test('a refunded order says what of it stays with the seller', () => {
  const whole = orderWords({ ...order, refunds: [refund(16_000)] });
  expect(whole.text).toContain('The whole amount');
  const refunds = [
    refund(7_400),
    refund(7_400),
    refund(1_200, 'not_asked_for'),
    refund(1_200, 'x', 'failed'),
  ];
  const kept = orderWords({ ...order, refunds });
  expect(kept.title).toBe(whole.title);
  expect(kept.text).toMatch(/without \$12(\.00)? in fees, which stay with the seller/);
});
