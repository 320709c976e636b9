CREATE TABLE "sales_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sales_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"performance_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sales_figure_states" (
	"performance_id" uuid PRIMARY KEY NOT NULL,
	"computed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sales_figures" (
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
	CONSTRAINT "sales_figures_performance_id_price_level_id_channel_by_hand_day_pk" PRIMARY KEY("performance_id","price_level_id","channel","by_hand","day")
);
--> statement-breakpoint
ALTER TABLE "sales_figure_states" ADD CONSTRAINT "sales_figure_states_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales_figures" ADD CONSTRAINT "sales_figures_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales_figures" ADD CONSTRAINT "sales_figures_price_level_id_price_levels_id_fk" FOREIGN KEY ("price_level_id") REFERENCES "public"."price_levels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sales_changes_performance" ON "sales_changes" USING btree ("performance_id");--> statement-breakpoint
CREATE INDEX "tickets_given_back" ON "tickets" USING btree ("performance_id","order_item_id") WHERE given_back_at is not null;--> statement-breakpoint
CREATE INDEX "tickets_item_given_back" ON "tickets" USING btree ("order_item_id") WHERE given_back_at is not null;--> statement-breakpoint
-- Whoever changes what a report adds up notes the performance in the same transaction. Appending a row waits for nobody.
CREATE FUNCTION "sales_change_of_orders"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sales_changes (performance_id)
  SELECT DISTINCT i.performance_id FROM new_rows n JOIN old_rows o ON o.id = n.id JOIN order_items i ON i.order_id = n.id
  WHERE (n.paid_at IS NOT NULL OR o.paid_at IS NOT NULL)
    AND (n.status, n.paid_at, n.channel) IS DISTINCT FROM (o.status, o.paid_at, o.channel);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "orders_sales_change" AFTER UPDATE ON "orders" REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "sales_change_of_orders"();--> statement-breakpoint
CREATE FUNCTION "sales_change_of_items"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO sales_changes (performance_id)
    SELECT DISTINCT n.performance_id FROM new_rows n JOIN orders o ON o.id = n.order_id WHERE o.paid_at IS NOT NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO sales_changes (performance_id)
    SELECT DISTINCT b.performance_id FROM old_rows b LEFT JOIN orders o ON o.id = b.order_id
    WHERE o.id IS NULL OR o.paid_at IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "order_items_sales_insert" AFTER INSERT ON "order_items" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "sales_change_of_items"();--> statement-breakpoint
CREATE TRIGGER "order_items_sales_update" AFTER UPDATE ON "order_items" REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "sales_change_of_items"();--> statement-breakpoint
CREATE TRIGGER "order_items_sales_delete" AFTER DELETE ON "order_items" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "sales_change_of_items"();--> statement-breakpoint
CREATE FUNCTION "sales_change_of_money"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sales_changes (performance_id)
  SELECT DISTINCT i.performance_id FROM new_rows n JOIN order_items i ON i.order_id = n.order_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "payments_sales_insert" AFTER INSERT ON "payments" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "sales_change_of_money"();--> statement-breakpoint
CREATE TRIGGER "payments_sales_update" AFTER UPDATE ON "payments" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "sales_change_of_money"();--> statement-breakpoint
CREATE TRIGGER "refunds_sales_insert" AFTER INSERT ON "refunds" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "sales_change_of_money"();--> statement-breakpoint
CREATE TRIGGER "refunds_sales_update" AFTER UPDATE ON "refunds" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "sales_change_of_money"();--> statement-breakpoint
CREATE FUNCTION "sales_change_of_tickets"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A refund is shared among the tickets of the whole order.
  INSERT INTO sales_changes (performance_id)
  SELECT DISTINCT i.performance_id FROM new_rows n JOIN old_rows o ON o.id = n.id JOIN order_items i ON i.order_id = n.order_id
  WHERE n.given_back_at IS DISTINCT FROM o.given_back_at;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "tickets_sales_update" AFTER UPDATE ON "tickets" REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "sales_change_of_tickets"();--> statement-breakpoint
CREATE FUNCTION "sales_change_of_performances"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sales_changes (performance_id)
  SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE n.venue_id IS DISTINCT FROM o.venue_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "performances_sales_update" AFTER UPDATE ON "performances" REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "sales_change_of_performances"();--> statement-breakpoint
CREATE FUNCTION "sales_change_of_venues"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sales_changes (performance_id)
  SELECT p.id FROM new_rows n JOIN old_rows o ON o.id = n.id JOIN performances p ON p.venue_id = n.id
  WHERE n.time_zone IS DISTINCT FROM o.time_zone;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "venues_sales_update" AFTER UPDATE ON "venues" REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "sales_change_of_venues"();--> statement-breakpoint
INSERT INTO "sales_changes" ("performance_id") SELECT DISTINCT "performance_id" FROM "order_items";
