CREATE TYPE "public"."order_channel" AS ENUM('web', 'box_office');--> statement-breakpoint
CREATE TYPE "public"."payment_method" AS ENUM('stripe', 'cash', 'terminal', 'invoice');--> statement-breakpoint
CREATE TABLE "order_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"organizer_id" uuid NOT NULL,
	"author_id" uuid,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "performance_refunds" (
	"performance_id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"keeps_fees" boolean NOT NULL,
	"cursor" uuid,
	"orders_done" integer DEFAULT 0 NOT NULL,
	"orders_failed" integer DEFAULT 0 NOT NULL,
	"tickets_done" integer DEFAULT 0 NOT NULL,
	"amount" bigint DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "session_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "payment_intent_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "channel" "order_channel" DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "method" "payment_method" DEFAULT 'stripe' NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "card_last4" char(4);--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "organizer_id" uuid;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "attendee_name" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "given_back_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_refunds" ADD CONSTRAINT "performance_refunds_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_refunds" ADD CONSTRAINT "performance_refunds_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_notes_order" ON "order_notes" USING btree ("order_id","organizer_id");--> statement-breakpoint
CREATE INDEX "performance_refunds_organizer" ON "performance_refunds" USING btree ("organizer_id");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_newest" ON "orders" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "payments_card" ON "payments" USING btree ("card_last4") WHERE card_last4 is not null;--> statement-breakpoint
CREATE INDEX "tickets_performance" ON "tickets" USING btree ("performance_id","id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_at_stripe" CHECK (("payments"."method" = 'stripe') = (num_nonnulls("payments"."session_id", "payments"."payment_intent_id") = 2));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_by_hand" CHECK ("payments"."method" = 'stripe' or num_nonnulls("payments"."session_id", "payments"."payment_intent_id") = 0);--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_given_back" CHECK ("tickets"."given_back_at" is null or "tickets"."status" = 'void');