import { z } from 'zod';

/** An empty string in the environment means "not set", as in a `.env` file with nothing after the sign. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const withDefault = <T extends z.ZodType>(schema: T, fallback: z.input<T>) =>
  z.preprocess((value) => (value === '' || value === undefined ? fallback : value), schema);

const schema = z.object({
  NODE_ENV: withDefault(z.enum(['development', 'test', 'production']), 'development'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'DATABASE_URL must be a postgres:// address' }),
  /** Connections per process; eight to ten is where throughput peaks. */
  DATABASE_POOL: withDefault(z.coerce.number().int().min(1).max(100), 8),
  /** Web processes on one port. */
  WEB_PROCESSES: withDefault(z.coerce.number().int().min(1).max(64), 1),
  BASE_URL: withDefault(z.url(), 'http://localhost:3000'),
  /** Signs session cookies, guest links and cart cookies; at least 32 characters. */
  AUTH_SECRET: z.string().min(32, 'AUTH_SECRET must have at least 32 characters'),
  STRIPE_SECRET_KEY: z.string().min(1),
  /** One secret, or several separated by commas while a rotation is under way. */
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .min(1)
    .transform((value) => value.split(',').map((part) => part.trim())),
  /** Only for the local stand-in; unset means api.stripe.com. */
  STRIPE_API_URL: optional(z.url()),
  RESEND_API_KEY: optional(z.string()),
  /** Only for the local inbox; unset means api.resend.com. */
  RESEND_API_URL: optional(z.url()),
  /** Signing secret of Resend's webhook, which tells of mail that came back; unset: nobody is told. */
  RESEND_WEBHOOK_SECRET: optional(z.string().startsWith('whsec_')),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: withDefault(z.string(), 'Tessera <tickets@tessera.example>'),
  GOOGLE_CLIENT_ID: optional(z.string()),
  GOOGLE_CLIENT_SECRET: optional(z.string()),
  /** What a Prometheus sends as its bearer token to /api/metrics; unset: there are none. */
  METRICS_TOKEN: optional(z.string().min(16, 'METRICS_TOKEN must have at least 16 characters')),
  LOG_LEVEL: withDefault(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']), 'info'),
  /** Minutes that seats stay in a cart. */
  HOLD_MINUTES: withDefault(z.coerce.number().positive().max(60), 10),
});

export type Env = z.infer<typeof schema>;

/** Reads and checks an environment. Throws one message that names every variable that is missing or wrong. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not complete (see .env.example):\n${lines.join('\n')}`);
}

let cached: Env | undefined;

/** The environment of this process, parsed at first use. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** The log level alone, so that a process whose environment is incomplete can still say so. */
export function logLevel(): string {
  return process.env.LOG_LEVEL || (process.env.NODE_ENV === 'test' ? 'silent' : 'info');
}

/** next-auth takes the site's address from the environment only; this gives it ours. */
export function shareBaseUrl(): void {
  process.env.NEXTAUTH_URL = env().BASE_URL;
}
