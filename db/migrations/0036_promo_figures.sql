CREATE TABLE "promo_by_order" (
	"order_id" uuid NOT NULL,
	"performance_id" uuid NOT NULL,
	"promo_id" uuid NOT NULL,
	"leads" smallint NOT NULL,
	"tickets" integer NOT NULL,
	"tickets_back" integer NOT NULL,
	"gross" bigint NOT NULL,
	"discount" bigint NOT NULL,
	"refunds" bigint NOT NULL,
	CONSTRAINT "promo_by_order_order_id_performance_id_pk" PRIMARY KEY("order_id","performance_id")
);
--> statement-breakpoint
CREATE TABLE "promo_figures" (
	"promo_id" uuid NOT NULL,
	"performance_id" uuid NOT NULL,
	"orders" integer NOT NULL,
	"leads" integer NOT NULL,
	"tickets" integer NOT NULL,
	"tickets_back" integer NOT NULL,
	"gross" bigint NOT NULL,
	"discount" bigint NOT NULL,
	"refunds" bigint NOT NULL,
	CONSTRAINT "promo_figures_promo_id_performance_id_pk" PRIMARY KEY("promo_id","performance_id")
);
--> statement-breakpoint
ALTER TABLE "promo_figures" ADD CONSTRAINT "promo_figures_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "promo_figures_performance" ON "promo_figures" USING btree ("performance_id");--> statement-breakpoint
-- Orders with a code are added up by the worker, as after a change.
INSERT INTO "sales_changes" ("performance_id", "order_id")
SELECT DISTINCT i.performance_id, i.order_id FROM orders o JOIN order_items i ON i.order_id = o.id
WHERE o.promo_code_id IS NOT NULL AND o.paid_at IS NOT NULL;
