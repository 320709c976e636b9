CREATE TYPE "public"."alert_channel_kind" AS ENUM('mail', 'slack', 'webhook');--> statement-breakpoint
CREATE TYPE "public"."alert_delivery_state" AS ENUM('queued', 'sent', 'failed', 'dropped');--> statement-breakpoint
CREATE TYPE "public"."alert_news" AS ENUM('opened', 'worse', 'resolved');--> statement-breakpoint
CREATE TYPE "public"."alert_severity" AS ENUM('warning', 'critical');--> statement-breakpoint
CREATE TYPE "public"."alert_state" AS ENUM('pending', 'open', 'resolved');--> statement-breakpoint
CREATE TABLE "alert_channels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "alert_channel_kind" NOT NULL,
	"name" text NOT NULL,
	"sealed_target" text,
	"sealed_secret" text,
	"severity" "alert_severity" DEFAULT 'warning' NOT NULL,
	"after_minutes" integer DEFAULT 0 NOT NULL,
	"quiet_from" smallint DEFAULT 0 NOT NULL,
	"quiet_to" smallint DEFAULT 0 NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "alert_channels_after" CHECK ("alert_channels"."after_minutes" between 0 and 1440),
	CONSTRAINT "alert_channels_quiet" CHECK ("alert_channels"."quiet_from" between 0 and 23 and "alert_channels"."quiet_to" between 0 and 23),
	CONSTRAINT "alert_channels_target" CHECK ("alert_channels"."kind" = 'mail' or "alert_channels"."sealed_target" is not null),
	CONSTRAINT "alert_channels_signed" CHECK ("alert_channels"."kind" <> 'webhook' or "alert_channels"."sealed_secret" is not null)
);
--> statement-breakpoint
CREATE TABLE "alert_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"alert_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"news" "alert_news" NOT NULL,
	"state" "alert_delivery_state" DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"rule" text NOT NULL,
	"subject" text,
	"state" "alert_state" DEFAULT 'pending' NOT NULL,
	"severity" "alert_severity" NOT NULL,
	"value" double precision NOT NULL,
	"worst" double precision NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp with time zone,
	"clear_since" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"snoozed_until" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by" uuid,
	CONSTRAINT "alerts_opened" CHECK ("alerts"."state" = 'pending' or "alerts"."opened_at" is not null),
	CONSTRAINT "alerts_resolved" CHECK (("alerts"."state" = 'resolved') = ("alerts"."resolved_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "health_findings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" double precision NOT NULL,
	"details" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"measured_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcome_counts" (
	"measure" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "outcome_counts_measure_minute_outcome_pk" PRIMARY KEY("measure","minute","outcome"),
	CONSTRAINT "outcome_counts_count" CHECK ("outcome_counts"."count" > 0)
);
--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_channel_id_alert_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."alert_channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_acknowledged_by_users_id_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_deliveries_key" ON "alert_deliveries" USING btree ("alert_id","channel_id","news");--> statement-breakpoint
CREATE INDEX "alert_deliveries_channel" ON "alert_deliveries" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "alert_deliveries_due" ON "alert_deliveries" USING btree ("due_at") WHERE state = 'queued';--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_living_key" ON "alerts" USING btree ("cause") WHERE state <> 'resolved';--> statement-breakpoint
CREATE INDEX "alerts_resolved" ON "alerts" USING btree ("resolved_at") WHERE state = 'resolved';--> statement-breakpoint
CREATE INDEX "outcome_counts_minute" ON "outcome_counts" USING btree ("minute");--> statement-breakpoint
INSERT INTO "alert_channels" ("id", "kind", "name") VALUES ('01930000-0000-7000-8000-000000000001', 'mail', 'Mail to the staff');
