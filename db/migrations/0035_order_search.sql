CREATE EXTENSION IF NOT EXISTS "pg_trgm";--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS "btree_gin";--> statement-breakpoint
CREATE TABLE "order_search" (
	"organizer_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "order_search_organizer_id_order_id_pk" PRIMARY KEY("organizer_id","order_id")
);
--> statement-breakpoint
-- As searchedText in lib/payments/order-search.ts: without capitals and accents. Where the database's locale is C its trigrams
-- know ASCII only, so any other character is written by its number.
CREATE FUNCTION "order_search_fold"("given" text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  folded text := translate(replace(lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g')), 'ß', 'ss'), 'øłđðı', 'olddi');
BEGIN
  IF folded !~ '[^\u0001-\u007f]' THEN
    RETURN folded;
  END IF;
  RETURN (
    SELECT string_agg(CASE WHEN ascii(c) > 127 THEN 'x' || to_hex(ascii(c)) ELSE c END, '' ORDER BY n)
    FROM regexp_split_to_table(folded, '') WITH ORDINALITY AS each (c, n));
END $$;--> statement-breakpoint
-- Writes by what words each organizer finds his part of an order. It is read by the order, however small a table seems: a plan by
-- size walks through all tickets of an evening that is selling.
CREATE FUNCTION "order_search_write"("one" uuid) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  INSERT INTO order_search (organizer_id, order_id, text)
  WITH part AS MATERIALIZED (
    SELECT DISTINCT performance_id FROM order_items WHERE order_id = one
  ), people AS MATERIALIZED (
    SELECT performance_id, attendee_name FROM tickets WHERE order_id = one AND attendee_name IS NOT NULL
  )
  SELECT e.organizer_id, o.id, ' ' || order_search_fold(concat_ws(' ', o.number, o.buyer_name, o.email, (
      SELECT string_agg(DISTINCT card_last4, ' ') FROM payments WHERE order_id = one),
      string_agg(DISTINCT people.attendee_name, ' ')))
  FROM part JOIN performances p ON p.id = part.performance_id JOIN events e ON e.id = p.event_id
  JOIN orders o ON o.id = one LEFT JOIN people ON people.performance_id = part.performance_id
  GROUP BY e.organizer_id, o.id ORDER BY e.organizer_id
  ON CONFLICT (organizer_id, order_id) DO UPDATE SET text = excluded.text WHERE order_search.text <> excluded.text;
END $$;--> statement-breakpoint
-- What takes long comes before anything that stops a sale.
INSERT INTO order_search (organizer_id, order_id, text)
SELECT part.organizer_id, o.id, ' ' || order_search_fold(concat_ws(' ', o.number, o.buyer_name, o.email, y.cards, t.people))
FROM (
  SELECT DISTINCT i.order_id, e.organizer_id FROM order_items i
  JOIN performances p ON p.id = i.performance_id JOIN events e ON e.id = p.event_id) part
JOIN orders o ON o.id = part.order_id
LEFT JOIN (SELECT order_id, string_agg(DISTINCT card_last4, ' ') AS cards FROM payments GROUP BY 1) y ON y.order_id = o.id
LEFT JOIN (
  SELECT t.order_id, e.organizer_id, string_agg(DISTINCT t.attendee_name, ' ') AS people
  FROM tickets t JOIN performances p ON p.id = t.performance_id JOIN events e ON e.id = p.event_id
  WHERE t.attendee_name IS NOT NULL GROUP BY 1, 2) t ON t.order_id = o.id AND t.organizer_id = part.organizer_id;--> statement-breakpoint
CREATE INDEX "order_search_order" ON "order_search" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_search_text" ON "order_search" USING gin ("organizer_id",text gin_trgm_ops) WITH (gin_pending_list_limit=1024);--> statement-breakpoint
ALTER TABLE "order_search" ADD CONSTRAINT "order_search_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_search" ADD CONSTRAINT "order_search_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_action" ON "audit_log" USING btree ("organizer_id","action","id") WHERE organizer_id is not null;--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("organizer_id","actor_kind","actor_id","id") WHERE organizer_id is not null;--> statement-breakpoint
CREATE INDEX "audit_log_search" ON "audit_log" USING gin ("organizer_id",(subject_id || ' ' || (details::text)) gin_trgm_ops) WHERE organizer_id is not null and subject_type <> 'order';--> statement-breakpoint
CREATE INDEX "orders_unusual" ON "orders" USING btree ("status","id") WHERE status <> 'paid';--> statement-breakpoint
CREATE FUNCTION "order_search_of_items"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM order_search_write(n.order_id) FROM (SELECT DISTINCT order_id FROM new_rows ORDER BY 1) n;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "order_items_search" AFTER INSERT ON "order_items" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "order_search_of_items"();--> statement-breakpoint
CREATE FUNCTION "order_search_of_order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM order_search_write(NEW.id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "orders_search" AFTER UPDATE ON "orders" FOR EACH ROW
  WHEN ((NEW.number, NEW.buyer_name, NEW.email) IS DISTINCT FROM (OLD.number, OLD.buyer_name, OLD.email))
  EXECUTE FUNCTION "order_search_of_order"();--> statement-breakpoint
CREATE FUNCTION "order_search_of_part"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM order_search_write(NEW.order_id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "payments_search" AFTER INSERT ON "payments" FOR EACH ROW
  WHEN (NEW.card_last4 IS NOT NULL) EXECUTE FUNCTION "order_search_of_part"();--> statement-breakpoint
CREATE TRIGGER "tickets_search_insert" AFTER INSERT ON "tickets" FOR EACH ROW
  WHEN (NEW.attendee_name IS NOT NULL) EXECUTE FUNCTION "order_search_of_part"();--> statement-breakpoint
CREATE TRIGGER "tickets_search_update" AFTER UPDATE ON "tickets" FOR EACH ROW
  WHEN (NEW.attendee_name IS DISTINCT FROM OLD.attendee_name) EXECUTE FUNCTION "order_search_of_part"();--> statement-breakpoint
-- Sold while the rest was written.
SELECT order_search_write(id) FROM orders WHERE created_at > now() - interval '1 hour';
