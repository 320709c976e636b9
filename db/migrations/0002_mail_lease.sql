ALTER TYPE "public"."mail_kind" ADD VALUE 'account_exists';--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "leased_until" timestamp with time zone;