import { formatMoment } from '@/lib/clock';
import type { MailOrder, MailPerformance } from '@/lib/email/templates/order-summary';
import { formatMoney } from '@/lib/money';
import type { OrderItemView } from '@/lib/orders/order-items';
import { discountOf } from '@/lib/orders/promo-codes/discount';

type OrderTotals = {
  number: string;
  currency: string;
  faceTotal: number;
  feeTotal: number;
  taxTotal: number;
  total: number;
  /** The promo code that lowered it. */
  promo: string | null;
};

/** An order in the words of a mail: local times with their zone, prices with everything in them, fees and tax beside. */
export function mailOrder(order: OrderTotals, items: OrderItemView[]): MailOrder {
  const { currency } = order;
  const performances = new Map<string, MailPerformance>();
  for (const item of items) {
    if (item.passId !== null) {
      const key = `pass ${item.passId}`;
      performances.set(key, passIn(items, item, currency));
      continue;
    }
    const performance = performances.get(item.performanceId) ?? {
      title: item.eventTitle,
      when: formatMoment(item.startsAt, item.timeZone, { timeKnown: item.timeKnown }),
      where: `${item.venueName}, ${item.cityName}`,
      lines: [],
    };
    const what = item.seatLabel
      ? `${item.seatLabel} (${item.levelName})`
      : `${item.quantity} × ${item.levelName}`;
    performance.lines.push({ text: what, price: formatMoney(item.price * item.quantity, currency) });
    performances.set(item.performanceId, performance);
  }
  const discount = discountOf(items);
  const after = discount > 0 ? ', with the code' : '';
  const amounts = [
    { label: 'Without the code', minor: discount > 0 ? order.total + discount : 0 },
    { label: `Code ${order.promo}`, minor: -discount },
    { label: `Tickets${after}`, minor: order.faceTotal },
    { label: `Fees${after}`, minor: order.feeTotal },
    { label: `Tax${after}`, minor: order.taxTotal },
  ];
  return {
    number: order.number,
    performances: [...performances.values()],
    amounts: amounts
      .filter(({ minor }) => minor !== 0)
      .map(({ label, minor }) => ({ label, amount: formatMoney(minor, currency) })),
    total: formatMoney(order.total, currency),
  };
}

/** A pass: its dates and one price. */
function passIn(
  items: OrderItemView[],
  { passId, ...first }: OrderItemView,
  currency: string,
): MailPerformance {
  const parts = items.filter((item) => item.passId === passId);
  const price = parts.reduce((sum, part) => sum + part.price * part.quantity, 0);
  return {
    title: first.eventTitle,
    when: parts
      .map(({ startsAt, timeZone, timeKnown }) => formatMoment(startsAt, timeZone, { timeKnown }))
      .join('; '),
    where: `${first.venueName}, ${first.cityName}`,
    lines: [{ text: `${first.quantity} × ${first.passName}`, price: formatMoney(price, currency) }],
  };
}
