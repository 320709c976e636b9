import { and, eq, isNull, sql } from 'drizzle-orm';
import { v5 } from 'uuid';
import type { Ctx } from '@/db';
import { alertChannels, alertDeliveries, alerts, users } from '@/db/schema';
import { renderMail } from '@/lib/email/render';
import { sendMessage } from '@/lib/email/send';
import { writeMail } from '@/lib/email/templates/write-mail';
import { env } from '@/lib/env';
import { safePost } from '@/lib/http/safe-post';
import { log } from '@/lib/log';
import { unseal } from '@/lib/secret-box';
import { type News, newsWords, signature, slackBody, webhookBody } from './news';

type Channel = typeof alertChannels.$inferSelect;
export type Post = typeof safePost;

const leaseSeconds = 60;
/** About two days of tries, the last ones a quarter of an hour apart. */
const mostAttempts = 200;

/**
 * Tells what is owed, each piece by one process at a time. It goes past the queue and its worker, since it may be
 * about them. What a channel does not take is tried again; a channel's trouble does not keep the others waiting.
 */
export async function sendNews({
  ctx,
  post = safePost,
}: {
  ctx: Ctx;
  post?: Post;
}): Promise<{ sent: number; failed: number }> {
  const taken = await ctx.db.execute<{ id: string }>(sql`
    update alert_deliveries set attempts = attempts + 1,
      due_at = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where id in (select id from alert_deliveries where state = 'queued' and due_at <= clock_timestamp()
                 order by due_at limit 20 for update skip locked)
    returning id`);
  const results = await Promise.all([...taken].map(({ id }) => sendOne(ctx, id, post)));
  const sent = results.filter(Boolean).length;
  return { sent, failed: results.length - sent };
}

async function sendOne(ctx: Ctx, id: string, post: Post): Promise<boolean> {
  const [row] = await ctx.db
    .select({ delivery: alertDeliveries, alert: alerts, channel: alertChannels })
    .from(alertDeliveries)
    .innerJoin(alerts, eq(alerts.id, alertDeliveries.alertId))
    .innerJoin(alertChannels, eq(alertChannels.id, alertDeliveries.channelId))
    .where(and(eq(alertDeliveries.id, id), eq(alertDeliveries.state, 'queued')));
  if (!row) return true;
  const { delivery, alert, channel } = row;
  const openedAt = alert.openedAt ?? alert.firstSeenAt;
  const news: News = { ...alert, openedAt, id, alertId: alert.id, news: delivery.news };
  try {
    await tellChannel(ctx, channel, news, post);
    await settle(ctx, id, { state: 'sent', sentAt: new Date(), lastError: null });
    return true;
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
    log.warn({ deliveryId: id, channelId: channel.id, reason: lastError }, 'an alert could not be told');
    const seconds = Math.min(5 * 2 ** Math.min(delivery.attempts, 10), 900);
    const dueAt = new Date(Date.now() + seconds * 1_000);
    await settle(ctx, id, {
      ...{ lastError, dueAt },
      state: delivery.attempts >= mostAttempts ? 'failed' : 'queued',
    });
    return false;
  }
}

function settle({ db }: Ctx, id: string, values: Partial<typeof alertDeliveries.$inferInsert>) {
  return db.update(alertDeliveries).set(values).where(eq(alertDeliveries.id, id));
}

/** Hands one piece of news to a channel; throws when it is not taken. */
export async function tellChannel(
  ctx: Ctx,
  channel: Channel,
  news: News,
  post: Post = safePost,
): Promise<void> {
  const target = channel.sealedTarget
    ? unseal(channel.sealedTarget, 'alert-target', channel.id).toString()
    : null;
  const baseUrl = env().BASE_URL;
  if (channel.kind === 'mail') return mail(ctx, target, news, baseUrl);
  const body = channel.kind === 'slack' ? slackBody(news, baseUrl) : webhookBody(news, baseUrl);
  const headers: Record<string, string> = {};
  if (channel.kind === 'webhook') {
    const secret = unseal(channel.sealedSecret ?? '', 'alert-secret', channel.id).toString();
    headers['tessera-signature'] = signature(body, secret, new Date());
    headers['idempotency-key'] = news.id;
  }
  const status = await post({ url: target ?? '', body, headers });
  if (status < 200 || status > 299) throw new Error(`The channel answered ${status}`);
}

async function mail(ctx: Ctx, target: string | null, news: News, baseUrl: string): Promise<void> {
  const { subject, template } = writeMail({ kind: 'alert', ...newsWords(news, baseUrl) });
  const words = await renderMail(template);
  for (const to of target ? [target] : await staffAddresses(ctx)) {
    // A key for each address: who has it already does not get it again when the next one's try fails.
    await sendMessage({ id: v5(to, news.id), kind: 'alert', to, subject, ...words });
  }
}

async function staffAddresses({ db }: Ctx): Promise<string[]> {
  const rows = await db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.role, 'staff'), isNull(users.disabledAt)))
    .orderBy(users.email);
  return rows.map(({ email }) => email);
}
