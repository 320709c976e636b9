CREATE TYPE "public"."allocation_kind" AS ENUM('guests', 'comps', 'house', 'wheelchair', 'promoter', 'other');--> statement-breakpoint
CREATE TABLE "allocations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"performance_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" "allocation_kind" NOT NULL,
	"release_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "allocations_performance_id_key" UNIQUE("performance_id","id")
);
--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "allocation_id" uuid;--> statement-breakpoint
ALTER TABLE "place_claims" ADD COLUMN "allocation_id" uuid;--> statement-breakpoint
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "allocations_name_key" ON "allocations" USING btree ("performance_id",lower(name));--> statement-breakpoint
CREATE INDEX "allocations_release" ON "allocations" USING btree ("release_at") WHERE release_at is not null;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_allocation_fk" FOREIGN KEY ("performance_id","allocation_id") REFERENCES "public"."allocations"("performance_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_claims" ADD CONSTRAINT "place_claims_allocation_fk" FOREIGN KEY ("performance_id","allocation_id") REFERENCES "public"."allocations"("performance_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claims_allocation" ON "claims" USING btree ("allocation_id") WHERE allocation_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "place_claims_allocation_key" ON "place_claims" USING btree ("allocation_id","price_level_id") WHERE allocation_id is not null;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_allocated" CHECK ("claims"."allocation_id" is null or "claims"."state" = 'blocked');--> statement-breakpoint
ALTER TABLE "place_claims" ADD CONSTRAINT "place_claims_allocated" CHECK ("place_claims"."allocation_id" is null or "place_claims"."state" = 'blocked');