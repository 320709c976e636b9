import type { EventType } from '../objects/records';

/** How webhooks misbehave; set by control calls. */
export type WebhookBehaviour = {
  /** Extra copies of each event. */
  duplicate: number;
  /** Events of one window are sent one after the other in another order, when the window ends. */
  reorder: { windowMs: number; order: 'shuffle' | 'reverse' } | null;
  delayMs: number;
  /** Events that are never sent, until their count is used up; `*` stands for every type. */
  drop: { type: EventType | '*'; count: number }[];
  paused: boolean;
  /** `signature`: a wrong one; `body`: changed after signing; `stale`: signed 301 s ago. */
  tamper: { kind: 'signature' | 'body' | 'stale'; count: number } | null;
};

export const DEFAULT_BEHAVIOUR: WebhookBehaviour = {
  duplicate: 0,
  reorder: null,
  delayMs: 0,
  drop: [],
  paused: false,
  tamper: null,
};
