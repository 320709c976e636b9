import type { waitlistMode, waitlistState } from '@/db/schema';

export type EntryState = (typeof waitlistState.enumValues)[number];
export type WaitlistMode = (typeof waitlistMode.enumValues)[number];

/** "1 ticket", "3 tickets". */
export const tickets = (count: number): string => `${count} ticket${count === 1 ? '' : 's'}`;

/** "1st", "2nd", "11th": a place in line. */
export function ordinal(place: number): string {
  const tens = place % 100;
  if (tens >= 11 && tens <= 13) return `${place}th`;
  return `${place}${['th', 'st', 'nd', 'rd'][place % 10] ?? 'th'}`;
}

/** Minutes as people say them: "12 hours", "1 hour 30 minutes", "45 minutes". */
export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    hours > 0 && `${hours} hour${hours === 1 ? '' : 's'}`,
    rest > 0 && `${rest} minute${rest === 1 ? '' : 's'}`,
  ];
  return parts.filter(Boolean).join(' ') || '0 minutes';
}

/** How an organizer reads a state. */
export const stateText: Record<EntryState, string> = {
  unconfirmed: 'Not confirmed',
  waiting: 'Waits',
  offered: 'Has an offer',
  bought: 'Bought',
  lapsed: 'Let it lapse',
  left: 'Left',
  removed: 'Taken off',
  closed: 'List ended',
};

export const modeText: Record<WaitlistMode, string> = {
  automatic: 'On: what comes free is offered at once',
  by_hand: 'On: offers go out when you send them',
  off: 'Off: what comes free is sold to everybody',
};
