CREATE TYPE "public"."waitlist_mode" AS ENUM('automatic', 'by_hand', 'off');--> statement-breakpoint
CREATE TYPE "public"."waitlist_state" AS ENUM('unconfirmed', 'waiting', 'offered', 'bought', 'lapsed', 'left', 'removed', 'closed');--> statement-breakpoint
ALTER TYPE "public"."mail_kind" ADD VALUE 'waitlist_confirm';--> statement-breakpoint
ALTER TYPE "public"."mail_kind" ADD VALUE 'waitlist_joined';--> statement-breakpoint
ALTER TYPE "public"."mail_kind" ADD VALUE 'waitlist_offer';--> statement-breakpoint
CREATE TABLE "waitlist_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"performance_id" uuid NOT NULL,
	"price_level_id" uuid NOT NULL,
	"email" text NOT NULL,
	"user_id" uuid,
	"quantity" smallint NOT NULL,
	"takes_fewer" boolean DEFAULT false NOT NULL,
	"state" "waitlist_state" NOT NULL,
	"joined_at" timestamp with time zone,
	"hold_id" uuid,
	"offered_quantity" smallint,
	"offered_at" timestamp with time zone,
	"offered_until" timestamp with time zone,
	"taken_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waitlist_entries_email_lower" CHECK ("waitlist_entries"."email" = lower("waitlist_entries"."email")),
	CONSTRAINT "waitlist_entries_quantity" CHECK ("waitlist_entries"."quantity" > 0),
	CONSTRAINT "waitlist_entries_joined" CHECK ("waitlist_entries"."state" not in ('waiting', 'offered') or "waitlist_entries"."joined_at" is not null),
	CONSTRAINT "waitlist_entries_offered" CHECK ("waitlist_entries"."state" not in ('offered', 'bought', 'lapsed') or num_nulls("waitlist_entries"."hold_id", "waitlist_entries"."offered_quantity", "waitlist_entries"."offered_until") = 0)
);
--> statement-breakpoint
CREATE TABLE "waitlist_settings" (
	"performance_id" uuid PRIMARY KEY NOT NULL,
	"mode" "waitlist_mode" DEFAULT 'automatic' NOT NULL,
	"offer_minutes" smallint DEFAULT 720 NOT NULL,
	"ends_before_minutes" smallint DEFAULT 120 NOT NULL,
	CONSTRAINT "waitlist_settings_offer" CHECK ("waitlist_settings"."offer_minutes" between 30 and 10080),
	CONSTRAINT "waitlist_settings_ends" CHECK ("waitlist_settings"."ends_before_minutes" between 0 and 10080)
);
--> statement-breakpoint
ALTER TABLE "holds" ADD COLUMN "offered_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "price_levels" ADD COLUMN "waitlisted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_hold_id_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_level_fk" FOREIGN KEY ("performance_id","price_level_id") REFERENCES "public"."price_levels"("performance_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_settings" ADD CONSTRAINT "waitlist_settings_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_entries_open_key" ON "waitlist_entries" USING btree ("price_level_id","email") WHERE state in ('unconfirmed', 'waiting', 'offered');--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_entries_hold_key" ON "waitlist_entries" USING btree ("hold_id");--> statement-breakpoint
CREATE INDEX "waitlist_entries_line" ON "waitlist_entries" USING btree ("price_level_id","joined_at","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "waitlist_entries_open" ON "waitlist_entries" USING btree ("state","created_at") WHERE state in ('unconfirmed', 'waiting', 'offered');--> statement-breakpoint
CREATE INDEX "waitlist_entries_performance" ON "waitlist_entries" USING btree ("performance_id","created_at");--> statement-breakpoint
CREATE INDEX "price_levels_waitlisted" ON "price_levels" USING btree ("id") WHERE waitlisted;