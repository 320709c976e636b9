import type { Permission } from './permissions';

type AdminPage = {
  /** Below `app/(admin)/admin/[organizer]`, as the folders are called; '' is the overview. */
  path: string;
  permission: Permission;
  /** How the navigation calls it; pages without a label are reached from another page. */
  label?: string;
};

/**
 * Every page of the admin area and the permission it asks for, in the order of the navigation. A page that is missing
 * here, or asks for another permission than it says here, fails `admin-routes.test.ts`.
 */
export const adminPages: readonly AdminPage[] = [
  { path: '', permission: 'overview.view', label: 'Overview' },
  { path: 'events', permission: 'events.view', label: 'Events' },
  { path: 'events/new', permission: 'events.edit' },
  { path: 'events/[eventId]', permission: 'events.view' },
  { path: 'events/[eventId]/details', permission: 'events.edit' },
  { path: 'events/[eventId]/passes', permission: 'events.edit' },
  { path: 'events/[eventId]/venue', permission: 'events.edit' },
  { path: 'events/[eventId]/dates/new', permission: 'events.edit' },
  { path: 'events/[eventId]/dates/[performanceId]', permission: 'events.view' },
  { path: 'events/[eventId]/dates/[performanceId]/seats', permission: 'events.edit' },
  { path: 'events/[eventId]/dates/[performanceId]/waitlist', permission: 'orders.view' },
  { path: 'events/[eventId]/dates/[performanceId]/waiting-room', permission: 'events.view' },
  { path: 'events/[eventId]/dates/[performanceId]/messages', permission: 'messages.send' },
  { path: 'events/[eventId]/dates/[performanceId]/messages/[messageId]', permission: 'messages.send' },
  { path: 'plans', permission: 'plans.edit', label: 'Seating plans' },
  { path: 'plans/new', permission: 'plans.edit' },
  { path: 'plans/[planId]', permission: 'plans.edit' },
  { path: 'promo-codes', permission: 'events.view', label: 'Promo codes' },
  { path: 'promo-codes/new', permission: 'events.edit' },
  { path: 'promo-codes/batch', permission: 'events.edit' },
  { path: 'promo-codes/[promoCodeId]', permission: 'events.edit' },
  { path: 'orders', permission: 'orders.view', label: 'Orders' },
  { path: 'box-office', permission: 'boxoffice.sell', label: 'Box office' },
  { path: 'orders/[orderId]', permission: 'orders.view' },
  { path: 'orders/refunds/[performanceId]', permission: 'orders.refund' },
  { path: 'check-in', permission: 'door.scan', label: 'Check-in' },
  { path: 'check-in/[performanceId]', permission: 'door.scan' },
  { path: 'reports', permission: 'reports.view', label: 'Reports' },
  { path: 'reports/[performanceId]', permission: 'reports.view' },
  { path: 'reports/statements', permission: 'reports.view' },
  { path: 'reports/statements/[statement]', permission: 'reports.view' },
  { path: 'team', permission: 'team.manage', label: 'Team' },
  { path: 'settings', permission: 'settings.edit', label: 'Settings' },
  { path: 'settings/mails', permission: 'settings.edit' },
  { path: 'audit', permission: 'audit.view', label: 'Audit log' },
];
