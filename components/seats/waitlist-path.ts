import type { PerformanceView } from '@/lib/inventory/plan-view';

/** The page at which somebody joins the waitlist of a performance. */
export const waitlistPath = ({ event, id }: PerformanceView): string =>
  `/events/${event.slug}/${id}/waitlist`;
