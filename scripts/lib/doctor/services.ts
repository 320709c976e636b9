import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { stripe } from '@/lib/stripe/client';
import { handledEventTypes } from '@/lib/stripe/event-types';
import { type Check, type Finding, fail, get, ok, said, warn } from '@/scripts/lib/doctor/check';

const webhookPath = '/api/stripe/webhook';

/** Sends the site an event of a type that nobody handles, signed with a secret; returns the status it answers. */
async function deliver(base: string, secret: string): Promise<number> {
  const created = Math.floor(Date.now() / 1000);
  const payload = JSON.stringify({
    id: `evt_doctor_${created}`,
    object: 'event',
    type: 'tessera.doctor',
    created,
    data: { object: {} },
  });
  const signature = stripe().webhooks.generateTestHeaderString({ payload, secret });
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
  const response = await get(`${base}${webhookPath}`, { method: 'POST', headers, body: payload });
  return response.status;
}

async function endpointAtStripe(base: string): Promise<Finding> {
  const url = `${base}${webhookPath}`;
  const { data } = await stripe().webhookEndpoints.list({ limit: 100 });
  const endpoint = data.find((candidate) => candidate.url === url);
  if (!endpoint)
    return fail(`Stripe knows no endpoint ${url}`, 'Add it in the Stripe dashboard (Developers, Webhooks).');
  if (endpoint.status !== 'enabled')
    return fail('Stripe has disabled the endpoint', 'Enable it in the dashboard.');
  const sent: string[] = endpoint.enabled_events;
  const missing = sent.includes('*') ? [] : handledEventTypes.filter((type) => !sent.includes(type));
  if (missing.length > 0)
    return fail(`Stripe does not send ${missing.join(', ')}`, 'Add them to the endpoint.');
  return ok(`Stripe delivers to ${url}`);
}

async function smtpGreeting(address: string): Promise<Finding> {
  const { hostname, port, protocol } = new URL(address);
  const secure = protocol === 'smtps:';
  const target = { host: hostname, port: Number(port || (secure ? 465 : 587)) };
  const greeting = await new Promise<string>((resolve, reject) => {
    const socket = secure ? connectTls({ ...target, servername: hostname }) : connect(target);
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer within 10 s')));
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.end('QUIT\r\n');
      resolve(data.toString());
    });
  });
  if (greeting.startsWith('220')) return ok(`SMTP server ${hostname} answers`);
  return fail(`SMTP server ${hostname} says ${greeting.trim()}`, 'Check SMTP_URL.');
}

async function resendKey(key: string): Promise<Finding> {
  const response = await get('https://api.resend.com/domains', {
    headers: { authorization: `Bearer ${key}` },
  });
  if (response.ok) return ok('Resend accepts the key');
  // A key that may only send is refused here by name, and is fine.
  if ((await response.text()).includes('restricted_api_key'))
    return ok('Resend accepts the key (sending only)');
  return fail(`Resend answers ${response.status}`, 'Check RESEND_API_KEY.');
}

function skew(seconds: number, than: string): Finding {
  const text = `${Math.abs(seconds).toFixed(1)} s from ${than}`;
  const todo = 'Let NTP set the clock of this machine.';
  if (Math.abs(seconds) > 60) return fail(text, todo);
  return Math.abs(seconds) > 5 ? warn(text, todo) : ok(text);
}

export const serviceChecks: Check[] = [
  {
    name: 'base URL',
    run: async ({ env }) => {
      const response = await get(`${env.BASE_URL}/api/health`);
      if (response.ok) return ok(`${env.BASE_URL} is healthy`);
      return fail(`${env.BASE_URL} answers ${response.status}`, 'Start the site, and look at its log.');
    },
  },
  {
    name: 'webhook secret',
    run: async ({ env }) => {
      for (const secret of env.STRIPE_WEBHOOK_SECRET) {
        const status = await deliver(env.BASE_URL, secret);
        if (status !== 200) {
          return fail(
            `the site answers ${status} to a signed event`,
            'Restart the site with this STRIPE_WEBHOOK_SECRET.',
          );
        }
      }
      const forged = await deliver(env.BASE_URL, 'whsec_not_ours');
      if (forged !== 400)
        return fail(`a forged event is answered with ${forged}`, 'Stop selling and look at the log.');
      return env.STRIPE_API_URL
        ? ok('a signed event is taken, a forged one refused')
        : endpointAtStripe(env.BASE_URL);
    },
  },
  {
    name: 'mail',
    run: async ({ env }) => {
      if (env.RESEND_API_URL) {
        await get(env.RESEND_API_URL);
        return ok(`the local inbox answers at ${env.RESEND_API_URL}`);
      }
      if (env.RESEND_API_KEY) return resendKey(env.RESEND_API_KEY);
      if (env.SMTP_URL) return smtpGreeting(env.SMTP_URL);
      return fail('no way to send mail', 'Set RESEND_API_KEY or SMTP_URL.');
    },
  },
  {
    name: 'clock, database',
    run: async ({ sql }) => {
      const [row] = await sql<{ at: number }[]>`select extract(epoch from clock_timestamp())::float8 as at`;
      return skew((row?.at ?? 0) - Date.now() / 1000, 'the database');
    },
  },
  {
    name: 'clock, Stripe',
    run: async ({ env }) => {
      const response = await get(env.STRIPE_API_URL ?? 'https://api.stripe.com/');
      const date = response.headers.get('date');
      if (!date) return warn('Stripe sent no date', 'Run again.');
      // The header has whole seconds: its middle is the best guess.
      return skew((Date.parse(date) + 500 - Date.now()) / 1000, 'Stripe');
    },
  },
];

/** Runs a check; what it throws is a failure with the cause. */
export async function examine(check: Check, patient: Parameters<Check['run']>[0]): Promise<Finding> {
  try {
    return await check.run(patient);
  } catch (error) {
    return fail(`no answer (${said(error)})`, 'Check that it runs, and its address in the environment.');
  }
}
