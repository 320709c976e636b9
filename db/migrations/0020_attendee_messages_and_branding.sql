CREATE TYPE "public"."attendee_message_state" AS ENUM('draft', 'sending', 'paused', 'cancelled');--> statement-breakpoint
ALTER TYPE "public"."mail_kind" ADD VALUE 'attendee_message';--> statement-breakpoint
ALTER TYPE "public"."mail_state" ADD VALUE 'withheld';--> statement-breakpoint
CREATE TABLE "attendee_message_recipients" (
	"message_id" uuid NOT NULL,
	"address" text NOT NULL,
	"order_id" uuid NOT NULL,
	"mail_id" uuid,
	CONSTRAINT "attendee_message_recipients_message_id_address_pk" PRIMARY KEY("message_id","address")
);
--> statement-breakpoint
CREATE TABLE "attendee_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"performance_id" uuid NOT NULL,
	"author_id" uuid,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"level_ids" uuid[] DEFAULT '{}' NOT NULL,
	"presence" text DEFAULT 'all' NOT NULL,
	"state" "attendee_message_state" DEFAULT 'draft' NOT NULL,
	"recipients" integer,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attendee_messages_confirmed" CHECK (("attendee_messages"."state" = 'draft') = ("attendee_messages"."confirmed_at" is null) and ("attendee_messages"."confirmed_at" is null) = ("attendee_messages"."recipients" is null)),
	CONSTRAINT "attendee_messages_length" CHECK (length("attendee_messages"."subject") <= 200 and length("attendee_messages"."body") <= 5000)
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"content_type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "uploads_size" CHECK (octet_length("uploads"."bytes") <= 4194304)
);
--> statement-breakpoint
ALTER TABLE "order_items" ADD COLUMN "refund_days" smallint;--> statement-breakpoint
ALTER TABLE "order_items" ADD COLUMN "refund_keeps_fees" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "logo_id" uuid;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "refund_days" smallint;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "refund_keeps_fees" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "privacy" text;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "mail_note" text;--> statement-breakpoint
ALTER TABLE "attendee_message_recipients" ADD CONSTRAINT "attendee_message_recipients_message_id_attendee_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."attendee_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee_message_recipients" ADD CONSTRAINT "attendee_message_recipients_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee_message_recipients" ADD CONSTRAINT "attendee_message_recipients_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee_messages" ADD CONSTRAINT "attendee_messages_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee_messages" ADD CONSTRAINT "attendee_messages_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee_messages" ADD CONSTRAINT "attendee_messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendee_message_recipients_left" ON "attendee_message_recipients" USING btree ("message_id","address") WHERE mail_id is null;--> statement-breakpoint
CREATE INDEX "attendee_message_recipients_mail" ON "attendee_message_recipients" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "attendee_messages_performance" ON "attendee_messages" USING btree ("performance_id","created_at");--> statement-breakpoint
CREATE INDEX "attendee_messages_organizer" ON "attendee_messages" USING btree ("organizer_id","confirmed_at");--> statement-breakpoint
CREATE INDEX "uploads_organizer" ON "uploads" USING btree ("organizer_id");--> statement-breakpoint
ALTER TABLE "organizers" ADD CONSTRAINT "organizers_logo_id_uploads_id_fk" FOREIGN KEY ("logo_id") REFERENCES "public"."uploads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizers" ADD CONSTRAINT "organizers_refund_days" CHECK ("organizers"."refund_days" between 0 and 365);