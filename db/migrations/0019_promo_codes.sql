CREATE TYPE "public"."promo_scope" AS ENUM('all', 'chosen');--> statement-breakpoint
CREATE TABLE "hold_amounts" (
	"hold_id" uuid NOT NULL,
	"price_level_id" uuid NOT NULL,
	"amount" integer NOT NULL,
	CONSTRAINT "hold_amounts_hold_id_price_level_id_pk" PRIMARY KEY("hold_id","price_level_id"),
	CONSTRAINT "hold_amounts_amount" CHECK ("hold_amounts"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "promo_code_targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"promo_code_id" uuid NOT NULL,
	"event_id" uuid,
	"performance_id" uuid,
	"price_level_id" uuid,
	CONSTRAINT "promo_code_targets_key" UNIQUE NULLS NOT DISTINCT("promo_code_id","event_id","performance_id","price_level_id"),
	CONSTRAINT "promo_code_targets_one" CHECK (num_nonnulls("promo_code_targets"."event_id", "promo_code_targets"."performance_id", "promo_code_targets"."price_level_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "promo_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"code" text NOT NULL,
	"note" text,
	"percent" smallint,
	"amount" integer,
	"currency" char(3),
	"scope" "promo_scope" DEFAULT 'all' NOT NULL,
	"valid_from" timestamp with time zone,
	"valid_until" timestamp with time zone,
	"max_uses" integer,
	"max_per_buyer" smallint,
	"uses" integer DEFAULT 0 NOT NULL,
	"paused_at" timestamp with time zone,
	"batch_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promo_codes_upper" CHECK ("promo_codes"."code" = upper("promo_codes"."code")),
	CONSTRAINT "promo_codes_discount" CHECK (num_nonnulls("promo_codes"."percent", "promo_codes"."amount") = 1 and ("promo_codes"."percent" is null or "promo_codes"."percent" between 1 and 100)
        and ("promo_codes"."amount" is null or "promo_codes"."amount" > 0) and ("promo_codes"."amount" is null) = ("promo_codes"."currency" is null)),
	CONSTRAINT "promo_codes_uses" CHECK ("promo_codes"."uses" >= 0 and ("promo_codes"."max_uses" is null or "promo_codes"."uses" <= "promo_codes"."max_uses")),
	CONSTRAINT "promo_codes_limits" CHECK (("promo_codes"."max_uses" is null or "promo_codes"."max_uses" > 0) and ("promo_codes"."max_per_buyer" is null or "promo_codes"."max_per_buyer" > 0)),
	CONSTRAINT "promo_codes_window" CHECK ("promo_codes"."valid_from" is null or "promo_codes"."valid_until" is null or "promo_codes"."valid_until" > "promo_codes"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "price_levels" ADD COLUMN "pay_what_you_like" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "price_levels" ADD COLUMN "suggested_amounts" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_items" ADD COLUMN "discount_amount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "promo_code_id" uuid;--> statement-breakpoint
ALTER TABLE "hold_amounts" ADD CONSTRAINT "hold_amounts_hold_id_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."holds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold_amounts" ADD CONSTRAINT "hold_amounts_price_level_id_price_levels_id_fk" FOREIGN KEY ("price_level_id") REFERENCES "public"."price_levels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promo_code_targets" ADD CONSTRAINT "promo_code_targets_promo_code_id_promo_codes_id_fk" FOREIGN KEY ("promo_code_id") REFERENCES "public"."promo_codes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promo_code_targets" ADD CONSTRAINT "promo_code_targets_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promo_code_targets" ADD CONSTRAINT "promo_code_targets_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promo_code_targets" ADD CONSTRAINT "promo_code_targets_price_level_id_price_levels_id_fk" FOREIGN KEY ("price_level_id") REFERENCES "public"."price_levels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promo_codes" ADD CONSTRAINT "promo_codes_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "promo_codes_key" ON "promo_codes" USING btree ("organizer_id","code");--> statement-breakpoint
CREATE INDEX "promo_codes_batch" ON "promo_codes" USING btree ("organizer_id","batch_id") WHERE batch_id is not null;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_promo_code_id_promo_codes_id_fk" FOREIGN KEY ("promo_code_id") REFERENCES "public"."promo_codes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_promo_code" ON "orders" USING btree ("promo_code_id") WHERE promo_code_id is not null;--> statement-breakpoint
ALTER TABLE "price_levels" ADD CONSTRAINT "price_levels_pay_what_you_like" CHECK (not "price_levels"."pay_what_you_like" or "price_levels"."kind" = 'general');--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_discount" CHECK ("order_items"."discount_amount" >= 0);--> statement-breakpoint
-- A use begins with its order and is given back when the order ends unpaid, whoever ends it; the check of promo_codes has
-- the last word on the limit.
CREATE FUNCTION "promo_uses_of_orders"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone CONSTANT order_status[] := array['expired', 'cancelled', 'paid_late']::order_status[];
  used_before boolean := TG_OP = 'UPDATE' AND OLD.promo_code_id IS NOT NULL AND OLD.status <> ALL (gone);
  used_now boolean := NEW.promo_code_id IS NOT NULL AND NEW.status <> ALL (gone);
BEGIN
  IF used_before AND used_now AND OLD.promo_code_id = NEW.promo_code_id THEN RETURN NULL; END IF;
  IF used_before THEN UPDATE promo_codes SET uses = uses - 1 WHERE id = OLD.promo_code_id; END IF;
  IF used_now THEN UPDATE promo_codes SET uses = uses + 1 WHERE id = NEW.promo_code_id; END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "orders_promo_insert" AFTER INSERT ON "orders"
  FOR EACH ROW WHEN (NEW.promo_code_id IS NOT NULL) EXECUTE FUNCTION "promo_uses_of_orders"();--> statement-breakpoint
CREATE TRIGGER "orders_promo_update" AFTER UPDATE OF "status", "promo_code_id" ON "orders"
  FOR EACH ROW WHEN (OLD.promo_code_id IS NOT NULL OR NEW.promo_code_id IS NOT NULL)
  EXECUTE FUNCTION "promo_uses_of_orders"();
