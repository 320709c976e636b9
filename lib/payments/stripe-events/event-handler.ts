import type { Ctx } from '@/db';
import type { StripeEvent } from '@/lib/stripe/webhook';

/** An event that points at an object. It only points: a handler fetches the object anew and trusts nothing else. */
type PointingEvent = StripeEvent & { objectId: string };

/** Deals with one verified event; a repetition changes nothing. Throws when it shall come again. */
export type EventHandler = (ctx: Ctx, event: PointingEvent) => Promise<void>;
