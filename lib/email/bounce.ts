import { Resend } from 'resend';
import { z } from 'zod';
import { env } from '@/lib/env';

/** A soft bounce (a full mailbox) is Resend's to try again; only a permanent one is news. */
const hardBounce = z.object({
  type: z.literal('email.bounced'),
  data: z.object({
    bounce: z.object({ type: z.literal('Permanent') }),
    tags: z.object({ mail_id: z.uuid() }),
  }),
});

type BounceEvent = 'forged' | 'other' | { mailId: string };

/**
 * Checks the signature of a message from Resend (at most five minutes old) and says which of our mails it reports as
 * bounced for good; 'other' for what we do not act on. Everything is 'forged' while no secret is configured.
 */
export function readBounce(body: string, headers: Headers): BounceEvent {
  const { RESEND_WEBHOOK_SECRET: webhookSecret, RESEND_API_KEY: key } = env();
  const [id, timestamp, signature] = ['svix-id', 'svix-timestamp', 'svix-signature'].map((name) =>
    headers.get(name),
  );
  if (!webhookSecret || !key || !id || !timestamp || !signature) return 'forged';
  let event: unknown;
  try {
    event = new Resend(key).webhooks.verify({
      payload: body,
      headers: { id, timestamp, signature },
      webhookSecret,
    });
  } catch {
    return 'forged';
  }
  return readKeptBounce(event);
}

/** The same for a message whose signature was checked when it came. */
export function readKeptBounce(event: unknown): Exclude<BounceEvent, 'forged'> {
  const bounce = hardBounce.safeParse(event);
  return bounce.success ? { mailId: bounce.data.data.tags.mail_id } : 'other';
}
