import 'server-only';
import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { organizers } from '@/db/schema';
import { renderMail } from '@/lib/email/render';
import type { MailOrder } from '@/lib/email/templates/order-summary';
import { writeMail } from '@/lib/email/templates/write-mail';
import { env } from '@/lib/env';
import { mailBrand } from './mail-brand';

const order: MailOrder = {
  number: 'T-7K3M-Q9XB',
  performances: [
    {
      title: 'Your event',
      when: 'Fri 4 Dec 2026, 19:30 EST',
      where: 'The hall, your city',
      lines: [
        { text: 'Orchestra · Row C · Seat 12 (Premium)', price: '80.00' },
        { text: 'Orchestra · Row C · Seat 13 (Premium)', price: '80.00' },
      ],
    },
  ],
  amounts: [
    { label: 'Tickets', amount: '148.00' },
    { label: 'Fees', amount: '12.00' },
  ],
  total: '160.00',
};

/** A receipt and a mail about a refund with invented contents, as the organizer's buyers get them. */
export async function getSampleMails({ db }: Ctx, organizerId: string) {
  const [organizer] = await db.select().from(organizers).where(eq(organizers.id, organizerId));
  if (!organizer) return [];
  const { name, mailNote, supportEmail } = organizer;
  const about = {
    buyerName: 'Ada Fan',
    order,
    orderUrl: `${env().BASE_URL}/account/orders`,
    brand: mailBrand(organizer),
    notes: mailNote ? [{ name, text: mailNote }] : [],
    replyTo: supportEmail,
  };
  const mails = [
    { title: 'Receipt', mail: writeMail({ kind: 'receipt', ...about }) },
    { title: 'Refund', mail: writeMail({ kind: 'refund', ...about, amount: '80.00', cancelled: null }) },
  ];
  return Promise.all(
    mails.map(async ({ title, mail: { subject, template } }) => ({
      title,
      preview: { subject, replyTo: supportEmail, ...(await renderMail(template)) },
    })),
  );
}
