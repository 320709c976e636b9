CREATE TYPE "public"."artist_role" AS ENUM('headliner', 'conductor', 'soloist', 'ensemble', 'speaker', 'support');--> statement-breakpoint
CREATE TYPE "public"."availability_level" AS ENUM('available', 'few', 'sold_out');--> statement-breakpoint
CREATE TYPE "public"."event_status" AS ENUM('draft', 'published', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."performance_status" AS ENUM('scheduled', 'postponed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."programme_item_kind" AS ENUM('work', 'intermission');--> statement-breakpoint
CREATE TYPE "public"."site_role" AS ENUM('fan', 'staff');--> statement-breakpoint
CREATE TYPE "public"."token_purpose" AS ENUM('verify_email', 'reset_password');--> statement-breakpoint
CREATE TYPE "public"."claim_state" AS ENUM('held', 'sold', 'blocked');--> statement-breakpoint
CREATE TYPE "public"."hold_state" AS ENUM('active', 'paying', 'sold', 'released', 'expired');--> statement-breakpoint
CREATE TYPE "public"."price_level_kind" AS ENUM('reserved', 'general');--> statement-breakpoint
CREATE TYPE "public"."mail_kind" AS ENUM('receipt', 'refund', 'apology', 'verification', 'password_reset');--> statement-breakpoint
CREATE TYPE "public"."mail_state" AS ENUM('queued', 'sent', 'failed', 'bounced');--> statement-breakpoint
CREATE TYPE "public"."checkout_attempt_state" AS ENUM('creating', 'open', 'processing', 'complete', 'expired', 'failed');--> statement-breakpoint
CREATE TYPE "public"."order_status" AS ENUM('open', 'awaiting_payment', 'paid', 'paid_late', 'partially_refunded', 'refunded', 'disputed', 'expired', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."member_role" AS ENUM('owner', 'manager', 'box_office', 'finance', 'scanner');--> statement-breakpoint
CREATE TYPE "public"."refund_state" AS ENUM('owed', 'requested', 'succeeded', 'failed');--> statement-breakpoint
CREATE TYPE "public"."ticket_status" AS ENUM('valid', 'void');--> statement-breakpoint
CREATE TABLE "artists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"sort_name" text NOT NULL,
	"biography" text
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"position" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"region" text,
	"country_code" char(2) NOT NULL,
	"time_zone" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision
);
--> statement-breakpoint
CREATE TABLE "event_artists" (
	"event_id" uuid NOT NULL,
	"artist_id" uuid NOT NULL,
	"role" "artist_role" NOT NULL,
	"instrument" text,
	"position" smallint NOT NULL,
	CONSTRAINT "event_artists_event_id_artist_id_role_pk" PRIMARY KEY("event_id","artist_id","role")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"organizer_id" uuid NOT NULL,
	"category" text NOT NULL,
	"title" text NOT NULL,
	"subtitle" text,
	"description" text DEFAULT '' NOT NULL,
	"status" "event_status" DEFAULT 'draft' NOT NULL,
	"announced_at" timestamp with time zone,
	"search_text" text DEFAULT '' NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('simple', "events"."title"), 'A') || setweight(to_tsvector('simple', coalesce("events"."subtitle", '')), 'B') || setweight(to_tsvector('simple', "events"."search_text"), 'C')) STORED,
	"source" text,
	"source_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_announced_when_public" CHECK ("events"."status" = 'draft' or "events"."announced_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "performances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"venue_id" uuid NOT NULL,
	"plan_id" uuid,
	"starts_at" timestamp with time zone NOT NULL,
	"time_known" boolean DEFAULT true NOT NULL,
	"doors_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"status" "performance_status" DEFAULT 'scheduled' NOT NULL,
	"currency" char(3) NOT NULL,
	"on_sale_at" timestamp with time zone NOT NULL,
	"off_sale_at" timestamp with time zone NOT NULL,
	"max_per_order" smallint DEFAULT 8 NOT NULL,
	"max_per_buyer" smallint DEFAULT 8 NOT NULL,
	"access_code_required" boolean DEFAULT false NOT NULL,
	"availability" "availability_level" DEFAULT 'available' NOT NULL,
	"lowest_price" integer,
	"highest_price" integer,
	"source" text,
	"source_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "performances_sale_window" CHECK ("performances"."off_sale_at" > "performances"."on_sale_at"),
	CONSTRAINT "performances_limits" CHECK ("performances"."max_per_order" > 0 and "performances"."max_per_buyer" > 0),
	CONSTRAINT "performances_currency" CHECK ("performances"."currency" ~ '^[a-z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "programme_items" (
	"event_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" "programme_item_kind" NOT NULL,
	"composer" text,
	"title" text,
	"movements" text,
	"conductor" text,
	CONSTRAINT "programme_items_event_id_position_pk" PRIMARY KEY("event_id","position")
);
--> statement-breakpoint
CREATE TABLE "venues" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"street" text,
	"postal_code" text,
	"city_id" uuid NOT NULL,
	"time_zone" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"description" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" "token_purpose" NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "oauth_accounts" (
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "oauth_accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"role" "site_role" DEFAULT 'fan' NOT NULL,
	"email_verified_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_lower" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
CREATE TABLE "access_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"performance_id" uuid NOT NULL,
	"code" text NOT NULL,
	"valid_until" timestamp with time zone,
	CONSTRAINT "access_codes_upper" CHECK ("access_codes"."code" = upper("access_codes"."code"))
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"performance_id" uuid NOT NULL,
	"seat_id" integer NOT NULL,
	"price_level_id" uuid NOT NULL,
	"state" "claim_state" NOT NULL,
	"hold_id" uuid,
	"order_id" uuid,
	"expires_at" timestamp with time zone,
	CONSTRAINT "claims_performance_id_seat_id_pk" PRIMARY KEY("performance_id","seat_id"),
	CONSTRAINT "claims_held" CHECK (("claims"."state" = 'held') = ("claims"."expires_at" is not null)),
	CONSTRAINT "claims_held_by" CHECK ("claims"."state" <> 'held' or "claims"."hold_id" is not null),
	CONSTRAINT "claims_sold_to" CHECK (("claims"."state" = 'sold') = ("claims"."order_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"buyer_key" text NOT NULL,
	"state" "hold_state" DEFAULT 'active' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place_claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"performance_id" uuid NOT NULL,
	"price_level_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"state" "claim_state" NOT NULL,
	"hold_id" uuid,
	"order_id" uuid,
	"expires_at" timestamp with time zone,
	CONSTRAINT "place_claims_quantity" CHECK ("place_claims"."quantity" > 0),
	CONSTRAINT "place_claims_held" CHECK (("place_claims"."state" = 'held') = ("place_claims"."expires_at" is not null)),
	CONSTRAINT "place_claims_held_by" CHECK ("place_claims"."state" <> 'held' or "place_claims"."hold_id" is not null),
	CONSTRAINT "place_claims_sold_to" CHECK (("place_claims"."state" = 'sold') = ("place_claims"."order_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "place_stock" (
	"price_level_id" uuid PRIMARY KEY NOT NULL,
	"capacity" integer NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"sold" integer DEFAULT 0 NOT NULL,
	"blocked" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "place_stock_not_negative" CHECK ("place_stock"."held" >= 0 and "place_stock"."sold" >= 0 and "place_stock"."blocked" >= 0),
	CONSTRAINT "place_stock_capacity" CHECK ("place_stock"."held" + "place_stock"."sold" + "place_stock"."blocked" <= "place_stock"."capacity")
);
--> statement-breakpoint
CREATE TABLE "price_level_categories" (
	"performance_id" uuid NOT NULL,
	"category" text NOT NULL,
	"price_level_id" uuid NOT NULL,
	CONSTRAINT "price_level_categories_performance_id_category_pk" PRIMARY KEY("performance_id","category")
);
--> statement-breakpoint
CREATE TABLE "price_levels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"performance_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"kind" "price_level_kind" NOT NULL,
	"position" smallint NOT NULL,
	"face_amount" integer NOT NULL,
	"fee_amount" integer NOT NULL,
	"tax_amount" integer NOT NULL,
	"price" integer GENERATED ALWAYS AS (face_amount + fee_amount + tax_amount) STORED NOT NULL,
	"on_sale_at" timestamp with time zone,
	"off_sale_at" timestamp with time zone,
	"min_per_order" smallint DEFAULT 1 NOT NULL,
	"max_per_order" smallint,
	"area_key" text,
	"access_code_required" boolean DEFAULT false NOT NULL,
	CONSTRAINT "price_levels_performance_id_key" UNIQUE("performance_id","id"),
	CONSTRAINT "price_levels_amounts" CHECK ("price_levels"."face_amount" >= 0 and "price_levels"."fee_amount" >= 0 and "price_levels"."tax_amount" >= 0),
	CONSTRAINT "price_levels_minimum" CHECK ("price_levels"."min_per_order" > 0 and ("price_levels"."max_per_order" is null or "price_levels"."max_per_order" >= "price_levels"."min_per_order"))
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "mail_kind" NOT NULL,
	"order_id" uuid,
	"user_id" uuid,
	"subject_id" text,
	"to_address" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" "mail_state" DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"provider_id" text,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mails_about" CHECK ("mails"."order_id" is not null or "mails"."user_id" is not null),
	CONSTRAINT "mails_sent" CHECK ("mails"."state" <> 'sent' or "mails"."sent_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "worker_heartbeats" (
	"id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkout_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"state" "checkout_attempt_state" DEFAULT 'creating' NOT NULL,
	"session_id" text,
	"url" text,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"performance_id" uuid NOT NULL,
	"price_level_id" uuid NOT NULL,
	"seat_id" integer,
	"quantity" integer NOT NULL,
	"face_amount" integer NOT NULL,
	"fee_amount" integer NOT NULL,
	"tax_amount" integer NOT NULL,
	CONSTRAINT "order_items_quantity" CHECK ("order_items"."quantity" > 0 and ("order_items"."seat_id" is null or "order_items"."quantity" = 1))
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"hold_id" uuid NOT NULL,
	"buyer_key" text NOT NULL,
	"user_id" uuid,
	"email" text NOT NULL,
	"buyer_name" text NOT NULL,
	"status" "order_status" DEFAULT 'open' NOT NULL,
	"currency" char(3) NOT NULL,
	"face_total" integer NOT NULL,
	"fee_total" integer NOT NULL,
	"tax_total" integer NOT NULL,
	"total" integer GENERATED ALWAYS AS (face_total + fee_total + tax_total) STORED NOT NULL,
	"paid_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_totals" CHECK ("orders"."face_total" >= 0 and "orders"."fee_total" >= 0 and "orders"."tax_total" >= 0),
	CONSTRAINT "orders_email_lower" CHECK ("orders"."email" = lower("orders"."email")),
	CONSTRAINT "orders_paid_at" CHECK ("orders"."status" not in ('paid', 'paid_late', 'partially_refunded', 'refunded', 'disputed') or "orders"."paid_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "organizer_members" (
	"organizer_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" "member_role" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizer_members_organizer_id_user_id_pk" PRIMARY KEY("organizer_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "organizers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"support_email" text NOT NULL,
	"website" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"session_id" text NOT NULL,
	"payment_intent_id" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"captured_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_amount" CHECK ("payments"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"amount" integer NOT NULL,
	"state" "refund_state" DEFAULT 'owed' NOT NULL,
	"stripe_refund_id" text,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"object_id" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seating_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"venue_slug" text NOT NULL,
	"name" text NOT NULL,
	"version" smallint DEFAULT 1 NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"shapes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seating_plans_size" CHECK ("seating_plans"."width" > 0 and "seating_plans"."height" > 0)
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seats_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" uuid NOT NULL,
	"seat_index" integer NOT NULL,
	"zone" text NOT NULL,
	"section" text DEFAULT '' NOT NULL,
	"row_label" text NOT NULL,
	"seat_label" text NOT NULL,
	"row_index" integer NOT NULL,
	"row_position" smallint NOT NULL,
	"category" text NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"accessible" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_keys" (
	"performance_id" uuid PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"sealed_private_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"order_item_id" uuid NOT NULL,
	"performance_id" uuid NOT NULL,
	"price_level_id" uuid NOT NULL,
	"seat_id" integer,
	"ordinal" integer NOT NULL,
	"status" "ticket_status" DEFAULT 'valid' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "event_artists" ADD CONSTRAINT "event_artists_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_artists" ADD CONSTRAINT "event_artists_artist_id_artists_id_fk" FOREIGN KEY ("artist_id") REFERENCES "public"."artists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_category_categories_slug_fk" FOREIGN KEY ("category") REFERENCES "public"."categories"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performances" ADD CONSTRAINT "performances_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performances" ADD CONSTRAINT "performances_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performances" ADD CONSTRAINT "performances_plan_id_seating_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."seating_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_items" ADD CONSTRAINT "programme_items_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_city_id_cities_id_fk" FOREIGN KEY ("city_id") REFERENCES "public"."cities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_tokens" ADD CONSTRAINT "identity_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oauth_accounts" ADD CONSTRAINT "oauth_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_codes" ADD CONSTRAINT "access_codes_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_seat_id_seats_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_hold_id_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_level_fk" FOREIGN KEY ("performance_id","price_level_id") REFERENCES "public"."price_levels"("performance_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_claims" ADD CONSTRAINT "place_claims_hold_id_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_claims" ADD CONSTRAINT "place_claims_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_claims" ADD CONSTRAINT "place_claims_level_fk" FOREIGN KEY ("performance_id","price_level_id") REFERENCES "public"."price_levels"("performance_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_stock" ADD CONSTRAINT "place_stock_price_level_id_price_levels_id_fk" FOREIGN KEY ("price_level_id") REFERENCES "public"."price_levels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_level_categories" ADD CONSTRAINT "price_level_categories_level_fk" FOREIGN KEY ("performance_id","price_level_id") REFERENCES "public"."price_levels"("performance_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_levels" ADD CONSTRAINT "price_levels_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout_attempts" ADD CONSTRAINT "checkout_attempts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_seat_id_seats_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_level_fk" FOREIGN KEY ("performance_id","price_level_id") REFERENCES "public"."price_levels"("performance_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_hold_id_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizer_members" ADD CONSTRAINT "organizer_members_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizer_members" ADD CONSTRAINT "organizer_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_plan_id_seating_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."seating_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_keys" ADD CONSTRAINT "ticket_keys_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_order_item_id_order_items_id_fk" FOREIGN KEY ("order_item_id") REFERENCES "public"."order_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_price_level_id_price_levels_id_fk" FOREIGN KEY ("price_level_id") REFERENCES "public"."price_levels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_seat_id_seats_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "artists_slug_key" ON "artists" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "artists_sort" ON "artists" USING btree ("sort_name");--> statement-breakpoint
CREATE UNIQUE INDEX "cities_slug_key" ON "cities" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "event_artists_artist" ON "event_artists" USING btree ("artist_id");--> statement-breakpoint
CREATE UNIQUE INDEX "events_slug_key" ON "events" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "events_source_key" ON "events" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "events_organizer" ON "events" USING btree ("organizer_id");--> statement-breakpoint
CREATE INDEX "events_search" ON "events" USING gin ("search");--> statement-breakpoint
CREATE INDEX "events_announced" ON "events" USING btree ("announced_at","id") WHERE status = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "performances_source_key" ON "performances" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "performances_event" ON "performances" USING btree ("event_id","starts_at");--> statement-breakpoint
CREATE INDEX "performances_starts" ON "performances" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "performances_venue" ON "performances" USING btree ("venue_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "performances_on_sale" ON "performances" USING btree ("on_sale_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "venues_slug_key" ON "venues" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "venues_city" ON "venues" USING btree ("city_id");--> statement-breakpoint
CREATE INDEX "identity_tokens_user" ON "identity_tokens" USING btree ("user_id","purpose");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "access_codes_key" ON "access_codes" USING btree ("performance_id","code");--> statement-breakpoint
CREATE INDEX "claims_hold" ON "claims" USING btree ("hold_id") WHERE hold_id is not null;--> statement-breakpoint
CREATE INDEX "claims_order" ON "claims" USING btree ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "claims_lapsing" ON "claims" USING btree ("expires_at") WHERE state = 'held';--> statement-breakpoint
CREATE UNIQUE INDEX "holds_open_buyer_key" ON "holds" USING btree ("buyer_key") WHERE state in ('active', 'paying');--> statement-breakpoint
CREATE INDEX "holds_buyer" ON "holds" USING btree ("buyer_key","created_at");--> statement-breakpoint
CREATE INDEX "holds_expiry" ON "holds" USING btree ("expires_at") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "place_claims_level" ON "place_claims" USING btree ("price_level_id","state","expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "place_claims_hold_key" ON "place_claims" USING btree ("hold_id","price_level_id") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "place_claims_order" ON "place_claims" USING btree ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "price_level_categories_level" ON "price_level_categories" USING btree ("price_level_id");--> statement-breakpoint
CREATE UNIQUE INDEX "price_levels_position_key" ON "price_levels" USING btree ("performance_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_order_kind_key" ON "mails" USING btree ("order_id","kind",coalesce("subject_id", '')) WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "mails_user" ON "mails" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "mails_provider" ON "mails" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "mails_unsent" ON "mails" USING btree ("created_at") WHERE state <> 'sent';--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("subject_type","subject_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "checkout_attempts_key" ON "checkout_attempts" USING btree ("order_id","attempt");--> statement-breakpoint
CREATE UNIQUE INDEX "checkout_attempts_session_key" ON "checkout_attempts" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "checkout_attempts_payable_key" ON "checkout_attempts" USING btree ("order_id") WHERE state in ('creating', 'open', 'processing');--> statement-breakpoint
CREATE INDEX "checkout_attempts_unsettled" ON "checkout_attempts" USING btree ("checked_at") WHERE state in ('creating', 'open', 'processing');--> statement-breakpoint
CREATE INDEX "order_items_order" ON "order_items" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_items_performance" ON "order_items" USING btree ("performance_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_items_seat_key" ON "order_items" USING btree ("order_id","performance_id","seat_id") WHERE seat_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number_key" ON "orders" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_open_hold_key" ON "orders" USING btree ("hold_id") WHERE status in ('open', 'awaiting_payment');--> statement-breakpoint
CREATE INDEX "orders_user" ON "orders" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "orders_buyer" ON "orders" USING btree ("buyer_key","created_at");--> statement-breakpoint
CREATE INDEX "orders_email" ON "orders" USING btree ("email");--> statement-breakpoint
CREATE INDEX "orders_unsettled" ON "orders" USING btree ("updated_at") WHERE status in ('open', 'awaiting_payment', 'paid_late');--> statement-breakpoint
CREATE UNIQUE INDEX "organizers_slug_key" ON "organizers" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_session_key" ON "payments" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_intent_key" ON "payments" USING btree ("payment_intent_id");--> statement-breakpoint
CREATE INDEX "payments_order" ON "payments" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_reason_key" ON "refunds" USING btree ("payment_id","reason");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_stripe_key" ON "refunds" USING btree ("stripe_refund_id");--> statement-breakpoint
CREATE INDEX "refunds_order" ON "refunds" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refunds_unsettled" ON "refunds" USING btree ("updated_at") WHERE state in ('owed', 'requested');--> statement-breakpoint
CREATE INDEX "stripe_events_object" ON "stripe_events" USING btree ("object_id");--> statement-breakpoint
CREATE INDEX "stripe_events_received" ON "stripe_events" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "seating_plans_version_key" ON "seating_plans" USING btree ("venue_slug","name","version");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_index_key" ON "seats" USING btree ("plan_id","seat_index");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_place_key" ON "seats" USING btree ("plan_id","row_index","row_position");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_label_key" ON "seats" USING btree ("plan_id","zone","section","row_label","seat_label");--> statement-breakpoint
CREATE INDEX "seats_category" ON "seats" USING btree ("plan_id","category","row_index","row_position");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_item_key" ON "tickets" USING btree ("order_item_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_seat_key" ON "tickets" USING btree ("performance_id","seat_id") WHERE status = 'valid' and seat_id is not null;--> statement-breakpoint
CREATE INDEX "tickets_order" ON "tickets" USING btree ("order_id");