ALTER TABLE "waiting_visitors" ADD COLUMN "origin" text;--> statement-breakpoint
CREATE INDEX "waiting_visitors_origin" ON "waiting_visitors" USING btree ("room_id","origin") WHERE origin is not null;