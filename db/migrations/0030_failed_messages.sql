CREATE TYPE "public"."failure_batch_state" AS ENUM('frozen', 'awaiting_approval', 'running', 'paused', 'stopped', 'cancelled', 'done');--> statement-breakpoint
CREATE TYPE "public"."failure_state" AS ENUM('open', 'snoozed', 'redriving', 'redriven', 'resolved', 'deleted');--> statement-breakpoint
CREATE TABLE "archived_failures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"queue" text NOT NULL,
	"kind" text NOT NULL,
	"original_id" text NOT NULL,
	"fingerprint" char(16) NOT NULL,
	"order_id" uuid,
	"user_id" uuid,
	"last_failed_at" timestamp with time zone NOT NULL,
	"file" text NOT NULL,
	"line" integer NOT NULL,
	"archived_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failed_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message_id" uuid NOT NULL,
	"author_id" uuid,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failed_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"queue" text NOT NULL,
	"kind" text NOT NULL,
	"original_id" text NOT NULL,
	"body_hash" char(64) NOT NULL,
	"fingerprint" char(16) NOT NULL,
	"state" "failure_state" DEFAULT 'open' NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"redrives" integer DEFAULT 0 NOT NULL,
	"first_failed_at" timestamp with time zone NOT NULL,
	"last_failed_at" timestamp with time zone NOT NULL,
	"order_id" uuid,
	"event_id" uuid,
	"organizer_id" uuid,
	"user_id" uuid,
	"mail_id" uuid,
	"money_at_risk" bigint,
	"currency" char(3),
	"assignee_id" uuid,
	"snoozed_until" timestamp with time zone,
	"reason" text,
	"closed_at" timestamp with time zone,
	"sent_id" text,
	"batch_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "failed_messages_money" CHECK (("failed_messages"."money_at_risk" is null) = ("failed_messages"."currency" is null)),
	CONSTRAINT "failed_messages_snooze" CHECK (("failed_messages"."state" = 'snoozed') = ("failed_messages"."snoozed_until" is not null)),
	CONSTRAINT "failed_messages_closed" CHECK (("failed_messages"."state" in ('redriven', 'resolved', 'deleted')) = ("failed_messages"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "failed_payloads" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"raw" "bytea" NOT NULL,
	"body" jsonb,
	"edited" text,
	"version" integer DEFAULT 0 NOT NULL,
	"headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"personal" text[] DEFAULT '{}' NOT NULL,
	"erased_at" timestamp with time zone,
	"tokens" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failed_versions" (
	"message_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"payload" text NOT NULL,
	"edited_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "failed_versions_message_id_version_pk" PRIMARY KEY("message_id","version")
);
--> statement-breakpoint
CREATE TABLE "failure_batch_items" (
	"batch_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"sent_id" text,
	"note" text,
	CONSTRAINT "failure_batch_items_batch_id_message_id_pk" PRIMARY KEY("batch_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "failure_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"action" text NOT NULL,
	"state" "failure_batch_state" DEFAULT 'frozen' NOT NULL,
	"filter" jsonb NOT NULL,
	"target_queue" text,
	"reason" text,
	"rate" integer,
	"canary" boolean DEFAULT true NOT NULL,
	"total" integer NOT NULL,
	"money" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"handled" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"returned" integer DEFAULT 0 NOT NULL,
	"cursor" uuid,
	"watch_until" timestamp with time zone,
	"pace_from" timestamp with time zone,
	"pace_handled" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"requested_by" uuid,
	"approved_by" uuid,
	"stop_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "failure_batches_counts" CHECK ("failure_batches"."handled" + "failure_batches"."skipped" + "failure_batches"."refused" <= "failure_batches"."total"),
	CONSTRAINT "failure_batches_second_person" CHECK ("failure_batches"."approved_by" is null or "failure_batches"."approved_by" <> "failure_batches"."requested_by")
);
--> statement-breakpoint
CREATE TABLE "failure_group_money" (
	"fingerprint" char(16) NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "failure_group_money_fingerprint_currency_pk" PRIMARY KEY("fingerprint","currency")
);
--> statement-breakpoint
CREATE TABLE "failure_groups" (
	"fingerprint" char(16) PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"queue" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"example_id" uuid,
	"total" integer DEFAULT 0 NOT NULL,
	"open" integer DEFAULT 0 NOT NULL,
	"snoozed" integer DEFAULT 0 NOT NULL,
	"redriving" integer DEFAULT 0 NOT NULL,
	"redriven" integer DEFAULT 0 NOT NULL,
	"resolved" integer DEFAULT 0 NOT NULL,
	"deleted" integer DEFAULT 0 NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failure_hours" (
	"fingerprint" char(16) NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "failure_hours_fingerprint_hour_pk" PRIMARY KEY("fingerprint","hour")
);
--> statement-breakpoint
CREATE TABLE "failure_policy" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"approval_from" bigint,
	"undo_minutes" integer DEFAULT 60 NOT NULL,
	"keep_days" integer DEFAULT 90 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "failure_policy_one" CHECK ("failure_policy"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "staff_roles" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "failed_comments" ADD CONSTRAINT "failed_comments_message_id_failed_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."failed_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failed_comments" ADD CONSTRAINT "failed_comments_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failed_messages" ADD CONSTRAINT "failed_messages_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failed_payloads" ADD CONSTRAINT "failed_payloads_message_id_failed_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."failed_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failed_versions" ADD CONSTRAINT "failed_versions_message_id_failed_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."failed_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failed_versions" ADD CONSTRAINT "failed_versions_edited_by_users_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failure_batch_items" ADD CONSTRAINT "failure_batch_items_batch_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."failure_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failure_batches" ADD CONSTRAINT "failure_batches_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failure_batches" ADD CONSTRAINT "failure_batches_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "archived_failures_newest" ON "archived_failures" USING btree ("last_failed_at","id");--> statement-breakpoint
CREATE INDEX "archived_failures_original" ON "archived_failures" USING btree ("original_id");--> statement-breakpoint
CREATE INDEX "archived_failures_fingerprint" ON "archived_failures" USING btree ("fingerprint","last_failed_at");--> statement-breakpoint
CREATE INDEX "archived_failures_order" ON "archived_failures" USING btree ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "archived_failures_user" ON "archived_failures" USING btree ("user_id") WHERE user_id is not null;--> statement-breakpoint
CREATE INDEX "failed_comments_message" ON "failed_comments" USING btree ("message_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "failed_messages_original_key" ON "failed_messages" USING btree ("source","queue","original_id","body_hash");--> statement-breakpoint
CREATE INDEX "failed_messages_newest" ON "failed_messages" USING btree ("state","last_failed_at","id");--> statement-breakpoint
CREATE INDEX "failed_messages_queue" ON "failed_messages" USING btree ("state","queue","last_failed_at","id");--> statement-breakpoint
CREATE INDEX "failed_messages_kind" ON "failed_messages" USING btree ("state","kind","last_failed_at","id");--> statement-breakpoint
CREATE INDEX "failed_messages_source" ON "failed_messages" USING btree ("state","source","last_failed_at","id");--> statement-breakpoint
CREATE INDEX "failed_messages_fingerprint" ON "failed_messages" USING btree ("state","fingerprint","last_failed_at","id");--> statement-breakpoint
CREATE INDEX "failed_messages_money" ON "failed_messages" USING btree ("state","last_failed_at","id") WHERE money_at_risk > 0;--> statement-breakpoint
CREATE INDEX "failed_messages_assignee" ON "failed_messages" USING btree ("assignee_id","last_failed_at") WHERE assignee_id is not null;--> statement-breakpoint
CREATE INDEX "failed_messages_order" ON "failed_messages" USING btree ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "failed_messages_event" ON "failed_messages" USING btree ("event_id","last_failed_at") WHERE event_id is not null;--> statement-breakpoint
CREATE INDEX "failed_messages_organizer" ON "failed_messages" USING btree ("organizer_id","last_failed_at") WHERE organizer_id is not null;--> statement-breakpoint
CREATE INDEX "failed_messages_user" ON "failed_messages" USING btree ("user_id") WHERE user_id is not null;--> statement-breakpoint
CREATE INDEX "failed_messages_mail" ON "failed_messages" USING btree ("mail_id") WHERE mail_id is not null;--> statement-breakpoint
CREATE INDEX "failed_messages_original" ON "failed_messages" USING btree ("original_id");--> statement-breakpoint
CREATE INDEX "failed_messages_sent" ON "failed_messages" USING btree ("sent_id") WHERE sent_id is not null;--> statement-breakpoint
CREATE INDEX "failed_messages_batch" ON "failed_messages" USING btree ("batch_id","id") WHERE batch_id is not null;--> statement-breakpoint
CREATE INDEX "failed_messages_snoozed" ON "failed_messages" USING btree ("snoozed_until") WHERE state = 'snoozed';--> statement-breakpoint
CREATE INDEX "failed_messages_closed" ON "failed_messages" USING btree ("closed_at") WHERE closed_at is not null;--> statement-breakpoint
CREATE INDEX "failed_payloads_tokens" ON "failed_payloads" USING gin ("tokens") WITH (gin_pending_list_limit=1024);--> statement-breakpoint
CREATE INDEX "failure_batches_newest" ON "failure_batches" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "failure_batches_running" ON "failure_batches" USING btree ("id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "failure_hours_hour" ON "failure_hours" USING btree ("hour");--> statement-breakpoint
INSERT INTO "staff_roles" ("user_id", "role") SELECT "id", 'approve' FROM "users" WHERE "role" = 'staff';--> statement-breakpoint
ALTER TABLE "failure_batch_items" SET (fillfactor = 80);--> statement-breakpoint
CREATE FUNCTION "failure_groups_insert"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- In the order of the key, so that two that count the same groups take turns instead of deadlocking.
  INSERT INTO failure_groups AS g (fingerprint, source, queue, kind, title, example_id, total, open, snoozed, redriving,
    redriven, resolved, deleted, first_seen_at, last_seen_at)
  SELECT fingerprint, min(source), min(queue), min(kind), '', min(id::text)::uuid, count(*),
    count(*) FILTER (WHERE state = 'open'), count(*) FILTER (WHERE state = 'snoozed'),
    count(*) FILTER (WHERE state = 'redriving'), count(*) FILTER (WHERE state = 'redriven'),
    count(*) FILTER (WHERE state = 'resolved'), count(*) FILTER (WHERE state = 'deleted'),
    min(first_failed_at), max(last_failed_at)
  FROM new_rows GROUP BY fingerprint ORDER BY fingerprint
  ON CONFLICT (fingerprint) DO UPDATE SET total = g.total + EXCLUDED.total, open = g.open + EXCLUDED.open,
    snoozed = g.snoozed + EXCLUDED.snoozed, redriving = g.redriving + EXCLUDED.redriving,
    redriven = g.redriven + EXCLUDED.redriven, resolved = g.resolved + EXCLUDED.resolved,
    deleted = g.deleted + EXCLUDED.deleted, example_id = EXCLUDED.example_id,
    first_seen_at = least(g.first_seen_at, EXCLUDED.first_seen_at),
    last_seen_at = greatest(g.last_seen_at, EXCLUDED.last_seen_at);
  INSERT INTO failure_group_money AS m (fingerprint, currency, amount)
  SELECT fingerprint, currency, sum(money_at_risk) FROM new_rows
  WHERE money_at_risk IS NOT NULL AND state IN ('open', 'snoozed', 'redriving')
  GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (fingerprint, currency) DO UPDATE SET amount = m.amount + EXCLUDED.amount;
  INSERT INTO failure_hours AS h (fingerprint, hour, count)
  SELECT fingerprint, date_trunc('hour', last_failed_at), count(*) FROM new_rows GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (fingerprint, hour) DO UPDATE SET count = h.count + EXCLUDED.count;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "failure_groups_apply"(deltas jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE d record;
BEGIN
  FOR d IN SELECT * FROM jsonb_to_recordset(deltas) AS x (f text, total int, open int, snoozed int, redriving int,
    redriven int, resolved int, deleted int) ORDER BY f LOOP
    UPDATE failure_groups g SET total = g.total + d.total, open = g.open + coalesce(d.open, 0), snoozed = g.snoozed + coalesce(d.snoozed, 0),
      redriving = g.redriving + coalesce(d.redriving, 0), redriven = g.redriven + coalesce(d.redriven, 0), resolved = g.resolved + coalesce(d.resolved, 0),
      deleted = g.deleted + coalesce(d.deleted, 0)
    WHERE g.fingerprint = d.f;
  END LOOP;
END $$;--> statement-breakpoint
CREATE FUNCTION "failure_groups_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO failure_groups AS g (fingerprint, source, queue, kind, title, first_seen_at, last_seen_at)
  SELECT n.fingerprint, min(n.source), min(n.queue), min(n.kind), '', min(n.first_failed_at), max(n.last_failed_at)
  FROM new_rows n JOIN old_rows o USING (id) WHERE n.last_failed_at <> o.last_failed_at OR n.fingerprint <> o.fingerprint
  GROUP BY 1 ORDER BY 1
  ON CONFLICT (fingerprint) DO UPDATE SET last_seen_at = greatest(g.last_seen_at, EXCLUDED.last_seen_at);
  PERFORM failure_groups_apply(coalesce((SELECT jsonb_agg(to_jsonb(d)) FROM (
    SELECT fingerprint AS f, 0 AS total, sum(n) FILTER (WHERE state = 'open') AS open,
      sum(n) FILTER (WHERE state = 'snoozed') AS snoozed, sum(n) FILTER (WHERE state = 'redriving') AS redriving,
      sum(n) FILTER (WHERE state = 'redriven') AS redriven, sum(n) FILTER (WHERE state = 'resolved') AS resolved,
      sum(n) FILTER (WHERE state = 'deleted') AS deleted
    FROM (SELECT fingerprint, state, 1 AS n FROM new_rows UNION ALL
      SELECT fingerprint, state, -1 FROM old_rows) moved GROUP BY fingerprint) d), '[]'));
  INSERT INTO failure_group_money AS m (fingerprint, currency, amount)
  SELECT fingerprint, currency, sum(amount) FROM (
    SELECT fingerprint, currency, money_at_risk AS amount FROM new_rows
    WHERE money_at_risk IS NOT NULL AND state IN ('open', 'snoozed', 'redriving')
    UNION ALL
    SELECT fingerprint, currency, -money_at_risk FROM old_rows
    WHERE money_at_risk IS NOT NULL AND state IN ('open', 'snoozed', 'redriving')) moved
  GROUP BY 1, 2 HAVING sum(amount) <> 0 ORDER BY 1, 2
  ON CONFLICT (fingerprint, currency) DO UPDATE SET amount = m.amount + EXCLUDED.amount;
  -- What came back after a redrive is a failure of that hour too.
  INSERT INTO failure_hours AS h (fingerprint, hour, count)
  SELECT n.fingerprint, date_trunc('hour', n.last_failed_at), count(*)
  FROM new_rows n JOIN old_rows o USING (id) WHERE n.attempts > o.attempts AND n.last_failed_at <> o.last_failed_at
  GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (fingerprint, hour) DO UPDATE SET count = h.count + EXCLUDED.count;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "failure_groups_delete"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What is archived leaves its state's count and stays in the total.
  PERFORM failure_groups_apply(coalesce((SELECT jsonb_agg(to_jsonb(d)) FROM (
    SELECT fingerprint AS f, 0 AS total, -count(*) FILTER (WHERE state = 'open') AS open,
      -count(*) FILTER (WHERE state = 'snoozed') AS snoozed, -count(*) FILTER (WHERE state = 'redriving') AS redriving,
      -count(*) FILTER (WHERE state = 'redriven') AS redriven, -count(*) FILTER (WHERE state = 'resolved') AS resolved,
      -count(*) FILTER (WHERE state = 'deleted') AS deleted
    FROM old_rows GROUP BY fingerprint) d), '[]'));
  INSERT INTO failure_group_money AS m (fingerprint, currency, amount)
  SELECT fingerprint, currency, -sum(money_at_risk) FROM old_rows
  WHERE money_at_risk IS NOT NULL AND state IN ('open', 'snoozed', 'redriving') GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (fingerprint, currency) DO UPDATE SET amount = m.amount + EXCLUDED.amount;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "failed_messages_insert" AFTER INSERT ON "failed_messages"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "failure_groups_insert"();--> statement-breakpoint
CREATE TRIGGER "failed_messages_change" AFTER UPDATE ON "failed_messages"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "failure_groups_change"();--> statement-breakpoint
CREATE TRIGGER "failed_messages_delete" AFTER DELETE ON "failed_messages"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION "failure_groups_delete"();
