CREATE TABLE "statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"from_at" timestamp with time zone,
	"until_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lines" jsonb NOT NULL,
	"issued_by" uuid,
	CONSTRAINT "statements_number_key" UNIQUE("organizer_id","number"),
	CONSTRAINT "statements_period" CHECK ("statements"."from_at" is null or "statements"."from_at" < "statements"."until_at")
);
--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_issued_by_users_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refunds_failed" ON "refunds" USING btree ("organizer_id") WHERE state = 'failed';