import { Agent, request } from 'node:http';
import { connect } from '@/db';
import { env } from '@/lib/env';
import { settleSession } from '@/lib/payments/settle-session';
import type { SessionFacts } from '@/lib/stripe/checkout';
import { runClients } from '@/scripts/bench/clients';
import { readState, type StandInState } from '@/scripts/bench/orders/stand-in';
import { servePart } from '@/scripts/bench/part';
import { type Spread, spreadOf } from '@/scripts/bench/statistics';
import { signatureHeader } from '@/scripts/local/stripe/webhooks/signature';

export type SettleInput = {
  via: 'webhook' | 'direct';
  siteUrl: string;
  stripeUrl: string;
  sessionIds: string[];
  clients: number;
};
export type SettleOutput = Spread & { seconds: number; answers: Record<string, number> };

type Event = StandInState['events'][number];
type Settle = (event: Event, session: StandInState['sessions'][number]) => Promise<string>;

/** The webhook as Stripe sends it: the whole event, signed. */
function overHttp({ siteUrl, clients }: SettleInput): Settle {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const url = new URL('/api/stripe/webhook', siteUrl);
  const secrets = env().STRIPE_WEBHOOK_SECRET;
  return (event) => {
    const body = JSON.stringify(event);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'stripe-signature': signatureHeader(body, secrets, Math.floor(Date.now() / 1_000)),
    };
    return new Promise((resolve, reject) => {
      request(url, { method: 'POST', agent, headers }, (response) => {
        response.resume().once('end', () => resolve(`HTTP ${response.statusCode}`));
      })
        .once('error', reject)
        .end(body);
    });
  };
}

/** The transaction alone, with what the site would have learnt from Stripe already in hand. */
function directly(): Settle {
  const pool = env().DATABASE_POOL;
  const { db } = connect(env().DATABASE_URL, { pool, name: 'tessera-bench-floor' });
  return (event, session) => {
    const facts: SessionFacts = {
      sessionId: session.id,
      orderId: session.metadata.order_id ?? null,
      attempt: Number(session.metadata.attempt),
      state: 'paid',
      paymentIntentId: session.payment_intent,
      amount: session.amount_total,
      currency: session.currency,
    };
    const ctx = { actor: { kind: 'stripe', eventId: event.id } as const, db };
    return settleSession({ ctx, input: { facts, event: { id: event.id, type: event.type } } });
  };
}

await servePart(async (input: SettleInput): Promise<SettleOutput> => {
  const state = await readState(input.stripeUrl);
  const sessions = new Map(state.sessions.map((session) => [session.id, session]));
  const wanted = new Set(input.sessionIds);
  const completed = state.events.filter(
    ({ type, data }) => type === 'checkout.session.completed' && wanted.has(data.object.id),
  );
  const settle = input.via === 'webhook' ? overHttp(input) : directly();
  const answers: Record<string, number> = {};
  const { latencies, seconds } = await runClients({
    clients: input.clients,
    seconds: 600,
    work: async () => {
      const event = completed.pop();
      const session = event && sessions.get(event.data.object.id);
      if (!session) return false;
      const answer = await settle(event, session).catch((error: Error) => error.message.slice(0, 80));
      answers[answer] = (answers[answer] ?? 0) + 1;
      return true;
    },
  });
  return { ...spreadOf(latencies), seconds, answers };
});
