import { z } from 'zod';
import { startStripeStandIn } from './stand-in';

const settings = z
  .object({
    STRIPE_PORT: z.coerce.number().int().min(0).max(65_535),
    STRIPE_WEBHOOK_URL: z.url(),
    STRIPE_WEBHOOK_SECRET: z.string().min(1),
    // Empty means not set, as in a .env file.
    STRIPE_DATA_FILE: z
      .string()
      .optional()
      .transform((file) => file || undefined),
  })
  .safeParse(process.env);

if (!settings.success) {
  process.stderr.write(`The Stripe stand-in needs its settings:\n${z.prettifyError(settings.error)}\n`);
  process.exit(1);
}

const { STRIPE_PORT, STRIPE_WEBHOOK_URL, STRIPE_WEBHOOK_SECRET, STRIPE_DATA_FILE } = settings.data;

const standIn = await startStripeStandIn({
  port: STRIPE_PORT,
  webhookUrl: STRIPE_WEBHOOK_URL,
  webhookSecret: STRIPE_WEBHOOK_SECRET,
  publicUrl: STRIPE_PORT === 0 ? undefined : `http://localhost:${STRIPE_PORT}`,
  dataFile: STRIPE_DATA_FILE,
}).catch((error: Error) => {
  process.stderr.write(`The Stripe stand-in could not start: ${error.message}\n`);
  process.exit(1);
});
process.stdout.write(`Stripe stand-in at ${standIn.url}, webhooks to ${STRIPE_WEBHOOK_URL}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    standIn.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
