-- As before (0035), but who writes the words of an order waits for whoever writes them before he reads what they are made of:
-- of two guests who were named at once only the second was found.
CREATE OR REPLACE FUNCTION "order_search_write"("one" uuid) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  PERFORM FROM order_search WHERE order_id = one ORDER BY organizer_id FOR UPDATE;
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
END $$;
