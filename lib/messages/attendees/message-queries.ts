import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { attendeeMessages, users } from '@/db/schema';
import { renderMail } from '@/lib/email/render';
import { writeMail } from '@/lib/email/templates/write-mail';
import { env } from '@/lib/env';
import { isId } from '@/lib/ids';
import { countAudience } from './audience';
import { messageMail } from './message-mail';

/** What became of a message's mails, by people; `left` are those that are not sent yet. */
export type MessageProgress = {
  sent: number;
  failed: number;
  bounced: number;
  left: number;
};

export type MessageView = Omit<Awaited<ReturnType<typeof listMessages>>[number], never>;

const progressColumns = sql<MessageProgress>`(
  select jsonb_build_object(
    'sent', count(*) filter (where m.state = 'sent'), 'failed', count(*) filter (where m.state = 'failed'),
    'bounced', count(*) filter (where m.state = 'bounced'),
    'left', count(*) filter (where m.id is null or m.state in ('queued', 'withheld')))
  from attendee_message_recipients r left join mails m on m.id = r.mail_id
  where r.message_id = ${attendeeMessages.id})`;

async function find({ db }: Ctx, organizerId: string, performanceId: string, messageId?: string) {
  const rows = await db
    .select({ message: attendeeMessages, author: users.name, progress: progressColumns })
    .from(attendeeMessages)
    .leftJoin(users, eq(users.id, attendeeMessages.authorId))
    .where(
      and(
        eq(attendeeMessages.organizerId, organizerId),
        eq(attendeeMessages.performanceId, performanceId),
        messageId ? eq(attendeeMessages.id, messageId) : undefined,
      ),
    )
    .orderBy(desc(attendeeMessages.createdAt))
    .limit(100);
  return rows.map(({ message, author, progress }) => ({
    id: message.id,
    subject: message.subject,
    text: message.body,
    levelIds: message.levelIds,
    presence: message.presence,
    state: message.state,
    recipients: message.recipients,
    author,
    confirmedAt: message.confirmedAt?.toISOString() ?? null,
    createdAt: message.createdAt.toISOString(),
    progress,
  }));
}

/** The messages to a performance of the organizer, the newest first. */
export async function listMessages(ctx: Ctx, organizerId: string, performanceId: string) {
  return isId(performanceId) ? find(ctx, organizerId, performanceId) : [];
}

/** A message with the mail as it will look and, while it is a draft, how many people would get it; or null. */
export async function getMessage(ctx: Ctx, organizerId: string, performanceId: string, messageId: string) {
  if (!isId(performanceId) || !isId(messageId)) return null;
  const [message] = await find(ctx, organizerId, performanceId, messageId);
  if (!message) return null;
  const { levelIds, presence } = message;
  const people = message.recipients ?? (await countAudience(ctx, { performanceId, levelIds, presence }));
  const reader = { orderNumber: 'T-0000-0000', orderUrl: `${env().BASE_URL}/account/orders` };
  const mail = await messageMail(ctx, messageId, reader);
  if (!mail) return null;
  const { subject, template } = writeMail({ kind: 'attendee_message', ...mail });
  return {
    ...message,
    people,
    preview: { from: mail.brand.name, replyTo: mail.replyTo, subject, ...(await renderMail(template)) },
  };
}

export type MessageDetails = NonNullable<Awaited<ReturnType<typeof getMessage>>>;

/** How many people have valid tickets, in all, by presence and by price level. The caller has scoped the performance. */
export async function countPeople(ctx: Ctx, performanceId: string, levelIds: string[]) {
  const count = (levels: string[], presence: 'all' | 'in' | 'out') =>
    countAudience(ctx, { performanceId, levelIds: levels, presence });
  const [all, inside, outside, ...byLevel] = await Promise.all([
    count([], 'all'),
    count([], 'in'),
    count([], 'out'),
    ...levelIds.map((id) => count([id], 'all')),
  ]);
  return {
    presence: { all: all ?? 0, in: inside ?? 0, out: outside ?? 0 },
    levels: Object.fromEntries(levelIds.map((id, at) => [id, byLevel[at] ?? 0])),
  };
}
