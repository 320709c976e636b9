import { request } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { refusalOf, sessionParams, startTestWorld } from './testing';

async function startWithCalls() {
  const world = await startTestWorld();
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${world.standIn.url}/_control${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: response.status, body: await response.json() };
  };
  const session = await world.stripe.checkout.sessions.create(sessionParams());
  return { ...world, call, session };
}

describe('control calls', () => {
  it('pay, challenge, order a debit, settle and expire', async () => {
    const { call, session, stripe } = await startWithCalls();
    const declined = await call('POST', `/sessions/${session.id}/pay`, { card: '4000000000000002' });
    expect(declined.body.outcome.kind).toBe('declined');
    await call('POST', `/sessions/${session.id}/pay`, { card: '4000002500003155' });
    const paid = await call('POST', `/sessions/${session.id}/challenge`, { succeeds: true });
    expect(paid.body).toMatchObject({ outcome: { kind: 'paid' }, session: { payment_status: 'paid' } });
    expect(await call('POST', `/sessions/${session.id}/pay`, {})).toMatchObject({ status: 400 });

    const second = await stripe.checkout.sessions.create(sessionParams());
    await call('POST', `/sessions/${second.id}/debit`, { succeeds: false });
    const settled = await call('POST', `/sessions/${second.id}/settle`, { succeeds: true });
    expect(settled.body.payment_status).toBe('paid');

    const third = await stripe.checkout.sessions.create(sessionParams());
    expect((await call('POST', `/sessions/${third.id}/expire`)).body.status).toBe('expired');
    const { body } = await call('GET', '/state');
    expect(body.totals).toEqual({ usd: { captured: 25_400, refunded: 0, disputed: 0 } });
    expect(body.sessions).toHaveLength(3);
  });

  it('fail refunds, open and close disputes, send events again', async () => {
    const { call, session, stripe, inbox } = await startWithCalls();
    const { body } = await call('POST', `/sessions/${session.id}/pay`, {});
    const refund = await stripe.refunds.create({ payment_intent: body.session.payment_intent, amount: 100 });
    expect((await call('POST', `/refunds/${refund.id}/fail`, { reason: 'declined' })).body).toMatchObject({
      status: 'failed',
      failure_reason: 'declined',
    });
    const dispute = await call('POST', '/disputes', { charge: body.session.payment_intent });
    expect((await call('POST', `/disputes/${dispute.body.id}/close`, { won: false })).body.status).toBe(
      'lost',
    );
    const [event] = (await stripe.events.list({ type: 'charge.succeeded' })).data;
    await call('POST', `/events/${event?.id}/resend`);
    await vi.waitFor(() =>
      expect(inbox.types().filter((type) => type === 'charge.succeeded')).toHaveLength(2),
    );
    const deliveries = await call('GET', '/deliveries');
    expect(
      deliveries.body.filter((delivery: { event: string }) => delivery.event === event?.id),
    ).toHaveLength(2);
  });

  it('set faults, webhooks and the clock, and reset all of it', async () => {
    const { call, stripe, standIn } = await startWithCalls();
    await call('POST', '/faults', { kind: 'status', status: 503, path: '^/v1/balance$', times: 5 });
    expect(await refusalOf(stripe.balance.retrieve())).toMatchObject({ statusCode: 503 });
    expect((await call('DELETE', '/faults')).status).toBe(200);
    await stripe.balance.retrieve();
    const behaviour = await call('POST', '/webhooks', { duplicate: 2, drop: [{ type: '*', count: 1 }] });
    expect(behaviour.body).toMatchObject({ duplicate: 2, paused: false, drop: [{ type: '*', count: 1 }] });
    expect((await call('POST', '/clock', { advanceMs: 60_000 })).body.offsetMs).toBe(60_000);
    await call('POST', '/reset');
    expect(standIn.state).toMatchObject({
      clockOffsetMs: 0,
      faults: [],
      webhooks: { duplicate: 0, drop: [] },
    });
    expect((await stripe.checkout.sessions.list()).data).toEqual([]);
  });

  it('say what was asked wrongly', async () => {
    const { call } = await startWithCalls();
    expect(await call('POST', '/faults', { kind: 'fire' })).toMatchObject({ status: 400 });
    expect(await call('POST', '/webhooks', { duplicates: 1 })).toMatchObject({ status: 400 });
    expect((await call('POST', '/sessions/cs_test_x/pay', {})).body.error).toContain(
      'No such checkout.session',
    );
    expect(await call('GET', '/nothing')).toMatchObject({ status: 404 });
  });

  it('are refused to pages of other sites', async () => {
    const { standIn, session } = await startWithCalls();
    const url = `${standIn.url}/_control/sessions/${session.id}/pay`;
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(403);
    const send = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const call = request(`${standIn.url}/_control/reset`, { method: 'POST', headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        call.on('error', reject).end();
      });
    expect(await send({ host: 'evil.example' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send({})).toBe(200);
  });
});
