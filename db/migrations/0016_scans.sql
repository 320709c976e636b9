CREATE TYPE "public"."scan_outcome" AS ENUM('first', 'again', 'void', 'refused');--> statement-breakpoint
CREATE TYPE "public"."scan_verdict" AS ENUM('admitted', 'already_in', 'wrong_performance', 'void', 'unknown', 'not_open');--> statement-breakpoint
CREATE TABLE "scans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"performance_id" uuid NOT NULL,
	"ticket_id" uuid,
	"device_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"scanned_by" uuid,
	"verdict" "scan_verdict" NOT NULL,
	"outcome" "scan_outcome" NOT NULL,
	"scanned_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "scans_admission_has_ticket" CHECK ("scans"."verdict" <> 'admitted' or "scans"."ticket_id" is not null),
	CONSTRAINT "scans_refused" CHECK (("scans"."outcome" = 'refused') = ("scans"."verdict" <> 'admitted'))
);
--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_scanned_by_users_id_fk" FOREIGN KEY ("scanned_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "scans_first_key" ON "scans" USING btree ("ticket_id") WHERE outcome = 'first' and undone_at is null;--> statement-breakpoint
CREATE INDEX "scans_ticket" ON "scans" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "scans_performance" ON "scans" USING btree ("performance_id","scanned_at");