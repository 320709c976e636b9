CREATE TABLE "cursors" (
	"name" text PRIMARY KEY NOT NULL,
	"reached_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "holds" ADD COLUMN "origin" text;--> statement-breakpoint
CREATE INDEX "holds_origin" ON "holds" USING btree ("origin") WHERE state in ('active', 'paying');