import { z } from 'zod';

export const failureStates = ['open', 'snoozed', 'redriving', 'redriven', 'resolved', 'deleted'] as const;
export type FailureState = (typeof failureStates)[number];

/** `act` includes `view`, `approve` includes both. */
export const staffRoleNames = ['view', 'act', 'approve'] as const;
export type StaffRole = (typeof staffRoleNames)[number];

const word = z.string().trim().min(1).max(200);

/**
 * Which messages are meant. The same filter is what a screen shows, what a batch freezes and what an export writes; what is
 * missing narrows nothing, and without states only open ones are meant.
 */
export const failureFilterInput = z.strictObject({
  states: z.array(z.enum(failureStates)).min(1).default(['open']),
  source: word.optional(),
  queue: word.optional(),
  kind: word.optional(),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  originalId: word.optional(),
  orderId: z.uuid().optional(),
  eventId: z.uuid().optional(),
  organizerId: z.uuid().optional(),
  userId: z.uuid().optional(),
  mailId: z.uuid().optional(),
  /** An account's id, or `nobody`. */
  assignee: z.union([z.uuid(), z.literal('nobody')]).optional(),
  batchId: z.uuid().optional(),
  /** Only what money hangs on. */
  money: z.literal(true).optional(),
  /** Failed last at or after, and before. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Words, or their beginnings, of id, kind, queue, error and payload; all of them must be there. */
  text: word.optional(),
  ids: z.array(z.uuid()).min(1).max(1_000).optional(),
});

export type FailureFilter = z.output<typeof failureFilterInput>;
export type FailureFilterInput = z.input<typeof failureFilterInput>;

export const freezeInput = z.object({
  filter: failureFilterInput,
  action: z.enum(['redrive', 'delete', 'resolve']),
  /** Another queue than each message's own. */
  targetQueue: word.optional(),
  /** Why: needed to resolve. */
  reason: z.string().trim().max(500).optional(),
  /** Messages a second. */
  rate: z.number().int().min(1).max(10_000).optional(),
  /** 1, then 10, then 100, then the rest; each step waits for what becomes of the one before. */
  canary: z.boolean().default(true),
});
export type FreezeInput = z.input<typeof freezeInput>;
