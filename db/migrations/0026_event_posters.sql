CREATE TABLE "upload_sizes" (
	"upload_id" uuid NOT NULL,
	"size" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "upload_sizes_upload_id_size_pk" PRIMARY KEY("upload_id","size"),
	CONSTRAINT "upload_sizes_size" CHECK ("upload_sizes"."size" in ('thumb', 'card', 'link')),
	CONSTRAINT "upload_sizes_bytes" CHECK (octet_length("upload_sizes"."bytes") <= 1048576)
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "poster_id" uuid;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "poster_alt" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "purpose" text DEFAULT 'logo' NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "unused_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "upload_sizes" ADD CONSTRAINT "upload_sizes_upload_id_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_poster_id_uploads_id_fk" FOREIGN KEY ("poster_id") REFERENCES "public"."uploads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_poster" ON "events" USING btree ("poster_id") WHERE poster_id is not null;--> statement-breakpoint
CREATE INDEX "organizers_logo" ON "organizers" USING btree ("logo_id") WHERE logo_id is not null;--> statement-breakpoint
CREATE INDEX "uploads_unused" ON "uploads" USING btree ("unused_since") WHERE unused_since is not null;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_poster_alt" CHECK (length("events"."poster_alt") <= 300);--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_purpose" CHECK ("uploads"."purpose" in ('logo', 'poster'));