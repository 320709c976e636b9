import { sql } from 'drizzle-orm';

/**
 * Of a mail `m` about an order: the organizer who alone wrote or caused it (a message to his attendees, a date of his that moved, a refund of his
 * tickets, a receipt that his team sent again). Null: it concerns everybody who has a part of the order.
 */
export const mailOwner = sql`case m.kind
  when 'attendee_message' then (select a.organizer_id from attendee_messages a where a.id::text = m.subject_id)
  when 'date_changed' then (
    select e.organizer_id from date_changes d join performances p on p.id = d.performance_id
    join events e on e.id = p.event_id where d.id::text = m.subject_id)
  when 'refund' then (select r.organizer_id from refunds r where r.order_id = m.order_id and r.id::text = m.subject_id)
  when 'receipt' then (
    select l.organizer_id from audit_log l where m.subject_id is not null and l.subject_type = 'order'
      and l.subject_id = m.order_id::text and l.action = 'order.receipt_sent_again'
      and l.details -> 'after' ->> 'mailId' = m.id::text limit 1)
  end`;
