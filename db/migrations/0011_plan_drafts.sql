CREATE TABLE "plan_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"document" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_by" uuid,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seat_count" integer NOT NULL,
	"preview" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "seating_plans" ALTER COLUMN "venue_slug" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "seating_plans" ADD COLUMN "organizer_id" uuid;--> statement-breakpoint
ALTER TABLE "seating_plans" ADD COLUMN "draft_id" uuid;--> statement-breakpoint
ALTER TABLE "seating_plans" ADD COLUMN "draft_version" integer;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "guid" text;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_drafts_organizer" ON "plan_drafts" USING btree ("organizer_id","saved_at");--> statement-breakpoint
ALTER TABLE "seating_plans" ADD CONSTRAINT "seating_plans_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seating_plans" ADD CONSTRAINT "seating_plans_draft_id_plan_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."plan_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "seating_plans_draft_key" ON "seating_plans" USING btree ("draft_id","version");--> statement-breakpoint
CREATE INDEX "seating_plans_organizer" ON "seating_plans" USING btree ("organizer_id") WHERE organizer_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "seats_guid_key" ON "seats" USING btree ("plan_id","guid") WHERE guid is not null;--> statement-breakpoint
ALTER TABLE "seating_plans" ADD CONSTRAINT "seating_plans_owner" CHECK (("seating_plans"."organizer_id" is null) = ("seating_plans"."draft_id" is null));--> statement-breakpoint
ALTER TABLE "seating_plans" ADD CONSTRAINT "seating_plans_place" CHECK ("seating_plans"."venue_slug" is not null or "seating_plans"."organizer_id" is not null);--> statement-breakpoint
-- A performance can move to another version of its plan while people buy. Whoever claims a seat waits here for the move
-- and then loses a seat that is no longer in the performance's plan, as if somebody else had it.
CREATE FUNCTION "claims_keep_to_plan"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM 1 FROM performances p JOIN seats s ON s.plan_id = p.plan_id
	WHERE p.id = NEW.performance_id AND s.id = NEW.seat_id
	FOR KEY SHARE OF p;
	IF FOUND THEN
		RETURN NEW;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "claims_keep_to_plan" BEFORE INSERT ON "claims" FOR EACH ROW EXECUTE FUNCTION claims_keep_to_plan();
