import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { type mails, orders, promoCodes, refunds, users } from '@/db/schema';
import { formatMoment } from '@/lib/clock';
import type { MailContent } from '@/lib/email/templates/write-mail';
import { env } from '@/lib/env';
import { openMailToken } from '@/lib/identity/mail-token';
import { factorChanges } from '@/lib/identity/owed-mail';
import { formatMoney } from '@/lib/money';
import { guestLink } from '@/lib/orders/guest-link';
import { type OrderItemView, orderItemViews } from '@/lib/orders/order-items';
import { openInvitation } from '@/lib/organizers/open-invitation';
import { roleNames } from '@/lib/organizers/role-view';
import { messageMail } from './attendees/message-mail';
import { dateChangeMail } from './date-changes/date-change-mail';
import { mailOrder } from './mail-order';
import { aboutWaiting } from './mail-waitlist';
import { orderBrand } from './order-brand';

type MailRow = typeof mails.$inferSelect;

const page = (path: string) => `${env().BASE_URL}${path}`;

/**
 * Gathers what a mail says, as things stand when it is sent. Null when what it is about no longer exists, so that
 * there is nothing to send.
 */
export async function mailContent(ctx: Ctx, mail: MailRow): Promise<MailContent | null> {
  switch (mail.kind) {
    case 'receipt':
    case 'apology': {
      const about = await aboutOrder(ctx, mail);
      return about && { kind: mail.kind, ...about };
    }
    case 'refund': {
      const [refund] = await ctx.db
        .select({ amount: refunds.amount, currency: orders.currency, reason: refunds.reason })
        .from(refunds)
        .innerJoin(orders, eq(orders.id, refunds.orderId))
        .where(eq(refunds.id, mail.subjectId ?? ''));
      const about = await aboutOrder(ctx, mail);
      return about && refund
        ? {
            kind: 'refund',
            ...about,
            amount: formatMoney(refund.amount, refund.currency),
            cancelled: cancelledIn(refund.reason, about.items),
          }
        : null;
    }
    case 'second_factor_changed':
      return aboutFactor(ctx, mail);
    case 'team_invitation':
      return aboutInvitation(ctx, mail);
    case 'attendee_message':
      return aboutMessage(ctx, mail);
    case 'date_changed':
      return aboutDate(ctx, mail);
    case 'waitlist_confirm':
    case 'waitlist_joined':
    case 'waitlist_offer':
      return aboutWaiting(ctx, mail.kind, mail.subjectId ?? '');
    default:
      return aboutAccount(ctx, mail, mail.kind);
  }
}

async function aboutOrder({ db }: Ctx, { orderId, createdAt }: MailRow) {
  if (!orderId) return null;
  const [found] = await db
    .select({ order: orders, promo: promoCodes.code })
    .from(orders)
    .leftJoin(promoCodes, eq(promoCodes.id, orders.promoCodeId))
    .where(eq(orders.id, orderId));
  if (!found) return null;
  const { order, promo } = found;
  const items = (await orderItemViews(db, [orderId])).get(orderId) ?? [];
  // Counted from when the mail was owed, not from now: a second try says the same, letter for letter.
  const orderUrl = page(guestLink(orderId, createdAt.getTime()));
  const head = await orderBrand(db, orderId);
  return {
    buyerName: order.buyerName,
    order: mailOrder({ ...order, promo }, items),
    items,
    orderUrl,
    ...head,
  };
}

/** What does not take place, when a refund is for that: its reason ends with the performance (`refundTickets`). */
function cancelledIn(reason: string, items: OrderItemView[]): string | null {
  const [, performanceId] = / performance (\S+)$/.exec(reason) ?? [];
  const item = items.find((one) => one.performanceId === performanceId);
  if (!item) return null;
  return `${item.eventTitle}, ${formatMoment(item.startsAt, item.timeZone, { timeKnown: item.timeKnown })},`;
}

type AccountKind = 'verification' | 'password_reset' | 'account_exists' | 'password_changed';

async function aboutAccount({ db }: Ctx, mail: MailRow, kind: AccountKind): Promise<MailContent | null> {
  if (!mail.userId) return null;
  const [user] = await db.select({ name: users.name }).from(users).where(eq(users.id, mail.userId));
  return user ? { kind, name: user.name, url: page(accountPath(mail, mail.userId, kind)) } : null;
}

async function aboutFactor({ db }: Ctx, { userId, data }: MailRow): Promise<MailContent | null> {
  const change = factorChanges.find((one) => one === data.change);
  if (!userId || !change) return null;
  const [user] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return user ? { kind: 'second_factor_changed', name: user.name, url: page('/reset'), change } : null;
}

/** To a buyer with his order, or to the member of the team who sent himself a test. */
async function aboutMessage(
  ctx: Ctx,
  { orderId, subjectId, createdAt }: MailRow,
): Promise<MailContent | null> {
  const [order] = orderId
    ? await ctx.db.select({ number: orders.number }).from(orders).where(eq(orders.id, orderId))
    : [];
  const orderUrl = page(orderId ? guestLink(orderId, createdAt.getTime()) : '/account/orders');
  const mail = await messageMail(ctx, subjectId ?? '', { orderNumber: order?.number ?? null, orderUrl });
  return mail && { kind: 'attendee_message', ...mail };
}

async function aboutDate(ctx: Ctx, { orderId, subjectId, createdAt }: MailRow): Promise<MailContent | null> {
  if (!orderId || !subjectId) return null;
  const orderUrl = page(guestLink(orderId, createdAt.getTime()));
  const mail = await dateChangeMail(ctx, { changeId: subjectId, orderId, orderUrl });
  return mail && { kind: 'date_changed', ...mail };
}

/** An invitation that was revoked or accepted before its mail went out is not sent. */
async function aboutInvitation(ctx: Ctx, mail: MailRow): Promise<MailContent | null> {
  const invitation = await openInvitation(ctx, mail.subjectId ?? '');
  if (!invitation) return null;
  const { id, role, ...rest } = invitation;
  const token = openMailToken(String(mail.data.sealedToken ?? ''), id);
  const url = page(`/admin/join?token=${encodeURIComponent(token)}`);
  return { kind: 'team_invitation', ...rest, role: roleNames[role], url };
}

function accountPath(mail: MailRow, userId: string, kind: AccountKind): string {
  if (kind === 'account_exists') return '/sign-in';
  if (kind === 'password_changed') return '/reset';
  const token = openMailToken(String(mail.data.sealedToken ?? ''), userId);
  return `${kind === 'verification' ? '/verify' : '/reset'}?token=${encodeURIComponent(token)}`;
}
