import { isId } from '@/lib/ids';

/** The states of an order that a list can be narrowed to. */
export const listedStatuses = [
  'paid',
  'partially_refunded',
  'refunded',
  'awaiting_payment',
  'open',
  'disputed',
  'paid_late',
  'cancelled',
  'expired',
] as const;

/** Which orders are asked for. Everything may be missing; a wrong value counts as missing. */
export type OrderFilter = {
  /** As it was typed: a name, an address, an order's number, a ticket's code or id, four digits of a card. */
  search?: string;
  status?: (typeof listedStatuses)[number];
  performanceId?: string;
  /** Days in the organizer's zone, both included. */
  from?: string;
  to?: string;
  /** Older or newer than the order with this id. */
  older?: string;
  newer?: string;
};

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Reads the filter of the page's address. */
export function readOrderFilter(params: Record<string, string | string[] | undefined>): OrderFilter {
  const text = (name: string) => {
    const value = params[name];
    const trimmed = typeof value === 'string' ? value.trim().slice(0, 200) : '';
    // PostgreSQL takes no zero byte in a text.
    return trimmed && !trimmed.includes('\0') ? trimmed : undefined;
  };
  const one = <T>(name: string, is: (value: string) => T | undefined | false) => {
    const value = text(name);
    return (value && is(value)) || undefined;
  };
  return {
    search: text('q'),
    status: one('status', (value) => listedStatuses.find((status) => status === value)),
    performanceId: one('performance', (value) => isId(value) && value),
    from: one('from', (value) => isDay(value) && value),
    to: one('to', (value) => isDay(value) && value),
    older: one('older', (value) => isId(value) && value),
    newer: one('newer', (value) => isId(value) && value),
  };
}

/** The filter as query parameters; the place in the list only when given here. */
export function orderQuery(filter: OrderFilter, place: { older?: string; newer?: string } = {}): string {
  const { search, status, performanceId, from, to } = filter;
  const query = new URLSearchParams();
  const wanted = { q: search, status, performance: performanceId, from, to, ...place };
  for (const [name, value] of Object.entries(wanted)) if (value) query.set(name, value);
  return query.size > 0 ? `?${query}` : '';
}
