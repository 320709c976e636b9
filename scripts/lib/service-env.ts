import { join } from 'node:path';
import type { Secrets } from '@/scripts/lib/secrets';
import type { Settings } from '@/scripts/lib/settings';

export type ServiceEnv = NodeJS.ProcessEnv & { DATABASE_URL: string; BASE_URL: string };

/**
 * The environment that every part of the stack gets: the caller's own, completed with the addresses and secrets of
 * the stand-ins for whatever it does not set.
 */
export function serviceEnv(options: {
  source: NodeJS.ProcessEnv;
  settings: Settings;
  secrets: Secrets;
  databaseUrl: string;
  dataDir: string;
  mode: 'production' | 'development';
}): ServiceEnv {
  const { source, settings, secrets, databaseUrl, dataDir, mode } = options;
  const { ports, baseUrl } = settings;
  return {
    ...source,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    BASE_URL: baseUrl,
    PORT: String(ports.site),
    AUTH_SECRET: source.AUTH_SECRET || secrets.authSecret,
    ...(settings.stripe === 'local' && {
      STRIPE_SECRET_KEY: secrets.stripeKey,
      STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
      STRIPE_API_URL: `http://localhost:${ports.stripe}`,
      STRIPE_PORT: String(ports.stripe),
      STRIPE_WEBHOOK_URL: `http://localhost:${ports.site}/api/stripe/webhook`,
      STRIPE_DATA_FILE: join(dataDir, 'stripe.json'),
    }),
    ...(settings.mail === 'local' && {
      RESEND_API_KEY: secrets.resendKey,
      RESEND_API_URL: `http://localhost:${ports.inbox}`,
      INBOX_PORT: String(ports.inbox),
      INBOX_DATA_FILE: join(dataDir, 'inbox.json'),
    }),
  };
}
