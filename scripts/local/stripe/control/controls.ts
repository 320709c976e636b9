import { type FaultInput, type FaultRule, newFault } from '@/scripts/local/shared/faults';
import { closeDispute, findDispute, openDispute } from '../objects/disputes';
import { answerChallenge, type CardOutcome, payByCard, payByDebit, settleDebit } from '../objects/payments';
import type { ChargeObject, Delivery, DisputeObject, RefundObject, SessionObject } from '../objects/records';
import { failRefund, findRefund } from '../objects/refunds';
import { expireSession, findSession } from '../objects/sessions';
import { clearState } from '../state';
import type { WebhookBehaviour } from '../webhooks/behaviour';
import type { Endpoint } from '../webhooks/deliver';
import type { WebhookQueue } from '../webhooks/queue';
import { noSuch } from '../wire/errors';
import { newId } from '../wire/ids';
import type { World } from '../world';
import { dumpState } from './dump';

type CardPayment = { card?: string; email?: string; name?: string };
type DebitPayment = { succeeds?: boolean; afterMs?: number; email?: string; name?: string };
export type Controls = ReturnType<typeof createControls>;

/** What tests and developers can make the stand-in do; the HTTP control calls are these same functions. */
export function createControls(world: World, webhooks: WebhookQueue, changed: (clockMoved: boolean) => void) {
  const { state } = world;
  const payer = (input: { email?: string; name?: string }, session: SessionObject) => ({
    email: input.email ?? session.customer_email ?? 'fan@example.com',
    name: input.name ?? 'Test Fan',
  });

  /** Runs a change, then does what has fallen due and saves. */
  function change<T>(run: () => T, clockMoved = false): T {
    try {
      return run();
    } finally {
      changed(clockMoved);
    }
  }

  return {
    /** Pays a session by card without the hosted page. */
    paySession(id: string, input: CardPayment = {}): { outcome: CardOutcome; session: SessionObject } {
      return change(() => {
        const record = findSession(world, id);
        const card = (input.card ?? '4242424242424242').replaceAll(/\D/g, '');
        return {
          outcome: payByCard(world, record, card, payer(input, record.object)),
          session: record.object,
        };
      });
    },
    /** The cardholder's answer to 3-D Secure. */
    answerChallenge(id: string, succeeds: boolean): { outcome: CardOutcome; session: SessionObject } {
      return change(() => {
        const record = findSession(world, id);
        return { outcome: answerChallenge(world, record, succeeds), session: record.object };
      });
    },
    /** Orders a bank debit, which settles after `afterMs` or upon `settle`. */
    payByDebit(id: string, input: DebitPayment = {}): SessionObject {
      return change(() => {
        const record = findSession(world, id);
        const { succeeds = true, afterMs = world.settleAfterMs } = input;
        payByDebit(world, record, { payer: payer(input, record.object), succeeds, afterMs });
        return record.object;
      });
    },
    /** Settles a bank debit now. */
    settle(id: string, succeeds: boolean): SessionObject {
      return change(() => {
        const record = findSession(world, id);
        settleDebit(world, record, succeeds);
        return record.object;
      });
    },
    expireSession(id: string): SessionObject {
      return change(() => {
        const record = findSession(world, id);
        expireSession(world, record);
        return record.object;
      });
    },
    failRefund(id: string, reason = 'expired_or_canceled_card'): RefundObject {
      return change(() => {
        const refund = findRefund(world, id);
        failRefund(world, refund, reason);
        return refund;
      });
    },
    /** Opens a dispute on a charge, named by its own id or its payment intent's. */
    openDispute(chargeOrIntent: string, reason = 'fraudulent'): DisputeObject {
      return change(() => openDispute(world, findCharge(world, chargeOrIntent), reason));
    },
    closeDispute(id: string, won: boolean): DisputeObject {
      return change(() => {
        const dispute = findDispute(world, id);
        closeDispute(world, dispute, won);
        return dispute;
      });
    },
    addFault(input: FaultInput): FaultRule {
      return change(() => {
        const rule = newFault(newId('fault_'), input, '^/v1/');
        state.faults.push(rule);
        return rule;
      });
    },
    clearFaults(): void {
      change(() => state.faults.splice(0));
    },
    /** Changes how webhooks behave; fields that are not named stay. */
    setWebhooks(patch: Partial<WebhookBehaviour & Endpoint>): WebhookBehaviour & Endpoint {
      return change(() => {
        const { url, secrets, ...behaviour } = patch;
        Object.assign(webhooks.endpoint, { ...(url && { url }), ...(secrets && { secrets }) });
        Object.assign(state.webhooks, behaviour);
        return { ...state.webhooks, ...webhooks.endpoint };
      });
    },
    /** Sends an event once more; answers the new delivery. */
    resend(eventId: string): Delivery {
      return change(() => {
        const event = state.events.get(eventId);
        if (!event) throw noSuch('event', eventId, 'id');
        return webhooks.resend(event);
      });
    },
    /** Sets the clock's distance from real time, or moves it on; ms. */
    moveClock(move: { offsetMs: number } | { advanceMs: number }): { now: number; offsetMs: number } {
      return change(() => {
        state.clockOffsetMs = 'offsetMs' in move ? move.offsetMs : state.clockOffsetMs + move.advanceMs;
        return { now: world.now(), offsetMs: state.clockOffsetMs };
      }, true);
    },
    deliveries: (): Delivery[] => [...state.deliveries.values()],
    dump: () => dumpState(world),
    /** Forgets everything: objects, faults, behaviour and clock. */
    reset(): void {
      change(() => clearState(state), true);
    },
  };
}

function findCharge(world: World, id: string): ChargeObject {
  const intent = world.state.intents.get(id);
  const charge = world.state.charges.get(intent?.latest_charge ?? id);
  if (!charge) throw noSuch('charge', id, 'id');
  return charge;
}
