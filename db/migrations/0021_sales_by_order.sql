TRUNCATE "sales_figures", "sales_changes";--> statement-breakpoint
CREATE TABLE "sales_by_order" (
	"order_id" uuid NOT NULL,
	"performance_id" uuid NOT NULL,
	"price_level_id" uuid NOT NULL,
	"channel" "order_channel" NOT NULL,
	"by_hand" boolean NOT NULL,
	"day" date NOT NULL,
	"tickets" integer NOT NULL,
	"tickets_back" integer NOT NULL,
	"face" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"face_back" bigint NOT NULL,
	"fee_back" bigint NOT NULL,
	"tax_back" bigint NOT NULL,
	"face_disputed" bigint NOT NULL,
	"fee_disputed" bigint NOT NULL,
	"tax_disputed" bigint NOT NULL,
	CONSTRAINT "sales_by_order_order_id_performance_id_price_level_id_pk" PRIMARY KEY("order_id","performance_id","price_level_id")
);
--> statement-breakpoint
ALTER TABLE "sales_figure_states" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "sales_figure_states" CASCADE;--> statement-breakpoint
DROP INDEX "sales_changes_performance";--> statement-breakpoint
ALTER TABLE "sales_changes" ADD COLUMN "order_id" uuid NOT NULL;--> statement-breakpoint
CREATE INDEX "sales_changes_performance" ON "sales_changes" USING btree ("performance_id","order_id");--> statement-breakpoint
ALTER TABLE "sales_changes" DROP COLUMN "id";--> statement-breakpoint
-- Notes now name the order. What matters is decided in WHEN, so that other changes of these rows cost nothing.
DROP TRIGGER "orders_sales_change" ON "orders";--> statement-breakpoint
DROP TRIGGER "payments_sales_insert" ON "payments";--> statement-breakpoint
DROP TRIGGER "payments_sales_update" ON "payments";--> statement-breakpoint
DROP TRIGGER "refunds_sales_insert" ON "refunds";--> statement-breakpoint
DROP TRIGGER "refunds_sales_update" ON "refunds";--> statement-breakpoint
CREATE OR REPLACE FUNCTION "sales_change_of_orders"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sales_changes (performance_id, order_id)
  SELECT DISTINCT i.performance_id, NEW.id FROM order_items i WHERE i.order_id = NEW.id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "orders_sales_change" AFTER UPDATE ON "orders" FOR EACH ROW
  WHEN ((NEW.paid_at IS NOT NULL OR OLD.paid_at IS NOT NULL)
    AND (NEW.status, NEW.paid_at, NEW.channel) IS DISTINCT FROM (OLD.status, OLD.paid_at, OLD.channel))
  EXECUTE FUNCTION "sales_change_of_orders"();--> statement-breakpoint
CREATE OR REPLACE FUNCTION "sales_change_of_items"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO sales_changes (performance_id, order_id)
    SELECT DISTINCT n.performance_id, n.order_id FROM new_rows n JOIN orders o ON o.id = n.order_id WHERE o.paid_at IS NOT NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO sales_changes (performance_id, order_id)
    SELECT DISTINCT b.performance_id, b.order_id FROM old_rows b LEFT JOIN orders o ON o.id = b.order_id
    WHERE o.id IS NULL OR o.paid_at IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
-- Money of an order that is not paid yet: whoever sets paid_at notes it.
CREATE OR REPLACE FUNCTION "sales_change_of_money"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sales_changes (performance_id, order_id)
  SELECT DISTINCT i.performance_id, o.id FROM orders o JOIN order_items i ON i.order_id = o.id
  WHERE o.id = NEW.order_id AND o.paid_at IS NOT NULL;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "payments_sales_insert" AFTER INSERT ON "payments" FOR EACH ROW
  EXECUTE FUNCTION "sales_change_of_money"();--> statement-breakpoint
CREATE TRIGGER "payments_sales_update" AFTER UPDATE ON "payments" FOR EACH ROW
  WHEN ((NEW.order_id, NEW.method) IS DISTINCT FROM (OLD.order_id, OLD.method))
  EXECUTE FUNCTION "sales_change_of_money"();--> statement-breakpoint
CREATE TRIGGER "refunds_sales_insert" AFTER INSERT ON "refunds" FOR EACH ROW
  EXECUTE FUNCTION "sales_change_of_money"();--> statement-breakpoint
CREATE TRIGGER "refunds_sales_update" AFTER UPDATE ON "refunds" FOR EACH ROW
  WHEN ((NEW.state = 'failed', NEW.order_id, NEW.payment_id, NEW.organizer_id, NEW.amount, NEW.reason, NEW.created_at)
    IS DISTINCT FROM (OLD.state = 'failed', OLD.order_id, OLD.payment_id, OLD.organizer_id, OLD.amount, OLD.reason, OLD.created_at))
  EXECUTE FUNCTION "sales_change_of_money"();--> statement-breakpoint
CREATE OR REPLACE FUNCTION "sales_change_of_tickets"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A refund is shared among the tickets of the whole order.
  INSERT INTO sales_changes (performance_id, order_id)
  SELECT DISTINCT i.performance_id, i.order_id
  FROM new_rows n JOIN old_rows o ON o.id = n.id JOIN order_items i ON i.order_id = n.order_id
  WHERE n.given_back_at IS DISTINCT FROM o.given_back_at;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "sales_change_of_performances"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sales_changes (performance_id, order_id)
  SELECT DISTINCT i.performance_id, i.order_id
  FROM new_rows n JOIN old_rows o ON o.id = n.id JOIN order_items i ON i.performance_id = n.id
  WHERE n.venue_id IS DISTINCT FROM o.venue_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "sales_change_of_venues"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sales_changes (performance_id, order_id)
  SELECT DISTINCT i.performance_id, i.order_id
  FROM new_rows n JOIN old_rows o ON o.id = n.id JOIN performances p ON p.venue_id = n.id
  JOIN order_items i ON i.performance_id = p.id
  WHERE n.time_zone IS DISTINCT FROM o.time_zone;
  RETURN NULL;
END $$;--> statement-breakpoint
INSERT INTO "sales_changes" ("performance_id", "order_id")
SELECT DISTINCT i.performance_id, i.order_id FROM order_items i JOIN orders o ON o.id = i.order_id WHERE o.paid_at IS NOT NULL;
