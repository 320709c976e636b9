import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { OrderMail } from '@/lib/email/templates/order-mails';
import { mailBrand } from './mail-brand';

type Row = {
  name: string;
  brandColor: string | null;
  logoId: string | null;
  supportEmail: string;
  mailNote: string | null;
};

/** Who stands at the top of the mails about an order and gets the answers, and what its organizers add. */
export async function orderBrand(
  db: Ctx['db'],
  orderId: string,
): Promise<Pick<OrderMail, 'brand' | 'notes' | 'replyTo'>> {
  const rows = await db.execute<Row>(sql`
    select o.name, o.brand_color as "brandColor", o.logo_id as "logoId", o.support_email as "supportEmail",
      o.mail_note as "mailNote"
    from organizers o where o.id in (
      select e.organizer_id from order_items i join performances p on p.id = i.performance_id
      join events e on e.id = p.event_id where i.order_id = ${orderId})
    order by o.name, o.id`);
  const only = rows.length === 1 ? rows[0] : undefined;
  return {
    brand: only ? mailBrand(only) : null,
    replyTo: only?.supportEmail ?? null,
    notes: rows.flatMap(({ name, mailNote }) => (mailNote ? [{ name, text: mailNote }] : [])),
  };
}
