/** What the bench needs of the stand-in's state. */
export type StandInState = {
  sessions: {
    id: string;
    amount_total: number;
    currency: string;
    payment_intent: string | null;
    metadata: Metadata;
  }[];
  events: { id: string; type: string; data: { object: { id: string } } }[];
  charges: { payment_intent: string | null; amount_captured: number; currency: string }[];
  refunds: { id: string; payment_intent: string | null; amount: number; status: string | null }[];
};

type Metadata = { order_id?: string; attempt?: string };

async function control<Answer>(url: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${url}/_control${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The stand-in answered ${response.status} to ${path}`);
  return (await response.json()) as Answer;
}

export const readState = (url: string) => control<StandInState>(url, '/state');

/** Pays a session by card, without its page. */
export const paySession = (url: string, id: string) => control(url, `/sessions/${id}/pay`, {});

/** Keeps the stand-in from sending events by itself: the bench sends them. */
export const keepEvents = (url: string) =>
  control(url, '/webhooks', { drop: [{ type: '*', count: 1_000_000 }] });
