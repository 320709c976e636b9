import { z } from 'zod';
import { runCommand } from '@/scripts/local/shared/command';
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

const standIn = await runCommand({
  name: 'The Stripe stand-in',
  portVariable: 'STRIPE_PORT',
  start: () =>
    startStripeStandIn({
      port: STRIPE_PORT,
      webhookUrl: STRIPE_WEBHOOK_URL,
      webhookSecret: STRIPE_WEBHOOK_SECRET,
      publicUrl: STRIPE_PORT === 0 ? undefined : `http://localhost:${STRIPE_PORT}`,
      dataFile: STRIPE_DATA_FILE,
    }),
});
process.stdout.write(`Stripe stand-in at ${standIn.url}, webhooks to ${STRIPE_WEBHOOK_URL}\n`);
