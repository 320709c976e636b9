ALTER TABLE "performances" ADD COLUMN "companions_released_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "companion_of" integer;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_companion_fk" FOREIGN KEY ("plan_id","companion_of") REFERENCES "public"."seats"("plan_id","seat_index") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "seats_companions" ON "seats" USING btree ("plan_id","companion_of") WHERE companion_of is not null;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_companion" CHECK ("seats"."companion_of" is null or not "seats"."accessible");