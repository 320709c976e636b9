import { formatMoney } from '@/lib/money';
import { daysUntil } from './report-view';

/** What was sold lately in one currency, minor units. */
export type SalesSince = {
  currency: string;
  ticketsToday: number;
  grossToday: number;
  ticketsWeek: number;
  grossWeek: number;
  grossWeekBefore: number;
};

export type NextPerformance = {
  id: string;
  eventId: string;
  title: string;
  startsAt: string;
  timeKnown: boolean;
  timeZone: string;
  venue: string;
  status: 'scheduled' | 'postponed' | 'cancelled';
  notYetOnSale: boolean;
  tickets: number;
  capacity: number;
};

export type Dashboard = {
  /** Very many orders have changed since the figures were stored, and are not in these yet. */
  behind: boolean;
  sales: SalesSince[];
  next: NextPerformance[];
  disputed: { currency: string; amount: number }[];
  unrefunded: { id: string; title: string; day: string; tickets: number }[];
  drafts: { id: string; title: string; day: string }[];
  failedRefunds: number;
};

/** Something that waits for somebody of the team. `path` is below the organizer's area. */
export type Attention = {
  key: string;
  tone: 'danger' | 'warning';
  title: string;
  why: string;
  path: string;
};

const slowWithinDays = 14;
const slowBelow = 0.25;

const day = (text: string) =>
  new Date(`${text}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });

/** What needs attention, the worst first; `now` decides which dates are near. */
export function attentionOf(dashboard: Dashboard, now: Date): Attention[] {
  const { next, disputed, unrefunded, drafts, failedRefunds } = dashboard;
  const items: Attention[] = [];
  for (const { id, title, day: on, tickets } of unrefunded) {
    items.push({
      key: `unrefunded ${id}`,
      tone: 'danger',
      title: `${title}, ${day(on)}: cancelled, not refunded`,
      why: `${tickets.toLocaleString('en-US')} tickets are still paid for. Refund everybody.`,
      path: `orders/refunds/${id}`,
    });
  }
  if (failedRefunds > 0) {
    items.push({
      key: 'refunds',
      tone: 'danger',
      title: failedRefunds === 1 ? 'A refund has failed' : `${failedRefunds} refunds have failed`,
      why: 'The money has not arrived. The order says why.',
      path: 'orders',
    });
  }
  for (const { currency, amount } of disputed) {
    items.push({
      key: `disputed ${currency}`,
      tone: 'warning',
      title: `${formatMoney(amount, currency)} disputed`,
      why: 'A buyer’s bank has taken it back. Answer at Stripe before its deadline.',
      path: 'orders?status=disputed',
    });
  }
  for (const { id, title, day: on } of drafts) {
    items.push({
      key: `draft ${id}`,
      tone: 'warning',
      title: `${title} is still a draft`,
      why: `Its first date is ${day(on)}, and nobody can buy yet.`,
      path: `events/${id}`,
    });
  }
  for (const { id, title, startsAt, timeZone, tickets, capacity, notYetOnSale } of next) {
    const left = daysUntil(startsAt, timeZone, now);
    if (notYetOnSale || capacity === 0 || left > slowWithinDays || tickets / capacity >= slowBelow) continue;
    items.push({
      key: `slow ${id}`,
      tone: 'warning',
      title: `${title} sells slowly`,
      why: `${Math.floor((tickets / capacity) * 100)} % sold, ${left === 1 ? 'one day' : `${left} days`} to go.`,
      path: `reports/${id}`,
    });
  }
  return items;
}
