import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { alertChannels, alertDeliveries, alerts } from '@/db/schema';
import { isToBeTold } from './tell';

/**
 * Writes down what each channel is to be told now: that an alert is open, if it is to hear of it (`isToBeTold`), and that
 * one has ended, if it heard of its beginning. Each piece of news is owed once, however often this is asked.
 */
export async function oweNews({ db }: Ctx, now: Date): Promise<void> {
  const channels = await db.select().from(alertChannels).where(eq(alertChannels.enabled, true));
  const open = await db.select().from(alerts).where(eq(alerts.state, 'open'));
  const owed = open.flatMap((alert) =>
    channels
      .filter((channel) => isToBeTold({ ...alert, openedAt: alert.openedAt ?? now }, channel, now))
      .map((channel) => ({ alertId: alert.id, channelId: channel.id, news: 'opened' as const })),
  );
  if (owed.length > 0) await db.insert(alertDeliveries).values(owed).onConflictDoNothing();
  await db.execute(sql`
    insert into alert_deliveries (id, alert_id, channel_id, news)
    select gen_random_uuid(), d.alert_id, d.channel_id, 'resolved'
    from alert_deliveries d join alerts a on a.id = d.alert_id
    where d.news = 'opened' and d.state = 'sent' and a.state = 'resolved'
      and a.resolved_at > ${now.toISOString()}::timestamptz - interval '1 hour'
    on conflict do nothing`);
}
