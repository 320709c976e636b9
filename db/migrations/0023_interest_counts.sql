CREATE TABLE "interest_counts" (
	"performance_id" uuid NOT NULL,
	"day" date NOT NULL,
	"views" integer DEFAULT 0 NOT NULL,
	"carts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "interest_counts_performance_id_day_pk" PRIMARY KEY("performance_id","day")
);
--> statement-breakpoint
ALTER TABLE "interest_counts" ADD CONSTRAINT "interest_counts_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;