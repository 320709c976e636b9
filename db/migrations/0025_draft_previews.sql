CREATE TABLE "draft_previews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_previews_token" CHECK (length("draft_previews"."token_hash") = 64)
);
--> statement-breakpoint
ALTER TABLE "draft_previews" ADD CONSTRAINT "draft_previews_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_previews" ADD CONSTRAINT "draft_previews_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "draft_previews_token_key" ON "draft_previews" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "draft_previews_event" ON "draft_previews" USING btree ("event_id","created_at");