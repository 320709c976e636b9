import { answerKeptWebhook } from '@/lib/failures/answer-kept-webhook';
import { isHandled } from '@/lib/stripe/event-types';
import { signatureHeader } from '@/scripts/local/stripe/webhooks/signature';
import type { Books } from './books';
import type { About } from './model';
import type { Site } from './site';

/** Which of Stripe's messages we have dealt with; `maybe` when the answer was lost, or the process. */
export type Answered = Map<string, 'maybe' | 'yes'>;

type Message = {
  id: string;
  type: string;
  data: { object: { id: string; metadata?: Record<string, string> | null } };
};

/** The message that a step names; undefined when there is none. */
export function chooseMessage(
  { stripe }: Site,
  which: 'newest' | 'oldest' | number,
  { payments }: Books,
  answered: Answered,
) {
  const messages = [...stripe.state.events.values()].filter(({ type }) =>
    isHandled(type),
  ) as unknown as Message[];
  const open = messages.filter(({ id }) => answered.get(id) !== 'yes');
  const event =
    typeof which === 'number'
      ? messages.at(-1 - (which % Math.max(1, messages.length)))
      : open.at(which === 'newest' ? -1 : 0);
  if (!event) return;
  const { id, metadata } = event.data.object;
  const owner = payments.findIndex((payment) => payment?.orderId === metadata?.order_id);
  const known = answered.get(event.id) ?? ('no' as const);
  const about: About = event.type.startsWith('checkout.')
    ? { session: { id, fan: owner < 0 ? null : owner, known } }
    : {};
  return { event, about };
}

/** Stripe's server calls ours; without a message, somebody else does who has no secret. */
export async function deliver({ webhookSecret }: Site, event: object | undefined): Promise<boolean> {
  const body = JSON.stringify(
    event ?? { id: 'evt_forged', type: 'checkout.session.completed', data: { object: {} } },
  );
  // By the real clock, since the SDK asks it whether a signature is too old.
  const signature = signatureHeader(
    body,
    [event ? webhookSecret : 'whsec_of_somebody'],
    Math.floor(Date.now() / 1_000),
  );
  const headers = new Headers({ 'stripe-signature': signature });
  const { status } = await answerKeptWebhook({
    url: '/api/stripe/webhook',
    headers,
    body: Buffer.from(body),
  });
  return status === 200;
}
