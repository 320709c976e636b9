CREATE TABLE "pass_parts" (
	"pass_id" uuid NOT NULL,
	"performance_id" uuid NOT NULL,
	"price_level_id" uuid NOT NULL,
	CONSTRAINT "pass_parts_pass_id_performance_id_pk" PRIMARY KEY("pass_id","performance_id")
);
--> statement-breakpoint
CREATE TABLE "passes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"currency" char(3) NOT NULL,
	"face_amount" integer NOT NULL,
	"fee_amount" integer NOT NULL,
	"tax_amount" integer NOT NULL,
	"price" integer GENERATED ALWAYS AS (face_amount + fee_amount + tax_amount) STORED NOT NULL,
	"on_sale_at" timestamp with time zone,
	"off_sale_at" timestamp with time zone,
	"max_sold" integer,
	"max_per_buyer" smallint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "passes_amounts" CHECK ("passes"."face_amount" >= 0 and "passes"."fee_amount" >= 0 and "passes"."tax_amount" >= 0),
	CONSTRAINT "passes_limits" CHECK ("passes"."max_per_buyer" > 0 and ("passes"."max_sold" is null or "passes"."max_sold" > 0)),
	CONSTRAINT "passes_window" CHECK ("passes"."on_sale_at" is null or "passes"."off_sale_at" is null or "passes"."off_sale_at" > "passes"."on_sale_at")
);
--> statement-breakpoint
DROP INDEX "place_claims_hold_key";--> statement-breakpoint
ALTER TABLE "place_claims" ADD COLUMN "pass_id" uuid;--> statement-breakpoint
ALTER TABLE "order_items" ADD COLUMN "pass_id" uuid;--> statement-breakpoint
ALTER TABLE "pass_parts" ADD CONSTRAINT "pass_parts_pass_id_passes_id_fk" FOREIGN KEY ("pass_id") REFERENCES "public"."passes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pass_parts" ADD CONSTRAINT "pass_parts_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pass_parts" ADD CONSTRAINT "pass_parts_level_fk" FOREIGN KEY ("performance_id","price_level_id") REFERENCES "public"."price_levels"("performance_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pass_parts_level" ON "pass_parts" USING btree ("price_level_id");--> statement-breakpoint
CREATE INDEX "passes_event" ON "passes" USING btree ("event_id");--> statement-breakpoint
ALTER TABLE "place_claims" ADD CONSTRAINT "place_claims_pass_id_passes_id_fk" FOREIGN KEY ("pass_id") REFERENCES "public"."passes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_pass_id_passes_id_fk" FOREIGN KEY ("pass_id") REFERENCES "public"."passes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "place_claims_pass" ON "place_claims" USING btree ("pass_id") WHERE pass_id is not null;--> statement-breakpoint
CREATE INDEX "order_items_pass" ON "order_items" USING btree ("pass_id") WHERE pass_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "place_claims_hold_key" ON "place_claims" USING btree ("hold_id","price_level_id","pass_id") NULLS NOT DISTINCT WHERE state = 'held';--> statement-breakpoint
ALTER TABLE "place_claims" ADD CONSTRAINT "place_claims_in_pass" CHECK ("place_claims"."pass_id" is null or "place_claims"."state" <> 'blocked');--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_in_pass" CHECK ("order_items"."pass_id" is null or "order_items"."seat_id" is null);