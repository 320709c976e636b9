ALTER TYPE "public"."mail_kind" ADD VALUE 'date_changed';--> statement-breakpoint
CREATE TABLE "date_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"performance_id" uuid NOT NULL,
	"starts_at_before" timestamp with time zone NOT NULL,
	"time_known_before" boolean NOT NULL,
	"doors_at_before" timestamp with time zone,
	"status_before" "performance_status" NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"doors_at" timestamp with time zone,
	"status" "performance_status" NOT NULL,
	"told_through" uuid,
	"told_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "date_changes" ADD CONSTRAINT "date_changes_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;