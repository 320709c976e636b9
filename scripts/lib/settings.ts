import { Problem } from '@/scripts/lib/problem';

type Source = Record<string, string | undefined>;

type Ports = { site: number; inbox: number; stripe: number; postgres: number };

/** What a start will run, and on which ports; what is not `local` comes from the environment. */
export type Settings = {
  ports: Ports;
  baseUrl: string;
  database: 'local' | 'given';
  stripe: 'local' | 'given';
  mail: 'local' | 'given';
};

function portFrom(source: Source, name: string, fallback: number): number {
  const text = source[name];
  if (!text) return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Problem(`${name}=${text} is not a port: choose a number from 1 to 65535.`);
  }
  return port;
}

function stripeFrom(source: Source): Settings['stripe'] {
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: secret } = source;
  if (key && secret) return 'given';
  if (!key && !secret) return 'local';
  throw new Problem(
    `${key ? 'STRIPE_WEBHOOK_SECRET' : 'STRIPE_SECRET_KEY'} is missing: set both Stripe variables, or neither for the local stand-in.`,
  );
}

/** Reads from the environment which services are real and which ports to use. Throws a Problem for a bad value. */
export function readSettings(source: Source): Settings {
  const site = portFrom(source, 'PORT', 3000);
  const ports = {
    site,
    inbox: portFrom(source, 'INBOX_PORT', site + 1),
    stripe: portFrom(source, 'STRIPE_PORT', site + 2),
    postgres: portFrom(source, 'POSTGRES_PORT', site + 3),
  };
  const settings: Settings = {
    ports,
    baseUrl: (source.BASE_URL || `http://localhost:${site}`).replace(/\/$/, ''),
    database: source.DATABASE_URL ? 'given' : 'local',
    stripe: stripeFrom(source),
    mail: source.RESEND_API_KEY || source.SMTP_URL ? 'given' : 'local',
  };
  const used = portsInUse(settings).map(({ port }) => port);
  if (new Set(used).size < used.length) {
    throw new Problem(
      'Two of PORT, INBOX_PORT, STRIPE_PORT and POSTGRES_PORT are the same: give each its own.',
    );
  }
  return settings;
}

/** The ports that a start will listen on, with the variable that changes each. */
export function portsInUse({ ports, database, stripe, mail }: Settings) {
  const all = [
    { port: ports.site, what: 'the site', variable: 'PORT', used: true },
    { port: ports.inbox, what: 'the inbox', variable: 'INBOX_PORT', used: mail === 'local' },
    { port: ports.stripe, what: 'the Stripe stand-in', variable: 'STRIPE_PORT', used: stripe === 'local' },
    { port: ports.postgres, what: 'PostgreSQL', variable: 'POSTGRES_PORT', used: database === 'local' },
  ];
  return all.filter(({ used }) => used);
}

/** Whether a PostgreSQL address points at this machine. */
export function isLocalDatabase(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return host === '' || host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}
