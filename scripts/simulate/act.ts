import type { Ctx } from '@/db';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { releaseHold } from '@/lib/inventory/release-hold';
import { sweepHolds } from '@/lib/inventory/sweep-holds';
import { placeOrder } from '@/lib/orders/place-order';
import { backfillEvents } from '@/lib/payments/backfill-events';
import { cancelCheckout } from '@/lib/payments/cancel-checkout';
import { reconcile } from '@/lib/payments/reconcile';
import { refreshOrder } from '@/lib/payments/refresh-order';
import { startCheckout } from '@/lib/payments/start-checkout';
import { type Books, priceOf } from './books';
import type { Step } from './history';
import type { About } from './model';
import { actAtStripe } from './outside';
import { returning } from './returns';
import type { Site } from './site';
import { type Answered, chooseMessage, deliver } from './webhooks';

/** A step made ready: what it is about, and the work itself, which tells whether a wish was granted. */
export type Deed = {
  about: About;
  messageId?: string;
  /** Left out where nobody has anything to do. */
  work?: () => Promise<boolean | undefined>;
  /** Whether it does anything in our house. */
  inside: boolean;
};

/** Jobs that one turn of the worker does of each queue at most. */
const atOnce = 2;

const inside = (work: Deed['work'], about: About = {}): Deed => ({ about, work, inside: work !== undefined });

/** Finds out what a step is about, before it begins. */
export async function prepare(site: Site, step: Step, books: Books, answered: Answered): Promise<Deed> {
  switch (step.kind) {
    case 'pay':
    case 'bank':
    case 'wait':
      return { about: {}, work: async () => actAtStripe(site, step), inside: false };
    case 'give back':
    case 'refund':
      return returning(site, step);
    case 'webhook': {
      const message = chooseMessage(site, step.which, books, answered);
      if (!message) return inside(undefined);
      return { ...inside(() => deliver(site, message.event), message.about), messageId: message.event.id };
    }
    case 'checkout':
      return inside(() => checkout(site, step.fan, books));
    case 'cancel':
    case 'refresh': {
      const { kind } = step;
      const orderId = books.payments[step.fan]?.orderId;
      if (!orderId) return inside(undefined);
      return inside(() => onOrder(site.visitor(step.fan), kind, orderId));
    }
    default:
      return inside(() => plain(site, step));
  }
}

async function plain(site: Site, step: Step): Promise<boolean | undefined> {
  const job = site.job('simulated');
  switch (step.kind) {
    case 'hold': {
      const input = holdInput.parse({ performanceId: site.world().seated, seatIndexes: step.seats });
      return (await hold({ ctx: site.visitor(step.fan), input })).ok;
    }
    case 'hold places': {
      const { standing: performanceId, level: priceLevelId } = site.world();
      const input = holdInput.parse({ performanceId, places: [{ priceLevelId, quantity: step.places }] });
      return (await hold({ ctx: site.visitor(step.fan), input })).ok;
    }
    case 'release':
      return (await releaseHold({ ctx: site.visitor(step.fan), input: {} })).ok;
    case 'forged webhook':
      return deliver(site, undefined);
    case 'sweep':
      await sweepHolds({ ctx: job, input: { limit: 100 } });
      return;
    case 'reconcile':
      await reconcile({ ctx: job, input: { olderThanSeconds: 60 } });
      return;
    case 'backfill':
      await backfillEvents({ ctx: job });
      return;
    case 'work':
      return work(site);
    case 'supervise':
      await site.worker.supervise();
      return;
    case 'restart':
      await site.restart();
      return;
    default:
      return;
  }
}

async function checkout(site: Site, fan: number, books: Books): Promise<boolean> {
  const ctx = site.visitor(fan);
  const acceptedTotal = priceOf(books.fans[fan]?.held ?? { seats: [], places: 0 });
  const input = { email: `fan-${fan}@example.test`, buyerName: 'Ada Fan', acceptedTotal };
  const placed = await placeOrder({ ctx, input });
  if (!placed.ok) return false;
  return (await startCheckout({ ctx, input: { orderId: placed.orderId } })).ok;
}

async function onOrder(ctx: Ctx, kind: 'cancel' | 'refresh', orderId: string): Promise<boolean | undefined> {
  if (kind === 'cancel') return (await cancelCheckout({ ctx, input: { orderId } })).ok;
  await refreshOrder({ ctx, input: { orderId } });
  return;
}

async function work({ worker }: Site): Promise<undefined> {
  for (const queue of ['refund-payment', 'send-mail'] as const) {
    for (let n = 0; n < atOnce && (await worker.work(queue)); n++);
  }
}
