import type { TicketClaim } from './code';

/** What a door can say about what it is shown. Pure: the phone decides with it, with or without a network. */
export const scanVerdicts = [
  'admitted',
  'already_in',
  'wrong_performance',
  'void',
  'unknown',
  'not_open',
] as const;
export type ScanVerdict = (typeof scanVerdicts)[number];

/** A ticket as a device keeps it. */
export type DoorTicket = {
  id: string;
  valid: boolean;
  level: string;
  seat: { zone: string; section: string; row: string; seat: string } | null;
  /** Whose name it carries; the buyer's where nobody was named. */
  name: string;
  order: string;
};

/** When and where a ticket was let in. Moments are ISO strings. */
export type Admission = { scanId: string; at: string; gate: string };

type Shown = {
  /** What the code says; null for text that is no code of ours. A ticket found by name counts as its own code. */
  claim: TicketClaim | null;
  /** Whether the performance's key signed it. */
  genuine: boolean;
  performanceId: string;
  ticket: DoorTicket | undefined;
  admission: Admission | undefined;
  now: Date;
  opensAt: Date;
};

export function decideScan(shown: Shown): ScanVerdict {
  const { claim, genuine, performanceId, ticket, admission } = shown;
  if (!claim) return 'unknown';
  if (claim.performanceId !== performanceId) return 'wrong_performance';
  if (!genuine) return 'unknown';
  // Sold since the last sync: genuine, and the list does not know it yet. The signature alone admits it.
  if (ticket && !ticket.valid) return 'void';
  if (admission) return 'already_in';
  return shown.now < shown.opensAt ? 'not_open' : 'admitted';
}
