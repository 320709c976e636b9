ALTER TYPE "public"."mail_kind" ADD VALUE 'team_invitation';--> statement-breakpoint
CREATE TABLE "organizer_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" "member_role" NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizer_invitations_email_lower" CHECK ("organizer_invitations"."email" = lower("organizer_invitations"."email")),
	CONSTRAINT "organizer_invitations_end" CHECK ("organizer_invitations"."accepted_at" is null or "organizer_invitations"."revoked_at" is null)
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_about";--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "currency" char(3) DEFAULT 'usd' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "time_zone" text DEFAULT 'America/New_York' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "brand_color" text;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "refund_policy" text;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "imprint" text;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "terms" text;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "requires_second_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organizer_invitations" ADD CONSTRAINT "organizer_invitations_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizer_invitations" ADD CONSTRAINT "organizer_invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "organizer_invitations_token_key" ON "organizer_invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "organizer_invitations_open_key" ON "organizer_invitations" USING btree ("organizer_id","email") WHERE accepted_at is null and revoked_at is null;--> statement-breakpoint
CREATE INDEX "organizer_members_user" ON "organizer_members" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_about" CHECK (num_nonnulls("mails"."order_id", "mails"."user_id", "mails"."subject_id") > 0);--> statement-breakpoint
ALTER TABLE "organizers" ADD CONSTRAINT "organizers_brand_color" CHECK ("organizers"."brand_color" ~ '^#[0-9a-f]{6}$');