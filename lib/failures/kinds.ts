import { eq, inArray, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '@/db';
import {
  attendeeMessages,
  checkoutAttempts,
  dateChanges,
  events,
  mails,
  orders,
  payments,
  performances,
  refunds,
} from '@/db/schema';
import { isId } from '@/lib/ids';
import type { About } from './source';

/**
 * What is known of a kind of message: how its payload must look, what such messages are about, what sending one again would
 * do. `facts` answers for many at once, by the id that `subject` finds in a payload.
 */
export type Kind = {
  schema: z.ZodType;
  subject?: (payload: unknown) => string | undefined;
  facts?: (ctx: Ctx, subjects: string[]) => Promise<Map<string, About & { effect: string }>>;
};

const id = z.uuid();
/** What the job was wanted by (lib/trace.ts). */
const trace = z.string().optional();
const field =
  (name: string) =>
  (payload: unknown): string | undefined => {
    const value = (payload as Record<string, unknown> | null)?.[name];
    return isId(value) ? value : undefined;
  };

async function byMail({ db }: Ctx, ids: string[]) {
  const rows = await db
    .select({
      id: mails.id,
      orderId: mails.orderId,
      userId: mails.userId,
      kind: mails.kind,
      state: mails.state,
    })
    .from(mails)
    .where(inArray(mails.id, ids));
  return new Map(
    rows.map(({ id: mailId, orderId, userId, kind, state }) => {
      const effect =
        state === 'queued'
          ? `Sends the mail "${kind.replaceAll('_', ' ')}" that is still owed.`
          : `Does nothing: this mail is ${state} already.`;
      return [mailId, { mailId, orderId, userId, effect }];
    }),
  );
}

async function byRefund({ db }: Ctx, ids: string[]) {
  const rows = await db
    .select({
      id: refunds.id,
      orderId: refunds.orderId,
      organizerId: refunds.organizerId,
      amount: refunds.amount,
      state: refunds.state,
      currency: payments.currency,
      userId: orders.userId,
    })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .where(inArray(refunds.id, ids));
  return new Map(
    rows.map(({ id: refundId, amount, currency, state, ...about }) => {
      const due = state === 'owed' || state === 'requested';
      const effect = due
        ? 'Gives the money back that is still owed.'
        : `Does nothing: this refund is ${state}.`;
      return [refundId, { ...about, ...(due && { moneyAtRisk: amount, currency }), effect }];
    }),
  );
}

async function byPerformance({ db }: Ctx, ids: string[]) {
  const rows = await db
    .select({ id: performances.id, eventId: performances.eventId, organizerId: events.organizerId })
    .from(performances)
    .innerJoin(events, eq(events.id, performances.eventId))
    .where(inArray(performances.id, ids));
  const effect = 'Goes on with the refunds of this performance where they stand.';
  return new Map(rows.map(({ id: performanceId, ...about }) => [performanceId, { ...about, effect }]));
}

async function byDateChange({ db }: Ctx, ids: string[]) {
  const rows = await db
    .select({ id: dateChanges.id, eventId: performances.eventId, organizerId: events.organizerId })
    .from(dateChanges)
    .innerJoin(performances, eq(performances.id, dateChanges.performanceId))
    .innerJoin(events, eq(events.id, performances.eventId))
    .where(inArray(dateChanges.id, ids));
  const effect = 'Owes the mails about this changed date to the orders that have none yet.';
  return new Map(rows.map(({ id: changeId, ...about }) => [changeId, { ...about, effect }]));
}

async function byAttendeeMessage({ db }: Ctx, ids: string[]) {
  const rows = await db
    .select({
      id: attendeeMessages.id,
      organizerId: attendeeMessages.organizerId,
      state: attendeeMessages.state,
    })
    .from(attendeeMessages)
    .where(inArray(attendeeMessages.id, ids));
  return new Map(
    rows.map(({ id: messageId, organizerId, state }) => {
      const effect =
        state === 'sending'
          ? 'Owes the mails of this message to those who have none yet.'
          : `Does nothing: the message is ${state}.`;
      return [messageId, { organizerId, effect }];
    }),
  );
}

/** Stripe's object of an event: a session, a payment intent or what hangs on one. */
const stripeEvent = z.looseObject({
  id: z.string().min(1),
  type: z.string().min(1),
  data: z.looseObject({ object: z.looseObject({ id: z.string().optional() }) }),
});

function stripeSubject(payload: unknown): string | undefined {
  const object = stripeEvent.safeParse(payload).data?.data.object;
  const intent = object?.payment_intent;
  return typeof intent === 'string' ? intent : object?.id;
}

async function byStripeObject({ db }: Ctx, ids: string[]) {
  const rows = await db
    .select({
      id: orders.id,
      userId: orders.userId,
      total: orders.total,
      currency: orders.currency,
      status: orders.status,
      session: checkoutAttempts.sessionId,
      intent: payments.paymentIntentId,
    })
    .from(orders)
    .leftJoin(checkoutAttempts, eq(checkoutAttempts.orderId, orders.id))
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(
      or(
        inArray(
          orders.id,
          db
            .select({ id: checkoutAttempts.orderId })
            .from(checkoutAttempts)
            .where(inArray(checkoutAttempts.sessionId, ids)),
        ),
        inArray(
          orders.id,
          db.select({ id: payments.orderId }).from(payments).where(inArray(payments.paymentIntentId, ids)),
        ),
      ),
    );
  const facts = new Map<string, About & { effect: string }>();
  for (const { id: orderId, userId, total, currency, status, session, intent } of rows) {
    const about = {
      orderId,
      userId,
      moneyAtRisk: total,
      currency,
      effect: `Asks Stripe about this object again and settles the order, which is ${status.replaceAll('_', ' ')}.`,
    };
    for (const key of [session, intent]) if (key && ids.includes(key)) facts.set(key, about);
  }
  return facts;
}

const jobKinds: Record<string, Kind> = {
  'send-mail': { schema: z.strictObject({ mailId: id, trace }), subject: field('mailId'), facts: byMail },
  'refund-payment': {
    schema: z.strictObject({ refundId: id, trace }),
    subject: field('refundId'),
    facts: byRefund,
  },
  'refund-performance': {
    schema: z.strictObject({ performanceId: id, trace }),
    subject: field('performanceId'),
    facts: byPerformance,
  },
  'attendee-message': {
    schema: z.strictObject({ messageId: id, trace }),
    subject: field('messageId'),
    facts: byAttendeeMessage,
  },
  'date-change': {
    schema: z.strictObject({ changeId: id, trace }),
    subject: field('changeId'),
    facts: byDateChange,
  },
};

const stripeKind: Kind = { schema: stripeEvent, subject: stripeSubject, facts: byStripeObject };
/** A message of another system: any payload will do. */
const foreign: Kind = { schema: z.unknown() };

/** What is known of messages of this source and kind. */
export function kindOf(source: string, kind: string): Kind {
  if (source === 'jobs') return jobKinds[kind] ?? foreign;
  if (source === 'webhooks' && !kind.startsWith('email.')) return stripeKind;
  return foreign;
}

/** What each of these messages is about and would do, in their order; null where nothing is known. */
export async function factsOf(
  ctx: Ctx,
  messages: { source: string; kind: string; payload: unknown }[],
): Promise<((About & { effect: string }) | null)[]> {
  const facts = new Map<Kind['facts'], Map<string, About & { effect: string }>>();
  const asked = messages.map(({ source, kind, payload }) => {
    const known = kindOf(source, kind);
    return { facts: known.facts, subject: known.subject?.(payload) };
  });
  for (const ask of new Set(asked.map((one) => one.facts))) {
    const subjects = [
      ...new Set(asked.flatMap((one) => (one.facts === ask && one.subject ? [one.subject] : []))),
    ];
    if (ask && subjects.length > 0) facts.set(ask, await ask(ctx, subjects));
  }
  return asked.map(({ facts: ask, subject }) => (subject && facts.get(ask)?.get(subject)) || null);
}
