/** Who asks. Permissions, limits and the audit read it. */
export type Actor =
  | { kind: 'visitor'; visitorId: string }
  | { kind: 'fan'; userId: string; email: string; emailVerified: boolean; visitorId?: string }
  | { kind: 'staff'; userId: string; email: string; visitorId?: string }
  | { kind: 'stripe'; eventId?: string }
  | { kind: 'job'; name: string };

/** Holds, carts and limits belong to a buyer: the account when signed in, else the visitor's cookie. */
export function buyerKey(actor: Actor): string {
  switch (actor.kind) {
    case 'visitor':
      return `visitor:${actor.visitorId}`;
    case 'fan':
    case 'staff':
      return `user:${actor.userId}`;
    default:
      throw new Error(`A ${actor.kind} does not buy`);
  }
}

/** The account behind the actor, or null. */
export function userIdOf(actor: Actor): string | null {
  return actor.kind === 'fan' || actor.kind === 'staff' ? actor.userId : null;
}

/** An id for the audit that names no person directly. */
export function auditId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'visitor':
      return actor.visitorId;
    case 'fan':
    case 'staff':
      return actor.userId;
    case 'stripe':
      return actor.eventId ?? null;
    case 'job':
      return actor.name;
  }
}
