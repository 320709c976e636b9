CREATE TABLE "refunded_tickets" (
	"ticket_id" uuid PRIMARY KEY NOT NULL,
	"refund_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sales_figure_state" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"complete_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sales_figure_state_one" CHECK ("sales_figure_state"."id" = 1)
);
--> statement-breakpoint
-- Until now a ticket and its refund were known by their moment. Of two refunds in one moment the one that names the
-- performance, or that goes by the rule of the ticket, is its own.
INSERT INTO "refunded_tickets" ("ticket_id", "refund_id")
SELECT DISTINCT ON (t.id) t.id, r.id
FROM tickets t
JOIN performances p ON p.id = t.performance_id
JOIN events e ON e.id = p.event_id
JOIN order_items i ON i.id = t.order_item_id
JOIN refunds r ON r.order_id = t.order_id AND r.organizer_id = e.organizer_id AND r.created_at = t.given_back_at
LEFT JOIN performance_refunds run ON run.performance_id = t.performance_id AND p.status = 'cancelled'
WHERE t.given_back_at IS NOT NULL
ORDER BY t.id, (r.reason LIKE '%performance ' || t.performance_id) DESC,
	(r.reason LIKE '% net') = coalesce(run.keeps_fees, CASE WHEN p.status = 'cancelled' THEN false ELSE i.refund_keeps_fees END) DESC, r.id;--> statement-breakpoint
-- Orders that were shared out by the moment alone are added up anew.
INSERT INTO "sales_changes" ("performance_id", "order_id")
SELECT DISTINCT i.performance_id, i.order_id FROM order_items i WHERE i.order_id IN (
	SELECT order_id FROM refunds WHERE organizer_id IS NOT NULL GROUP BY order_id, organizer_id, created_at HAVING count(*) > 1);--> statement-breakpoint
CREATE INDEX "refunded_tickets_refund" ON "refunded_tickets" USING btree ("refund_id");--> statement-breakpoint
-- Last, and without looking through the table, so that nobody who sells or refunds waits.
ALTER TABLE "refunded_tickets" ADD CONSTRAINT "refunded_tickets_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "refunded_tickets" ADD CONSTRAINT "refunded_tickets_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE cascade ON UPDATE no action NOT VALID;
